import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';

/** The state that a page knows if it listens to `leads-change` alone, from the start. */
export class LastChange {
  readonly #element: ClientLeads;
  #known;
  /** The number of events. */
  count = 0;

  constructor(element: ClientLeads) {
    this.#element = element;
    this.#known = this.#look();
    element.addEventListener('leads-change', ({ detail: { previous, ...facts } }) => {
      expect(previous, 'previous').to.equal(this.#known.facts.status);
      const known = this.#look();
      expect(facts, 'the detail').to.deep.equal(known.facts);
      expect(known, 'something has changed').not.to.deep.equal(this.#known);
      this.#known = known;
      this.count += 1;
    });
  }

  /** Asserts that the page knows the current list. */
  verify(): void {
    expect(this.#known, 'what leads-change has told').to.deep.equal(this.#look());
  }

  #look() {
    const { status, leads, matchingLeads, totalRows, unread, hasMore } = this.#element;
    const facts = {
      status,
      loaded: leads.length,
      matching: matchingLeads.length,
      totalRows,
      unread,
      hasMore,
    };
    return { facts, leads, matchingLeads };
  }
}
