import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/model/api-error.js';
import { drawnEvents, failureEvent } from '../../src/client-list/list-events.js';
import { NO_LIST, type ListState } from '../../src/client-list/list-state.js';
import type { Operation } from '../../src/client-list/operation-queue.js';
import { languageFor } from '../fixtures/language-for.js';
import { lead, leads } from '../helpers/leads.js';

const ENGLISH = languageFor('en', 'ru');
const [ONE, TWO, THREE] = leads(1, 2, 3);
const BEFORE: ListState = {
  ...NO_LIST,
  status: 'ready',
  leads: [ONE!, TWO!],
  matching: [TWO!],
  total: 3,
  unread: 1,
  hasMore: true,
};

const NO_FILTERS = { filter: null };

/** The events of a new state. */
function changes(before: ListState, now: ListState): CustomEvent<unknown>[] {
  return [...drawnEvents([], NO_FILTERS, before, now)] as CustomEvent<unknown>[];
}

describe('leads-change', () => {
  it('is not dispatched if the same leads are there in new arrays', () => {
    expect(changes(NO_LIST, { ...NO_LIST })).to.deep.equal([]);
    expect(changes(BEFORE, { ...BEFORE, leads: [ONE!, TWO!] })).to.deep.equal([]);
  });

  it('reports the status before and all counts if any of this is new', () => {
    for (const change of [
      { status: 'complete' },
      { leads: [ONE!, TWO!, THREE!] },
      { leads: [lead(1, { status: 'New' }), TWO!] },
      { matching: [ONE!] },
      { total: 4 },
      { hasMore: false },
    ] satisfies Partial<ListState>[]) {
      const now = { ...BEFORE, ...change };
      const events = changes(BEFORE, now);
      expect(events.map(({ type }) => type)).to.deep.equal(['leads-change']);
      expect(events[0]!.detail).to.deep.equal({
        ...{ status: now.status, previous: 'ready', loaded: now.leads.length, matching: 1 },
        ...{ totalRows: now.total, unread: 1, hasMore: now.hasMore },
      });
    }
  });
});

describe('the events of what has been drawn', () => {
  it('are those of a changed filter, the state, and each operation, in this order', () => {
    const change = { arrived: 0, resumeAt: 2 };
    const filters = { filter: { search: 'a' } };
    const events = drawnEvents(
      [
        { type: 'change', operation: 'first', change: { ...change, added: 2 } },
        { type: 'filters' },
        { type: 'pause' },
        { type: 'result', first: undefined },
        { type: 'filters' },
        { type: 'change', operation: 'more', change: { ...change, added: 0 } },
      ],
      filters,
      NO_LIST,
      BEFORE,
    );
    const counts = { loaded: 2, matching: 1, totalRows: 3, unread: 1 };
    const { leads: loaded } = BEFORE;
    const state = { ...counts, status: 'ready', previous: 'unconfigured', hasMore: true };
    const heard = [...events].map((event) => [event.type, (event as CustomEvent<unknown>).detail]);
    expect(heard).to.deep.equal([
      ['leads-filter-change', filters],
      ['leads-change', state],
      ['leads-load', { ...counts, leads: loaded, added: 2 }],
      ['leads-load', { ...counts, leads: loaded, added: 0 }],
    ]);
  });
});

describe('leads-error', () => {
  for (const [operation, error, detail] of [
    ['more', new ApiError('network', 'No.'), { message: 'Could not load more inquiries' }],
    ['readOn', new ApiError('network', 'No.'), { message: 'Could not load more inquiries' }],
    ['first', new ApiError('http', 'No.', { status: 500 }), { status: 500 }],
    ['refresh', new ApiError('api', 'No.', { code: 0, apiMessage: 'Not today' }), { code: 0 }],
  ] as [Operation, ApiError, object][]) {
    it(`has the kind, the text for ${operation}, and ${JSON.stringify(detail)}`, () => {
      const event = failureEvent({ operation, error }, ENGLISH);
      const { kind, apiMessage } = error;
      const message = apiMessage || 'Could not load the inquiries';
      expect(event.detail).to.deep.equal({ kind, message, ...detail });
      expect(event.cancelable).to.equal(true);
    });
  }
});
