import type { Lead } from '../model/lead.js';
import { controlOf, rowIndexOf, rowOf } from './row.js';

/** How far a pointer may stray in a click, in pixels. Farther, the reader has selected text. */
const MAX_STRAY_PX = 8;

export interface RowActivationOptions {
  /** The leads of the rows, in their order. */
  readonly leads: () => readonly Lead[];
  /** Called with an activated lead. Returns whether its link is to be followed. */
  readonly onSelect: (lead: Lead) => boolean;
}

/**
 * Returns a handler for the `pointerdown` and `click` events of a list, which makes a whole row the
 * target of the link or button in it. Nothing is laid over the row, so that its text can be
 * selected.
 */
export function rowActivation({
  leads,
  onSelect,
}: RowActivationOptions): (event: MouseEvent) => void {
  let down: MouseEvent | undefined;

  function handleClick(event: MouseEvent, from: MouseEvent | undefined): void {
    const { target } = event;
    const row = target instanceof Element ? rowOf(target) : null;
    const control = row && controlOf(row);
    if (!row || !control || !(target instanceof Element)) {
      return;
    }
    if (control.contains(target)) {
      const lead = leads()[rowIndexOf(row)];
      if (lead && !onSelect(lead)) {
        event.preventDefault();
      }
    } else if (!from || Math.hypot(event.x - from.x, event.y - from.y) <= MAX_STRAY_PX) {
      // A copy of the event keeps its keys: a click with Ctrl opens a link in a new tab.
      control.dispatchEvent(new MouseEvent('click', event));
    }
  }

  return (event) => {
    if (event.type === 'click') {
      handleClick(event, down);
      down = undefined;
    } else {
      down = event;
    }
  };
}
