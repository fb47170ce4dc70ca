import { Filters } from '../../src/session/filters.js';
import { LeadsSession } from '../../src/session/leads-session.js';
import type { Configuration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import type { MemoryApi } from './memory-api.js';

const CONFIGURATION: Configuration = {
  base: 'https://api.example/',
  query: {
    siteCode: 'GIFT-01',
    client: '1017',
    operator: undefined,
    begDate: undefined,
    endDate: undefined,
  },
  token: '55120938',
  wireFormat: 'auto',
  firstPosition: 1,
};

/**
 * A session of an element that is in the page and draws nothing. It has read its first page from an
 * API in memory, and reported nothing yet.
 */
export async function openSession(api: MemoryApi, pageSize = 20) {
  const clock = new FakeClock();
  const requestUpdate = () => undefined;
  const filters = new Filters({ begDate: null, endDate: null, requestUpdate }, clock);
  const session = new LeadsSession({
    host: {
      isConnected: true,
      updateComplete: Promise.resolve(),
      pageSize,
      timeout: 15_000,
      requestUpdate,
    },
    configuration: CONFIGURATION,
    filters,
    clock,
    tell: requestUpdate,
    connect: (...connection) => api.connect(...connection),
  });
  await session.open(new AbortController().signal);
  return { session, filters };
}
