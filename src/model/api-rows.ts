import { freezeLead, hasSameFields, identityOf, type Identity, type Lead } from './lead.js';

/** Rows of the API's list from the first on, as they were read. */
export interface RowsRead {
  /** All rows that were read, including those that the API repeats. */
  readonly all: readonly Lead[];
  /** The API's count when the last of them were read. */
  readonly total: number;
}

/** The rows of the API's list from the first on, as far as they have been read. Never changes. */
export class ApiRows implements RowsRead {
  readonly all: readonly Lead[];
  readonly total: number;
  /** Each inquiry once, in the API's order. */
  readonly leads: readonly Lead[];
  /** The number of unread messages in `leads`. */
  readonly unread: number = 0;
  readonly #leadByKey = new Map<Identity, Lead>();

  /** @param earlier rows whose objects are kept for leads that have not changed since */
  constructor(all: readonly Lead[] = [], total = 0, earlier?: ApiRows) {
    const keyOf = createKeys();
    this.all = all.map((row) => {
      const key = keyOf(row);
      const lead = this.#leadByKey.get(key) ?? earlier?.objectFor(key, row) ?? freezeLead(row);
      this.#leadByKey.set(key, lead);
      return lead;
    });
    this.total = total;
    this.leads = [...this.#leadByKey.values()];
    for (const { unread } of this.leads) {
      this.unread += unread;
    }
  }

  /** The number of rows that were read. Exceeds the number of leads if the API repeats rows. */
  get covered(): number {
    return this.all.length;
  }

  /** Tells whether rows are these and further ones of a list that has not moved since. */
  isContinuedBy({ all, total }: RowsRead): boolean {
    const isRepeated = (row: Lead) => this.#leadByKey.has(identityOf(row));
    return total === this.total && !all.slice(this.covered).some(isRepeated);
  }

  /** Returns the object of a lead if it has not changed. */
  objectFor(key: Identity, row: Lead): Lead | undefined {
    const lead = this.#leadByKey.get(key);
    return lead && hasSameFields(lead, row) ? lead : undefined;
  }

  /** Tells of each lead whether earlier rows contain it. */
  areIn(earlier: ApiRows): boolean[] {
    return [...this.#leadByKey.keys()].map((key) => earlier.#leadByKey.has(key));
  }

  /**
   * Returns these rows with the first of them read anew, or undefined if that leaves a gap, or if
   * rows have been added or removed elsewhere: the rows must grow by as many as the API's count.
   */
  withHead(head: ApiRows): ApiRows | undefined {
    const growth = head.total - this.total;
    if (head.covered >= this.covered + Math.max(0, growth)) {
      return head;
    }
    const joint = this.areIn(head).lastIndexOf(true);
    const rest = this.leads.slice(joint + 1);
    const isJoined = endWith(head.all, this.leads[joint]);
    return isJoined && head.covered + rest.length - this.covered === growth
      ? new ApiRows([...head.all, ...rest], head.total)
      : undefined;
  }
}

/**
 * Tells whether a row that is read again is the last of these. Of rows without an id and a number,
 * those with equal fields are taken for the same.
 */
export function endWith(rows: readonly Lead[], row: Lead | undefined): boolean {
  const last = rows.at(-1);
  return !!last && !!row && (identityOf(last) === identityOf(row) || hasSameFields(last, row));
}

/**
 * Returns a function that gives each row of a list its key. Rows without an id and a number are
 * told apart by their fields, and equal ones by their order.
 */
function createKeys(): (row: Lead) => Identity {
  const counts = new Map<string, number>();
  return (row) => {
    const identity = identityOf(row);
    if (identity !== row) {
      return identity;
    }
    const fields = JSON.stringify(row);
    const count = (counts.get(fields) ?? 0) + 1;
    counts.set(fields, count);
    return `${count} ${fields}`;
  };
}
