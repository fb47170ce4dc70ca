import { controlOf, rowIndexOf, rowOf } from '../dom/row-elements.js';
import type { Lead } from '../model/lead.js';

/**
 * The distance that a pointer may move in a click, in pixels. Beyond it, the reader selects text.
 */
const MAX_STRAY_PX = 8;

export interface RowActivationOptions {
  /** The leads of the rows, in order. */
  readonly leads: () => readonly Lead[];
  /** Called with an activated lead. Returns whether to follow its link. */
  readonly onSelect: (lead: Lead) => boolean;
}

/** In older browsers, a click is no `PointerEvent`. */
type Press = MouseEvent & Partial<Pick<PointerEvent, 'pointerType'>>;

/**
 * Returns a listener for the `pointerdown` and `click` events of a shadow root. It activates the
 * link or button of a row by a click anywhere in the row, except by a mouse on the number, which
 * people copy by a double click. No overlay covers the row, so its text can be selected.
 */
export function rowActivation({ leads, onSelect }: RowActivationOptions): EventListenerObject {
  let down: Press | undefined;

  function handleClick(event: Press, from: Press | undefined): void {
    // An element, since it is in a shadow root. After a move, its class is that of another window.
    const target = event.target as Element;
    const row = rowOf(target);
    const control = row && controlOf(row);
    const isMouse = (event.pointerType ?? from?.pointerType) === 'mouse';
    if (!control || (isMouse && target.closest('.number'))) {
      return;
    }
    if (control.contains(target)) {
      const lead = leads()[rowIndexOf(row)];
      if (lead && !isForBrowser(event, control) && !onSelect(lead)) {
        event.preventDefault();
      }
    } else if (!from || Math.hypot(event.x - from.x, event.y - from.y) <= MAX_STRAY_PX) {
      // The page receives only the copy, and routers find the link in its path. The copy has the
      // keys and the button of the event: a click with Ctrl opens a link in a new tab.
      event.stopPropagation();
      control.dispatchEvent(new MouseEvent('click', event));
    }
  }

  return {
    handleEvent(event: Press) {
      if (event.type === 'click') {
        handleClick(event, down);
        down = undefined;
      } else {
        down = event;
      }
    },
  };
}

/** Whether a click requests a browser action, such as opening a link in a new tab or window. */
function isForBrowser(event: MouseEvent, control: Element): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const hasKey = ctrlKey || metaKey || shiftKey || altKey;
  // Safari before 18.2 reports the middle button as `click`.
  return button > 0 || (hasKey && control.localName === 'a');
}
