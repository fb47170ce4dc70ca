import {
  freezeLead,
  hasSameFields,
  identityOf,
  unreadIn,
  type Identity,
  type Lead,
} from './lead.js';
import type { Page } from './page.js';

/** The rows of the API's list from the first on, as far as they have been read. Never changes. */
export class ApiRows {
  /** All rows that were read, including those that the API repeats. */
  readonly all: readonly Lead[];
  readonly total: number;
  /** Each inquiry once, in the API's order. */
  readonly leads: readonly Lead[];
  readonly unread: number;
  readonly #leadByKey = new Map<Identity, Lead>();

  /** @param earlier rows whose objects are kept for leads that have not changed since */
  constructor(all: readonly Lead[] = [], total = 0, earlier?: ApiRows) {
    const before = earlier ? earlier.#leadByKey : new Map<Identity, Lead>();
    this.all = all.map((row) => {
      const key = identityOf(row);
      const known = before.get(key);
      const lead = known && hasSameFields(known, row) ? known : freezeLead(row);
      this.#leadByKey.set(key, lead);
      return lead;
    });
    this.total = total;
    this.leads = [...this.#leadByKey.values()];
    this.unread = unreadIn(this.leads);
  }

  /** Tells whether rows are these and further ones of a list that has not moved since. */
  isContinuedBy({ leads, total }: Page): boolean {
    const further = leads.slice(this.all.length);
    const isRepeated = (row: Lead) => this.#leadByKey.has(identityOf(row));
    return total === this.total && further.length > 0 && !further.some(isRepeated);
  }

  /** Tells of each lead whether earlier rows contain it. */
  areIn(earlier: ApiRows): boolean[] {
    return [...this.#leadByKey.keys()].map((key) => earlier.#leadByKey.has(key));
  }

  /**
   * Returns these rows with the first of them read anew, or undefined if that leaves a gap, or if
   * rows have been added or removed elsewhere: the rows must grow by as many as the API's count.
   */
  withHead(head: Page): Page | undefined {
    const growth = head.total - this.total;
    const { length } = head.leads;
    if (length >= this.all.length + Math.max(0, growth)) {
      return head;
    }
    const joint = this.areIn(new ApiRows(head.leads)).lastIndexOf(true);
    const rest = this.leads.slice(joint + 1);
    const isJoined = endWith(head.leads, this.leads[joint]);
    return isJoined && length + rest.length - this.all.length === growth
      ? { leads: [...head.leads, ...rest], total: head.total }
      : undefined;
  }
}

/** Tells whether a row that is read again is the last of these. */
export function endWith(rows: readonly Lead[], row: Lead | undefined): boolean {
  const last = rows.at(-1);
  return !!last && !!row && identityOf(last) === identityOf(row);
}
