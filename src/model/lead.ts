/** A date, with or without a time of day. */
export interface LeadTime {
  /**
   * ISO 8601 as the API wrote it, but in capital letters: `2025-12-22T02:25:53.2942925`, with or
   * without an offset, or `2025-12-22`.
   */
  readonly iso: string;
  /**
   * Set only if `iso` has an offset. Without one, `iso` is the wall-clock time of the API. Each
   * read returns a new object, since a `Date` cannot be frozen.
   */
  readonly instant?: Date;
}

/** One inquiry of the client. A missing string is `''`, a missing number 0, a missing time null. */
export interface Lead {
  readonly id: number;
  /** The number by which people refer to the inquiry. */
  readonly number: number;
  readonly time: LeadTime | null;
  readonly source: string;
  readonly status: string;
  readonly type: string;
  readonly form: string;
  readonly subject: string;
  readonly mark: string;
  /** The number of messages in the inquiry that the client has not read. */
  readonly unread: number;
}

/** Freezes a lead, so no script of the page can change it for others. */
export function freezeLead(lead: Lead): Lead {
  Object.freeze(lead.time);
  return Object.freeze(lead);
}

/** An id as a number, which is fast to compare in a list of 10,000, or a string. */
export type Identity = number | string;

/** Returns the value that two rows of the same inquiry share. */
export function identityOf(lead: Lead): Identity {
  if (lead.id) {
    return lead.id;
  }
  return lead.number ? `number ${lead.number}` : JSON.stringify(lead);
}

export function unreadIn(leads: readonly Pick<Lead, 'unread'>[]): number {
  let count = 0;
  for (const { unread } of leads) {
    count += unread;
  }
  return count;
}

export function hasSameFields(a: Lead, b: Lead): boolean {
  if (a === b) {
    return true;
  }
  const keys = Object.keys(a) as (keyof Lead)[];
  return keys.every((key) => (key === 'time' ? a.time?.iso === b.time?.iso : a[key] === b[key]));
}

const frozenCopies = new WeakMap<readonly Lead[], readonly Lead[]>();

/**
 * Returns a frozen copy of an array of leads, always the same copy for the same array. Made only
 * when the page reads it, since WebKit takes 12 ms to freeze 10,000 leads.
 */
export function frozenCopyOf(leads: readonly Lead[]): readonly Lead[] {
  const copy = frozenCopies.get(leads) ?? Object.freeze([...leads]);
  frozenCopies.set(leads, copy);
  return copy;
}
