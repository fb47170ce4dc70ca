import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { connect, type Connection } from '../../src/session/connection.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import type { FirstPosition } from '../../src/model/lead-list.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { failureReply, fakeFetch, pageReply, type FakeReply } from '../fixtures/fake-fetch.js';
import { settle } from './session-world.js';

const { signal } = new AbortController();
const TIMEOUT = 15_000;

/** A connection for these settings, and the requests that it sends. */
function connectTo(
  t: TestContext,
  settings: RawConfiguration,
  {
    replies = [],
    firstPosition = null,
  }: { replies?: FakeReply[]; firstPosition?: FirstPosition | null } = {},
) {
  const { fetch, calls } = fakeFetch(...replies);
  t.mock.method(globalThis, 'fetch', fetch);
  const clock = new FakeClock();
  const connection = connect(
    readConfiguration(
      { siteCode: 'GIFT-01', client: 1017, apiBase: 'https://api.example/', ...settings },
      { wireFormat: 'json', firstPosition },
      { apiBase: () => '' },
    ),
    clock,
  );
  /** The tokens that were sent. */
  const tokens = () => calls.map(({ init }) => /"Token":"?(\d+)/.exec(init.body as string)?.[1]);
  return { connection: connection as Connection, clock, tokens };
}

describe('connect', () => {
  for (const [title, token] of [
    ['without a configuration', ''],
    ['with a bad setting', 'abc'],
  ] as const) {
    it(`gives no connection ${title}`, (t) => {
      assert.equal(connectTo(t, { token }).connection, undefined);
    });
  }

  for (const firstPosition of [0, 1, null] as const) {
    it(`takes the first position ${firstPosition ?? 'that nobody knows'} from the page`, (t) => {
      const { connection } = connectTo(t, { token: 1 }, { firstPosition });
      assert.equal(connection.firstPosition, firstPosition ?? undefined);
    });
  }

  it('shares what is known of the first position with the other lists of a host', (t) => {
    const { position } = connectTo(t, { token: 1 }).connection;
    assert.equal(connectTo(t, { token: 1, client: 2 }).connection.position, position);
    for (const other of [{ siteCode: 'GIFT-02' }, { apiBase: 'https://other.example/' }]) {
      assert.notEqual(connectTo(t, { token: 1, ...other }).connection.position, position);
    }
  });

  it('sends the token of the page', async (t) => {
    const { connection, tokens } = connectTo(t, { token: 55 }, { replies: [pageReply(1, 2)] });
    const page = await connection.fetchPage(1, 20, signal);
    assert.deepEqual(
      page.leads.map(({ id }) => id),
      [1, 2],
    );
    assert.deepEqual(tokens(), ['55']);
  });

  it('asks the newest token provider, and each of them once', async (t) => {
    const asked: string[] = [];
    const provide = (token: string) => () => {
      asked.push(token);
      return token;
    };
    const first = provide('1');
    const { connection, tokens } = connectTo(
      t,
      { tokenProvider: first },
      { replies: [pageReply(1), pageReply(2), pageReply(3)] },
    );
    await connection.fetchPage(1, 20, signal);
    connection.update(first, TIMEOUT);
    await connection.fetchPage(20, 21, signal);
    connection.update(provide('2'), TIMEOUT);
    connection.update(provide('3'), TIMEOUT);
    await connection.fetchPage(40, 21, signal);
    assert.deepEqual(asked, ['1', '3']);
    assert.deepEqual(tokens(), ['1', '1', '3']);
  });

  it('waits for an answer as long as the page says', async (t) => {
    const { connection, clock } = connectTo(
      t,
      { token: 1 },
      { replies: [() => new Promise<never>(() => undefined)] },
    );
    connection.update('1', 5000);
    const page = connection.fetchPage(1, 20, signal);
    clock.pass(5000);
    await assert.rejects(page, { kind: 'timeout' });
  });

  it('tries again as usual, and more patiently while the browser comes back online', async (t) => {
    t.mock.method(Math, 'random', () => 0.5);
    const replies = [503, 503, 503].map((status) => failureReply(status));
    const { connection, clock } = connectTo(t, { token: 1 }, { replies });
    connection.update('1', TIMEOUT);
    const abort = new AbortController();
    for (const [isRecovering, wait] of [
      [false, 250],
      [true, 1000],
      [false, 250],
    ] as const) {
      connection.isRecovering = isRecovering;
      const page = connection.fetchPage(1, 20, abort.signal);
      page.catch(() => undefined);
      await settle();
      assert.deepEqual(clock.waits.slice(-1), [wait]);
    }
    abort.abort();
  });
});
