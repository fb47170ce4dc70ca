import { isParsed } from './document-state.js';

let isUpgrading = false;

/** Registers an element, which upgrades those that stand in the page. */
export function upgradeWith(define: () => void): void {
  isUpgrading = true;
  try {
    define();
  } finally {
    isUpgrading = false;
  }
}

/**
 * Whether an element that is being connected comes into a page that was there, such as one whose body
 * is swapped. One that has waited for its file has been there, too.
 */
export function comesLate({ ownerDocument }: Element): boolean {
  return !isUpgrading && isParsed(ownerDocument);
}
