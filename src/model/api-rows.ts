import {
  freezeLead,
  hasSameFields,
  identityOf,
  isSameInquiry,
  type Identity,
  type Lead,
} from './lead.js';
import type { Page } from './page.js';

/** The API's rows from the first on, read page by page. Contains each inquiry once. */
export class ApiRows {
  /** In the API's order. Each `append` makes a new array. */
  leads: readonly Lead[] = [];
  /** The number of rows read, which exceeds the length of `leads` if the API repeats rows. */
  covered = 0;
  /** The API's count when the last rows were read. */
  total = 0;
  /** The number of unread messages in `leads`. */
  unread = 0;
  #leadByIdentity = new Map<Identity, Lead>();
  #last: Lead | undefined;

  has(lead: Lead): boolean {
    return this.#leadByIdentity.has(identityOf(lead));
  }

  /**
   * Tells whether rows start with the last of these, so the list has not moved since that was read.
   */
  isContinuedBy([first]: readonly Lead[]): boolean {
    return first !== undefined && isSameInquiry(first, this.#last);
  }

  /** Adds the next rows of the API's list. Skips inquiries that are already present. */
  append(rows: readonly Lead[], total: number): this {
    const newLeads: Lead[] = [];
    for (const row of rows) {
      const identity = identityOf(row);
      this.#last = row;
      if (!this.#leadByIdentity.has(identity)) {
        this.#leadByIdentity.set(identity, freezeLead(row));
        this.unread += row.unread;
        newLeads.push(row);
      }
    }
    this.leads = this.leads.concat(newLeads);
    this.covered += rows.length;
    this.total = total;
    return this;
  }

  /**
   * Returns rows that start with those of `page` and continue with the rest of these.
   *
   * Returns undefined if the page and the rest do not join without a gap, or if rows have been
   * added or removed elsewhere, so the rows and the API's total have grown by different numbers.
   */
  withHead(page: Page): ApiRows | undefined {
    const head = new ApiRows().append(page.leads, page.total);
    head.reuse(this);
    const joint = this.leads.findLastIndex((lead) => head.has(lead));
    const rest = this.leads.slice(joint);
    // The lead at the joint is counted in both the head and the rest.
    const growth = head.covered + rest.length - 1 - this.covered;
    if (!head.isContinuedBy(rest) || growth !== page.total - this.total) {
      return undefined;
    }
    return head.append(rest.slice(1), page.total);
  }

  /**
   * Replaces each lead that equals one of the earlier rows with that object. Of leads without an
   * identity, each earlier one replaces one of those with equal fields, in order.
   */
  reuse(earlier: ApiRows): void {
    const unnamed = new Map<string, Lead[]>();
    for (const lead of earlier.leads.toReversed()) {
      if (identityOf(lead) === lead && !this.has(lead)) {
        const fields = JSON.stringify(lead);
        const alike = unnamed.get(fields) ?? [];
        alike.push(lead);
        unnamed.set(fields, alike);
      }
    }
    this.leads = this.leads.map((lead) => {
      const identity = identityOf(lead);
      const known =
        identity === lead
          ? unnamed.get(JSON.stringify(lead))?.pop()
          : earlier.#leadByIdentity.get(identity);
      return known && hasSameFields(known, lead) ? known : lead;
    });
    this.#leadByIdentity = new Map(this.leads.map((lead) => [identityOf(lead), lead]));
  }
}
