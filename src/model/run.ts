import { identityOf, sameLead, type Identity, type Lead } from './lead.js';
import type { Page } from './page.js';

/** A run of the host's rows from its first, as read page after page: each inquiry once. */
export class Run {
  /** In the host's order; a new array after each `append`. */
  leads: readonly Lead[] = [];
  /** The array before the last `append`, from which `leads` goes on. */
  continued: readonly Lead[] = [];
  /** How many of the host's rows these are; more than `leads` where the host repeats itself. */
  covered = 0;
  /** The host's count when the last rows were read. */
  total = 0;
  /** Unread messages in `leads`. */
  unread = 0;
  readonly #byIdentity = new Map<Identity, Lead>();
  #tail: Identity | undefined;

  has(lead: Lead): boolean {
    return this.#byIdentity.has(identityOf(lead));
  }

  /** Whether rows begin with the last row of this run, which shows that the list stood still. */
  isContinuedBy([first]: readonly Lead[]): boolean {
    return first !== undefined && identityOf(first) === this.#tail;
  }

  /** Adds the rows that come right after this run. */
  append(rows: readonly Lead[], total: number): this {
    const fresh: Lead[] = [];
    for (const row of rows) {
      const identity = identityOf(row);
      this.#tail = identity;
      if (this.#byIdentity.has(identity)) continue;
      this.#byIdentity.set(identity, row);
      this.unread += row.unread;
      fresh.push(row);
    }
    this.continued = this.leads;
    this.leads = this.leads.concat(fresh);
    this.covered += rows.length;
    this.total = total;
    return this;
  }

  /**
   * This run with its first rows as a page has them now; undefined where the page does not join
   * the rest, or the counts do not agree that nothing else has come or gone.
   */
  withHead(page: Page): Run | undefined {
    const head = new Run().append(page.leads, page.total);
    const overlap = this.leads.findLastIndex((lead) => head.has(lead));
    const rest = this.leads.slice(overlap);
    const grown = head.covered + rest.length - 1 - this.covered;
    if (!head.isContinuedBy(rest) || grown !== page.total - this.total) return undefined;
    return head.append(rest.slice(1), page.total);
  }

  /** Takes over the objects of an earlier run for the leads that say the same there. */
  reuse(earlier: Run): void {
    this.leads = this.leads.map((lead) => {
      const identity = identityOf(lead);
      const known = earlier.#byIdentity.get(identity);
      if (!known || !sameLead(known, lead)) return lead;
      this.#byIdentity.set(identity, known);
      return known;
    });
  }
}
