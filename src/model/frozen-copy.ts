import type { Lead } from './lead.js';

const copies = new WeakMap<readonly Lead[], readonly Lead[]>();

/**
 * Returns a frozen copy of an array of leads, always the same copy for the same array. Made only
 * when the page reads it, since WebKit takes 12 ms to freeze 10,000 leads.
 */
export function frozenCopyOf(leads: readonly Lead[]): readonly Lead[] {
  const copy = copies.get(leads) ?? Object.freeze([...leads]);
  copies.set(leads, copy);
  return copy;
}
