import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/model/api-error.js';
import type { ClientList } from '../../src/client-list/client-list.js';
import { NO_LIST, type ListState } from '../../src/client-list/list-state.js';
import { whoseRows, type ViewFacts } from '../../src/client-list/whose-rows.js';
import type { Configuration } from '../../src/settings/configuration.js';

const OWN: Configuration = {
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
  firstPosition: null,
};
const ROWS: ListState = { ...NO_LIST, status: 'ready', total: 2, hasClient: true };
const clientList = { configuration: OWN, state: ROWS } as unknown as ClientList;
const failure = { error: new ApiError('timeout', ''), operation: 'first' } as const;
const error = failure.error;
const config = { error: new ApiError('config', ''), operation: 'first' } as const;

/** The status and the number of rows that the page may know, what is drawn, and what else there is. */
function view(facts: Partial<ViewFacts>): string {
  const { state, drawn, isCovered, ...rest } = whoseRows({
    who: { state: 'missing' },
    clientList,
    failure: undefined,
    isAsking: false,
    ...facts,
  });
  const words = {
    [`with ${state.failure?.error.kind}`]: state.failure,
    [`over ${drawn.status} ${drawn.total}`]: drawn !== state,
    covered: isCovered,
    'of the client': rest.clientList === clientList,
    'with a client': state.hasClient,
  };
  const told = Object.entries(words).flatMap(([word, isSo]) => (isSo ? [word] : []));
  return [state.status, state.total, ...told].join(' ');
}

const client = (other: Partial<Configuration> = {}) =>
  ({ state: 'client', client: { ...OWN, ...other } }) as const;

describe('whoseRows', () => {
  for (const [title, facts, expected] of [
    ['shows those of the client', { who: client() }, 'ready 2 of the client with a client'],
    [
      'shows those of the client with another token',
      { who: client({ token: '7' }) },
      'ready 2 of the client with a client',
    ],
    [
      'shows nobody else’s while the list of the client is not there',
      { who: client({ query: { ...OWN.query, client: '2042' } }) },
      'loading 0',
    ],
    ['shows none of another API', { who: client({ base: 'https://b.example/' }) }, 'loading 0'],
    [
      'shows none of another operator',
      { who: client({ query: { ...OWN.query, operator: '7' } }) },
      'loading 0',
    ],
    ['shows none before there is a list', { who: client(), clientList: undefined }, 'loading 0'],
    [
      'covers them while it is unknown who is signed in',
      { who: { state: 'unknown' }, isAsking: true },
      'loading 0 over ready 2 covered',
    ],
    [
      'covers nothing before there is a list',
      { who: { state: 'unknown' }, clientList: undefined },
      'loading 0',
    ],
    ['drops them if nobody is signed in', { who: { state: 'nobody' } }, 'signed-out 0'],
    ['shows none without the settings', { who: { state: 'missing' } }, 'unconfigured 0'],
    [
      'shows the failure of the site, and no rows',
      { who: { state: 'failed', error }, failure },
      'error 0 with timeout',
    ],
    [
      'keeps that message while the site is asked again',
      { who: { state: 'failed', error }, failure, isAsking: true },
      'loading 0 with timeout',
    ],
    [
      'shows no failure before the page has heard of it',
      { who: { state: 'failed', error } },
      'loading 0',
    ],
    [
      'shows a bad setting, whatever is asked meanwhile',
      { who: { state: 'invalid', error: config.error }, failure: config, isAsking: true },
      'error 0 with config',
    ],
    [
      'shows no bad setting before the page has heard of it',
      { who: { state: 'invalid', error: config.error } },
      'unconfigured 0',
    ],
  ] as const) {
    it(title, () => {
      expect(view(facts)).to.equal(expected);
    });
  }
});
