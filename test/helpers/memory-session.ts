import { Filters, type FiltersHost } from '../../src/session/filters.js';
import { LeadsSession } from '../../src/session/leads-session.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { MemoryApi } from './memory-api.js';

export const VALID = {
  state: 'valid',
  configuration: {
    base: 'https://api.example/',
    query: { siteCode: 'GIFT-01', client: '1017' },
    token: '55120938',
    wireFormat: 'auto',
    firstPosition: 1,
  },
} satisfies ConfigurationResult;

interface MemorySessionOptions {
  readonly host?: MemoryApi;
  readonly configuration?: ConfigurationResult;
  readonly pageSize?: number;
  /** Records the period. */
  readonly page?: FiltersHost;
}

export interface MemorySession {
  readonly session: LeadsSession;
  readonly filters: Filters;
}

/** A session of an element that is in the page and draws nothing. It reads from an API in memory. */
function createSession({
  host = new MemoryApi(),
  configuration = VALID,
  pageSize = 20,
  page = { begDate: null, endDate: null, requestUpdate: () => undefined },
}: MemorySessionOptions = {}): MemorySession {
  const clock = new FakeClock();
  const filters = new Filters(page, clock);
  const element = {
    isConnected: true,
    updateComplete: Promise.resolve(),
    pageSize,
    timeout: 15_000,
    requestUpdate: () => undefined,
  };
  const connection = host.connect(configuration);
  const session = new LeadsSession(element, configuration, filters, clock, connection);
  return { session, filters };
}

/** A session that has read its first page and reported nothing yet. */
export async function openSession(options?: MemorySessionOptions): Promise<MemorySession> {
  const created = createSession(options);
  await created.session.open(new AbortController().signal);
  return created;
}
