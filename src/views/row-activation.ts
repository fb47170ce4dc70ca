import { controlOf, rowIndexOf, rowOf } from '../dom/row-elements.js';
import type { Lead } from '../model/lead.js';

/** How far a pointer may stray in a click, in pixels. Farther, the reader has selected text. */
const MAX_STRAY_PX = 8;

export interface RowActivationOptions {
  /** The leads of the rows, in their order. */
  readonly leads: () => readonly Lead[];
  /** Called with an activated lead. Returns whether its link is to be followed. */
  readonly onSelect: (lead: Lead) => boolean;
}

/**
 * Returns a listener for the `pointerdown` and `click` events of a shadow root, which makes a whole
 * row the target of the link or button in it. Nothing is laid over the row, so that its text can be
 * selected.
 */
export function rowActivation({ leads, onSelect }: RowActivationOptions): EventListenerObject {
  let down: MouseEvent | undefined;

  function handleClick(event: MouseEvent, from: MouseEvent | undefined): void {
    // In a shadow root it is an element. After a move, its class is that of another window.
    const target = event.target as Element;
    const row = rowOf(target);
    const control = row && controlOf(row);
    if (!control) {
      return;
    }
    if (control.contains(target)) {
      const lead = leads()[rowIndexOf(row)];
      if (lead && !isForBrowser(event, control) && !onSelect(lead)) {
        event.preventDefault();
      }
    } else if (!from || Math.hypot(event.x - from.x, event.y - from.y) <= MAX_STRAY_PX) {
      // The page hears of the copy alone, and routers find the link in its path. A copy keeps the
      // keys and the button of the event: a click with Ctrl opens a link in a new tab.
      event.stopPropagation();
      control.dispatchEvent(new MouseEvent('click', event));
    }
  }

  return {
    handleEvent(event: MouseEvent) {
      if (event.type === 'click') {
        handleClick(event, down);
        down = undefined;
      } else {
        down = event;
      }
    },
  };
}

/** Whether a click asks the browser for something else, such as a link in a new tab or window. */
function isForBrowser(event: MouseEvent, control: Element): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const hasKey = ctrlKey || metaKey || shiftKey || altKey;
  // Safari before 18.2 tells of the middle button by `click`.
  return button > 0 || (hasKey && control.localName === 'a');
}
