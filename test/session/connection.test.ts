import { expect } from '@esm-bundle/chai';
import { connect, type Connection } from '../../src/session/connection.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import type { FirstPosition } from '../../src/model/lead-list.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { failureReply, fakeFetch, pageReply, type FakeReply } from '../fixtures/fake-fetch.js';
import { failureOf, reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

const { signal } = new AbortController();
const TIMEOUT = 15_000;

/** A connection with these settings, and its requests. */
function connectTo(
  settings: RawConfiguration,
  {
    replies = [],
    firstPosition = null,
  }: { replies?: FakeReply[]; firstPosition?: FirstPosition | null } = {},
) {
  const { fetch, calls } = fakeFetch(...replies);
  stub(globalThis, 'fetch', fetch);
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
  it('returns no connection without a configuration', () => {
    expect(connectTo({ token: '' }).connection).to.equal(undefined);
  });

  for (const firstPosition of [0, 1, null] as const) {
    it(`uses the first position ${firstPosition ?? 'unknown'} of the page`, () => {
      const { connection } = connectTo({ token: 1 }, { firstPosition });
      expect(connection.firstPosition).to.equal(firstPosition ?? undefined);
    });
  }

  it('shares the first position that it has learned with the other lists of a host', () => {
    const { position } = connectTo({ token: 1 }).connection;
    expect(connectTo({ token: 1, client: 2 }).connection.position).to.equal(position);
    for (const other of [{ siteCode: 'GIFT-02' }, { apiBase: 'https://other.example/' }]) {
      expect(connectTo({ token: 1, ...other }).connection.position).not.to.equal(position);
    }
  });

  it('does not send a refused token of the page again', async () => {
    const { connection, tokens } = connectTo({ token: 55 }, { replies: [failureReply(401)] });
    expect((await failureOf(connection.fetchPage(1, 20, signal))).kind).to.equal('auth');
    expect(tokens()).to.deep.equal(['55']);
  });

  it('calls the newest token provider, each of them once, until the page has a token', async () => {
    const asked: string[] = [];
    const provide = (token: string) => () => {
      asked.push(token);
      return token;
    };
    const first = provide('1');
    const { connection, tokens } = connectTo(
      { tokenProvider: first },
      { replies: [pageReply(1), pageReply(2), pageReply(3), pageReply(4)] },
    );
    await connection.fetchPage(1, 20, signal);
    connection.update(first, TIMEOUT);
    await connection.fetchPage(20, 21, signal);
    connection.update(provide('2'), TIMEOUT);
    connection.update(provide('3'), TIMEOUT);
    await connection.fetchPage(40, 21, signal);
    connection.update('4', TIMEOUT);
    await connection.fetchPage(60, 21, signal);
    expect(asked).to.deep.equal(['1', '3']);
    expect(tokens()).to.deep.equal(['1', '1', '3', '4']);
  });

  it('waits for an answer until the timeout of the page', async () => {
    const { connection, clock } = connectTo(
      { token: 1 },
      { replies: [() => new Promise<never>(() => undefined)] },
    );
    connection.update('1', 5000);
    const page = connection.fetchPage(1, 20, signal);
    clock.pass(5000);
    expect((await failureOf(page)).kind).to.equal('timeout');
  });

  it('retries as usual, and more patiently while the browser comes back online', async () => {
    stub(Math, 'random', () => 0.5);
    const replies = [503, 503, 503].map((status) => failureReply(status));
    const { connection, clock } = connectTo({ token: 1 }, { replies });
    connection.update('1', TIMEOUT);
    expect(connection.isRecovering).to.equal(false);
    for (const [isRecovering, wait] of [
      [false, 250],
      [true, 1000],
      [false, 250],
    ] as const) {
      connection.isRecovering = isRecovering;
      const abort = new AbortController();
      const page = connection.fetchPage(1, 20, abort.signal);
      await clock.waitsFor(wait);
      abort.abort();
      await reasonOf(page);
    }
  });
});
