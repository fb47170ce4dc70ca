import type { Lead } from '../leads/lead.js';
import { controlOf } from './row.js';

/** Pixels that a pointer may stray in a click; beyond, text was selected. */
const STRAY = 8;
const INTERACTIVE = 'a,button,input,select,textarea,label,summary,[contenteditable]';

export interface RowActivationOptions {
  readonly leads: () => readonly Lead[];
  /** A lead is activated; gives whether its link is followed. */
  readonly onSelect: (lead: Lead) => boolean;
}

/**
 * Makes a whole row the target of the link or button in it. Nothing is laid over the row, so that
 * its text can be selected.
 */
export class RowActivation {
  readonly #options: RowActivationOptions;
  #pressed = { clientX: 0, clientY: 0 };

  constructor(options: RowActivationOptions) {
    this.#options = options;
  }

  readonly handlePointerDown = ({ clientX, clientY }: PointerEvent): void => {
    this.#pressed = { clientX, clientY };
  };

  readonly handleClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const row = target.closest('[role=listitem]');
    const control = row && controlOf(row);
    if (!control) return;
    if (control.contains(target)) {
      const lead = this.#options.leads()[Number(row.getAttribute('aria-posinset')) - 1];
      if (lead && !this.#options.onSelect(lead)) event.preventDefault();
    } else if (!target.closest(INTERACTIVE) && !this.#hasStrayed(event)) {
      // With its keys: Ctrl and a click open a link beside the page.
      control.dispatchEvent(new MouseEvent('click', event));
    }
  };

  #hasStrayed({ clientX, clientY }: MouseEvent): boolean {
    const { clientX: x, clientY: y } = this.#pressed;
    return Math.hypot(clientX - x, clientY - y) > STRAY;
  }
}
