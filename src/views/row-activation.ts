import { controlOf, rowOf, rowsOf } from '../dom/row-elements.js';
import type { Lead } from '../model/lead.js';

export interface RowActivationOptions {
  readonly leads: () => readonly Lead[];
  /** Called when the reader opens a lead in any way, such as in a new tab. */
  readonly onOpen: () => void;
  /** Called with an activated lead. Returns whether to follow its link. */
  readonly onSelect: (lead: Lead) => boolean;
}

/** The events of a link or button that may open a lead. */
export const OPENING_EVENTS = ['click', 'auxclick', 'contextmenu'];

/** Returns a listener for these events of a shadow root, on the links or buttons of its rows. */
export function rowActivation(
  root: ShadowRoot,
  { leads, onOpen, onSelect }: RowActivationOptions,
): (event: Event) => void {
  return (event) => {
    // An element, since it is in a shadow root. After a move, its class is that of another window.
    const target = event.target as Element;
    const row = rowOf(target);
    const control = row && controlOf(row);
    if (!row || !control?.contains(target)) {
      return;
    }
    onOpen();
    if (event.type !== 'click' || isForBrowser(event as MouseEvent, control)) {
      return;
    }
    const lead = leads()[rowsOf(root).indexOf(row)];
    if (lead && !onSelect(lead)) {
      event.preventDefault();
    }
  };
}

/** Whether a click requests a browser action, such as opening a link in a new tab or window. */
function isForBrowser(event: MouseEvent, control: Element): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const hasKey = ctrlKey || metaKey || shiftKey || altKey;
  // Safari before 18.2 reports the middle button as `click`.
  return button > 0 || (hasKey && control.localName === 'a');
}
