import type { Lead } from '../model/lead.js';
import { controlOf, rowOf } from './row.js';

/** Pixels that a pointer may stray in a click; beyond, text was selected. */
const STRAY = 8;

/**
 * Makes a whole row the target of the link or button in it; gives what is to hear of a list's
 * pointerdown and click. Nothing is laid over the row, so that its text can be selected.
 * `onSelect` is told of an activated lead, and gives whether its link is followed.
 */
export function rowActivation(onSelect: (lead: Lead) => boolean): (event: MouseEvent) => void {
  let down: MouseEvent | undefined;
  return (event) => {
    if (event.type !== 'click') {
      down = event;
      return;
    }
    const from = down;
    down = undefined;
    const target = event.target as Element;
    const row = rowOf(target);
    const control = row && controlOf(row);
    if (control?.contains(target)) {
      if (row?.lead && !onSelect(row.lead)) event.preventDefault();
    } else if (!from || Math.hypot(event.x - from.x, event.y - from.y) <= STRAY) {
      // With its keys: Ctrl and a click open a link beside the page.
      control?.dispatchEvent(new MouseEvent('click', event));
    }
  };
}
