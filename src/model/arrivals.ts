import { identityOf, type Lead } from './lead.js';

const NONE: ReadonlySet<Lead> = new Set();

/** The leads that a refresh has brought, whose rows are marked for some seconds. */
export class Arrivals {
  leads = NONE;
  #before: readonly Lead[] = [];

  /** Follows the list. `hasNew` tells whether a refresh has found new leads in it. */
  update(leads: readonly Lead[], hasNew: boolean): void {
    if (hasNew) {
      const known = new Set(this.#before.map(identityOf));
      this.leads = new Set(leads.filter((lead) => !known.has(identityOf(lead))));
    } else if (leads.length === 0) {
      this.leads = NONE;
    }
    this.#before = leads;
  }

  /** Ends the marks. */
  clear(): void {
    this.leads = NONE;
  }
}
