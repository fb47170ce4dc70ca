import { identityOf, sameLead, type Identity, type Lead } from './lead.js';
import type { Page } from './page.js';

/** A run of the host's rows from its first, as read page after page: each inquiry once. */
export class Run {
  readonly #byIdentity = new Map<Identity, Lead>();
  #leads: readonly Lead[] = [];
  #tail: Identity | undefined;
  #covered = 0;
  #total = 0;
  #unread = 0;
  #isExhausted = false;

  /** In the host's order; a new array after each `append`. */
  get leads(): readonly Lead[] {
    return this.#leads;
  }

  /** How many of the host's rows these are; more than `leads` where the host repeats itself. */
  get covered(): number {
    return this.#covered;
  }

  /** The host's count when the last rows were read. */
  get total(): number {
    return this.#total;
  }

  /** Unread messages in `leads`. */
  get unread(): number {
    return this.#unread;
  }

  /** Whether the host showed that it has no further row, whatever its count says. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  has(lead: Lead): boolean {
    return this.#byIdentity.has(identityOf(lead));
  }

  /** Whether the page begins with the last row of this run, which shows that the list stood still. */
  isContinuedBy(page: Page): boolean {
    const [first] = page.leads;
    return first !== undefined && identityOf(first) === this.#tail;
  }

  /** Adds the rows that come right after this run; `asked` is how many were asked for. */
  append(rows: readonly Lead[], asked: number, total: number): void {
    const fresh: Lead[] = [];
    for (const row of rows) {
      const identity = identityOf(row);
      this.#tail = identity;
      if (this.#byIdentity.has(identity)) continue;
      this.#byIdentity.set(identity, row);
      this.#unread += row.unread;
      fresh.push(row);
    }
    this.#leads = this.#leads.concat(fresh);
    this.#covered += rows.length;
    this.#total = total;
    this.#isExhausted = rows.length === 0 || (rows.length < asked && this.#covered >= total);
  }

  /**
   * This run with its first rows as a page has them now; undefined where the page does not join
   * the rest, or the counts do not agree that nothing else has come or gone.
   */
  withHead(page: Page, asked: number): Run | undefined {
    const head = new Run();
    head.append(page.leads, asked, page.total);
    const joint = this.#leads.findLastIndex((lead) => identityOf(lead) === head.#tail);
    const rest = this.#leads.slice(joint + 1);
    const covered = head.#covered + rest.length;
    const isJoined = joint >= 0 && !rest.some((lead) => head.has(lead));
    if (!isJoined || covered - this.#covered !== page.total - this.#total) return undefined;
    head.append(rest, rest.length, page.total);
    return head;
  }

  /** Takes over the objects of an earlier run for the leads that say the same there. */
  reuse(earlier: Run): void {
    this.#leads = this.#leads.map((lead) => {
      const identity = identityOf(lead);
      const known = earlier.#byIdentity.get(identity);
      if (!known || !sameLead(known, lead)) return lead;
      this.#byIdentity.set(identity, known);
      return known;
    });
  }
}
