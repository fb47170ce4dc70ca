import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ErrorKind } from '../../src/api/api-error.js';
import { PROBE_DELAY_MS } from '../../src/session/list-reader.js';
import { lead, leads, range } from '../helpers/fake-host.js';
import { mount, mountSettled, SessionWorld, settle } from './session-world.js';

/** Where the requests start, and how many rows they ask for. */
const FIRST = [1, 20];
const MORE = [20, 21];

describe('the first page', () => {
  it('is read as soon as there is a configuration, and drawn before it is told', async () => {
    const world = await mountSettled({ rows: 3 });
    assert.deepEqual(world.log, [
      'unconfigured > loading, 0 drawn',
      'loading > complete, 3 drawn',
      'first: 3 added, 3 drawn',
    ]);
    assert.deepEqual(world.api.spans, [FIRST]);
  });

  it('is asked for before the placeholders are drawn', async () => {
    const world = new SessionWorld();
    const sent: number[] = [];
    world.onDrawn = () => sent.push(world.api.requests.length);
    world.connect();
    await world.updateComplete;
    assert.equal(sent[0], 1);
  });

  for (const [rows, status] of [
    [0, 'empty'],
    [20, 'complete'],
    [21, 'ready'],
  ] as const) {
    it(`of ${rows} rows makes the status ${status}`, async () => {
      const world = await mountSettled({ rows });
      assert.equal(world.session.status, status);
    });
  }

  it('is not asked for without a configuration', async () => {
    const world = await mount({ settings: { token: '' } });
    await world.refresh();
    assert.equal(await world.loadMore(), false);
    assert.equal(world.session.status, 'unconfigured');
    assert.deepEqual(world.api.requests, []);
  });

  it('is not asked for outside the page', async () => {
    const world = new SessionWorld();
    await world.refresh();
    assert.equal(await world.loadMore(), false);
    assert.deepEqual(world.api.requests, []);
  });

  it('is not asked for while it is held', async () => {
    const world = await mountSettled({ isDeferred: true });
    assert.equal(world.session.status, 'loading');
    assert.deepEqual(world.api.requests, []);
    world.isDeferred = false;
    world.requestUpdate();
    await settle();
    assert.equal(world.session.status, 'ready');
    assert.equal(world.api.requests.length, 1);
  });

  it('is read again only if something else is asked for', async () => {
    const world = await mountSettled({ rows: { 1: 1, 2: 2 }, settings: { client: 1 } });
    world.set({ client: '1' });
    await settle();
    assert.equal(world.api.requests.length, 1);
    world.set({ client: 2 });
    await world.updateComplete;
    assert.equal(world.session.status, 'loading');
    assert.deepEqual([world.ids, world.drawn], [[], []]);
    await settle();
    assert.deepEqual(world.ids, [1, 2]);
    assert.equal(world.api.requests.length, 2);
  });

  it('is read once if several settings change in one task', async () => {
    const world = await mountSettled();
    world.set({ client: 2 });
    world.set({ token: 2 });
    world.begDate = '2025-01-01';
    await settle();
    assert.equal(world.api.requests.length, 2);
  });

  it('is not read again with another page size or timeout, which the next page has', async () => {
    const world = await mountSettled();
    world.pageSize = 5;
    world.timeout = 1000;
    world.requestUpdate();
    await settle();
    await world.loadMore();
    assert.deepEqual(world.api.spans, [FIRST, [20, 6]]);
    assert.deepEqual(
      world.api.requests.map(({ timeout }) => timeout),
      [15_000, 1000],
    );
  });

  for (const ignoresAbort of [false, true]) {
    const title = ignoresAbort ? 'that comes in spite of the abort' : 'that is aborted';
    it(`${title} is never shown if something else is asked for, and nobody waits for it`, async () => {
      const world = new SessionWorld({ rows: { 1: 1, 2: 2 }, settings: { client: 1 } });
      world.api.answer({ hold: true, ignoresAbort });
      world.connect();
      await settle();
      const waiting = world.session.loadMore();
      world.set({ client: 2 });
      await settle();
      assert.equal(world.api.requests[0]!.signal.aborted, true);
      world.api.release();
      assert.equal(await waiting, false);
      await settle();
      assert.deepEqual(world.ids, [1, 2]);
      assert.deepEqual(world.log, [
        'unconfigured > loading, 0 drawn',
        'loading > complete, 2 drawn',
        'first: 2 added, 2 drawn',
      ]);
    });
  }

  it('fails, and is read again by a refresh or a request for more', async () => {
    const world = new SessionWorld({ rows: 3 });
    world.api.answer({ error: 'http' }, { error: 'http' });
    world.connect();
    await settle();
    assert.equal(world.session.status, 'error');
    assert.equal(world.session.failure?.error.kind, 'http');
    assert.equal(world.session.failure.isShown, true);
    await world.refresh();
    assert.equal(world.session.status, 'error');
    assert.equal(await world.loadMore(), true);
    assert.equal(world.session.failure, undefined);
    assert.deepEqual(world.log, [
      'unconfigured > loading, 0 drawn',
      'first failed: http',
      'loading > error, 0 drawn',
      'error > loading, 0 drawn',
      'first failed: http',
      'loading > error, 0 drawn',
      'error > loading, 0 drawn',
      'loading > complete, 3 drawn',
      'first: 3 added, 3 drawn',
    ]);
  });

  it('that has failed is not read again by an update, nor if it is moved or put back', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'http' });
    world.connect();
    await settle();
    world.requestUpdate();
    await settle();
    world.disconnect();
    await settle();
    world.connect();
    await settle();
    assert.equal(world.session.status, 'error');
    assert.equal(world.api.requests.length, 1);
  });

  it('keeps the message of a failure until the retry has ended', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'http' }, { hold: true });
    world.connect();
    await settle();
    void world.loadMore();
    await settle();
    assert.equal(world.session.status, 'loading');
    assert.equal(world.session.failure?.error.kind, 'http');
    world.api.release();
    await settle();
    assert.equal(world.session.failure, undefined);
  });

  it('fails once for a bad setting, of which nothing is sent', async () => {
    const world = await mountSettled({ settings: { client: 'abc' } });
    assert.deepEqual(world.log, ['first failed: config', 'unconfigured > error, 0 drawn']);
    assert.equal(await world.loadMore(), false);
    await world.refresh();
    assert.equal(world.log.length, 2);
    assert.deepEqual(world.api.requests, []);
    world.set({ client: 1017 });
    await settle();
    assert.equal(world.session.status, 'ready');
  });

  it('is aborted when the element is removed, and asked for again when it is put back', async () => {
    const world = new SessionWorld();
    world.api.answer({ hold: true });
    world.connect();
    await settle();
    const waiting = world.loadMore();
    world.disconnect();
    await settle();
    assert.equal(world.api.requests[0]!.signal.aborted, true);
    assert.equal(world.session.status, 'loading');
    assert.equal(await waiting, false);
    world.connect();
    await settle();
    assert.equal(world.session.status, 'ready');
    assert.equal(world.api.requests.length, 2);
  });

  it('is aborted with the signal that it was asked for with, and may be asked for again', async () => {
    const world = await mount({ isDeferred: true });
    const abort = new AbortController();
    world.api.answer({ hold: true });
    const opened = world.session.open(abort.signal);
    assert.equal(world.session.isOpening, true);
    abort.abort();
    assert.equal(world.session.isOpening, false);
    assert.equal(await opened, false);
    assert.equal(world.api.requests[0]!.signal.aborted, true);
    assert.equal(world.session.status, 'loading');
    assert.equal(await world.session.open(new AbortController().signal), true);
  });

  it('goes on when the element is moved', async () => {
    const world = new SessionWorld();
    world.api.answer({ hold: true });
    world.connect();
    await settle();
    world.disconnect();
    world.connect();
    await settle();
    world.api.release();
    await settle();
    assert.equal(world.session.status, 'ready');
    assert.equal(world.api.requests.length, 1);
  });

  it('is asked for again after a removal that has cut off a retry', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'http' }, { hold: true });
    world.connect();
    await settle();
    void world.loadMore();
    await settle();
    world.disconnect();
    await settle();
    assert.equal(world.session.failure, undefined);
    assert.equal(world.session.status, 'loading');
    world.connect();
    await settle();
    assert.equal(world.session.status, 'ready');
  });

  it('is waited for by a refresh that is asked for after it was sent', async () => {
    const world = new SessionWorld();
    world.api.answer({ hold: true });
    world.connect();
    await settle();
    const refreshed = world.refresh();
    await settle();
    assert.equal(world.api.requests.length, 1);
    world.api.release();
    await refreshed;
    assert.deepEqual(world.api.spans, [FIRST, FIRST]);
  });

  it('is all that a refresh needs that is asked for before it was sent', async () => {
    const world = new SessionWorld();
    world.connect();
    await world.refresh();
    assert.equal(world.session.status, 'ready');
    assert.deepEqual(world.api.spans, [FIRST]);
  });

  it('is read for a refresh or a request for more though it was held', async () => {
    for (const ask of ['loadMore', 'refresh'] as const) {
      const world = await mountSettled({ isDeferred: true });
      await world[ask]();
      assert.equal(world.session.status, 'ready');
      assert.deepEqual(world.api.spans, [FIRST]);
    }
  });
});

describe('further operations', () => {
  it('load pages until there are no more, and then ask for nothing', async () => {
    const world = await mountSettled();
    const given = [];
    for (let pages = 0; pages < 4; pages++) {
      given.push(await world.loadMore());
    }
    assert.deepEqual(given, [true, true, false, false]);
    assert.equal(world.session.status, 'complete');
    assert.deepEqual(world.api.spans, [FIRST, MORE, [40, 21]]);
  });

  for (const operation of ['more', 'refresh', 'refreshHead'] as const) {
    it(`are drawn when their promises settle, however long an update takes: ${operation}`, async () => {
      const world = await mountSettled();
      world.host.list = leads(...range(1, 30));
      let draw = (): void => undefined;
      world.delay = new Promise((resolve) => {
        draw = () => resolve(undefined);
      });
      let hasSettled = false;
      const performed = {
        more: () => world.session.loadMore(),
        refresh: () => world.session.refresh(false),
        refreshHead: () => world.session.refreshQuietly(),
      }[operation]();
      void performed.then(() => {
        hasSettled = true;
      });
      await settle();
      assert.equal(world.session.list.total, 30);
      assert.equal(hasSettled, false);
      draw();
      await performed;
      assert.equal(world.drawn, world.session.list.leads);
    });
  }

  it('are told in their order, with what is drawn', async () => {
    const world = await mountSettled();
    world.log.length = 0;
    await world.loadMore();
    await world.refresh();
    assert.deepEqual(world.log, [
      'ready > loading-more, 20 drawn',
      'loading-more > ready, 40 drawn',
      'more: 20 added, 40 drawn',
      'ready > refreshing, 40 drawn',
      'refreshing > ready, 40 drawn',
      'refresh: 0 added, 40 drawn',
    ]);
  });

  it('run one after another, and are joined by the same', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const operations = [world.loadMore(), world.refresh(), world.loadMore()];
    await settle();
    assert.equal(world.session.status, 'loading-more');
    assert.equal(world.api.requests.length, 2);
    world.api.release();
    assert.deepEqual(await Promise.all(operations), [true, undefined, true]);
    assert.equal(world.session.status, 'ready');
    assert.deepEqual(world.api.spans, [FIRST, MORE, [1, 40]]);
  });

  it('ask once more for a refresh while one runs, which may lack what was just saved', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const first = world.refresh();
    await settle();
    const others = [world.refresh(), world.refresh()];
    world.api.release();
    await Promise.all([first, ...others]);
    assert.equal(world.api.requests.length, 3);
  });

  it('never look as if a page loaded where there is none any more', async () => {
    const world = await mountSettled();
    world.host.list = leads(...range(1, 20));
    world.api.answer({ hold: true });
    world.log.length = 0;
    const refreshed = world.refresh();
    await settle();
    const more = world.loadMore();
    world.api.release();
    await refreshed;
    assert.equal(await more, false);
    assert.deepEqual(world.log, [
      'ready > refreshing, 20 drawn',
      'refreshing > complete, 20 drawn',
      'refresh: 0 added, 20 drawn',
    ]);
    assert.equal(world.api.requests.length, 2);
  });

  it('keep the rows where they fail, and end the failure where they succeed', async () => {
    const world = await mountSettled();
    world.onFailure = () => false;
    world.api.answer({ error: 'http' });
    assert.equal(await world.loadMore(), false);
    assert.equal(world.session.status, 'error-more');
    assert.equal(world.session.failure?.isShown, false);
    assert.equal(world.session.failure.operation, 'more');
    assert.equal(world.drawn.length, 20);
    world.api.answer({ error: 'http' });
    await world.refresh();
    assert.equal(world.session.status, 'error-more');
    await world.refresh();
    assert.equal(world.session.status, 'ready');
    assert.equal(world.session.failure, undefined);
  });

  it('leave what is shown as it is where a refresh fails, and tell of it', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'network' });
    world.log.length = 0;
    await world.refresh();
    assert.deepEqual(world.log, [
      'ready > refreshing, 20 drawn',
      'refresh failed: network',
      'refreshing > ready, 20 drawn',
    ]);
    assert.equal(world.session.failure, undefined);
  });

  it('let the page set something before a failure is drawn', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'auth' });
    world.onFailure = () => {
      world.set({ token: 2 });
      return true;
    };
    world.log.length = 0;
    await world.loadMore();
    await settle();
    assert.deepEqual(world.log, [
      'ready > loading-more, 20 drawn',
      'first failed: auth',
      'loading-more > loading, 0 drawn',
      'loading > ready, 20 drawn',
      'first: 20 added, 20 drawn',
    ]);
  });

  it('start anew if the page asks when it is told of the last, or of a failure', async () => {
    const world = await mountSettled();
    const given: Promise<boolean>[] = [];
    world.onDrawn = () => {
      if (given.length === 0 && world.log.at(-1)?.startsWith('more')) {
        given.push(world.loadMore());
      }
    };
    world.onFailure = () => {
      given.push(world.loadMore());
      return true;
    };
    world.api.answer({}, { error: 'http' });
    await world.loadMore();
    await settle();
    assert.deepEqual(await Promise.all(given), [false, true]);
    assert.deepEqual(world.api.spans, [FIRST, MORE, [40, 21], [40, 21]]);
  });

  it('end when the element is removed, and leave the list', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const more = world.loadMore();
    await settle();
    const waiting = world.refresh();
    world.disconnect();
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.equal(await more, false);
    await waiting;
    assert.equal(world.session.status, 'ready');
    assert.equal(await world.session.loadMore(), false);
    await world.session.refresh(false);
    world.connect();
    await settle();
    assert.equal(world.session.status, 'ready');
    assert.equal(world.ids.length, 20);
    assert.equal(world.api.requests.length, 2);
    assert.equal(await world.loadMore(), true);
  });

  it('go on when the element is moved', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const more = world.loadMore();
    await settle();
    world.disconnect();
    world.connect();
    await settle();
    world.api.release();
    assert.equal(await more, true);
    assert.equal(world.api.requests.length, 2);
  });

  it('change nothing if they come late, from another client’s list', async () => {
    const world = await mountSettled({ rows: { 1: 45, 2: 2 }, settings: { client: 1 } });
    world.api.answer({ hold: true, ignoresAbort: true });
    const more = world.loadMore();
    await settle();
    world.set({ client: 2 });
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    world.log.length = 0;
    world.api.release();
    assert.equal(await more, false);
    await settle();
    assert.deepEqual(world.ids, [1, 2]);
    assert.deepEqual(world.log, []);
  });

  it('end with a sign-out, which drops the list at once', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const more = world.loadMore();
    await settle();
    world.set({ token: '' });
    await world.updateComplete;
    assert.equal(world.session.status, 'unconfigured');
    assert.deepEqual([world.ids, world.drawn], [[], []]);
    assert.equal(await more, false);
    assert.equal(world.log.at(-1), 'loading-more > unconfigured, 0 drawn');
  });
});

describe('a list is outdated', () => {
  const MINUTE = 60_000;

  /** Lets a list be almost a minute old, and then a minute. Returns whether it was outdated. */
  function outdatedLater({ clock, session }: SessionWorld): boolean[] {
    return [MINUTE - 1, 1].map((ms) => {
      clock.pass(ms);
      return session.isOutdated;
    });
  }

  for (const rows of [0, 3, 45]) {
    it(`a minute after the last answer, if it has ${rows} rows`, async () => {
      const world = await mountSettled({ rows });
      assert.deepEqual(outdatedLater(world), [false, true]);
      await world.session.refreshQuietly();
      assert.deepEqual(outdatedLater(world), [false, true]);
    });
  }

  it('a minute after a further page, an answer like any other', async () => {
    const world = await mountSettled();
    world.clock.pass(MINUTE);
    await world.loadMore();
    assert.deepEqual(outdatedLater(world), [false, true]);
  });

  it('also if the clock is set back', async () => {
    const world = await mountSettled();
    world.clock.pass(-60 * MINUTE);
    assert.equal(world.session.isOutdated, true);
    await world.session.refreshQuietly();
    assert.deepEqual(outdatedLater(world), [false, true]);
  });

  it('also after a failure, which is no answer', async () => {
    for (const fail of ['loadMore', 'refresh'] as const) {
      const world = await mountSettled();
      world.clock.pass(MINUTE - 1);
      world.api.answer({ error: 'http' });
      await world[fail]();
      world.clock.pass(1);
      assert.equal(world.session.isOutdated, true, fail);
    }
  });

  it('not while something is under way', async () => {
    for (const act of ['loadMore', 'refresh'] as const) {
      const world = await mountSettled();
      world.clock.pass(MINUTE);
      world.api.answer({ hold: true });
      const ended = world[act]();
      await settle();
      assert.equal(world.session.isOutdated, false, act);
      world.api.release();
      await ended;
    }
  });

  it('not while a search reads on', async () => {
    const world = await mountSettled();
    world.clock.pass(MINUTE);
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.session.status, 'loading-more');
    assert.equal(world.session.isOutdated, false);
  });

  it('not without a first page', async () => {
    const world = await mountSettled({ isDeferred: true });
    assert.deepEqual(outdatedLater(world), [false, false]);
    world.api.answer({ error: 'http' });
    await world.loadMore();
    assert.equal(world.session.status, 'error');
    assert.deepEqual(outdatedLater(world), [false, false]);
    world.set({ token: '' });
    await settle();
    assert.deepEqual(outdatedLater(world), [false, false]);
  });

  it('not after a refusal has dropped it', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'auth' });
    await world.refresh();
    assert.deepEqual(outdatedLater(world), [false, false]);
  });
});

describe('a quiet refresh', () => {
  it('reads the first 200 rows only, unless they have moved', async () => {
    const world = await mountSettled({ rows: 450 });
    world.pageSize = 230;
    await world.loadMore();
    world.api.requests.length = 0;
    await world.session.refreshQuietly();
    assert.deepEqual(world.api.spans, [[1, 200]]);
    assert.equal(world.ids.length, 250);
  });

  it('is a refresh by its status', async () => {
    const world = await mountSettled({ rows: 3 });
    world.api.answer({ hold: true });
    const refreshed = world.session.refreshQuietly();
    await settle();
    assert.equal(world.session.status, 'refreshing');
    world.api.release();
    await refreshed;
    assert.equal(world.session.status, 'complete');
    assert.equal(world.log.at(-1), 'refreshHead: 0 added, 3 drawn');
  });

  it('never multiplies, nor runs beside another refresh', async () => {
    for (const refresh of ['refresh', 'refreshQuietly'] as const) {
      const world = await mountSettled();
      world.api.answer({ hold: true });
      const refreshed = [refresh === 'refresh' ? world.refresh() : world.session.refreshQuietly()];
      await settle();
      refreshed.push(world.session.refreshQuietly(), world.session.refreshQuietly());
      world.api.release();
      await Promise.all(refreshed);
      assert.equal(world.api.requests.length, 2, refresh);
    }
  });

  it('does not run before the first page, nor after one that has failed', async () => {
    const world = await mountSettled({ isDeferred: true });
    await world.session.refreshQuietly();
    world.api.answer({ error: 'http' });
    await world.loadMore();
    await world.session.refreshQuietly();
    assert.equal(world.session.status, 'error');
    assert.equal(world.api.requests.length, 1);
    await world.loadMore();
    await world.session.refreshQuietly();
    assert.equal(world.api.requests.length, 3);
  });

  for (const kind of ['auth', 'api'] as const) {
    it(`does not run after a refusal of kind ${kind}, until a request has succeeded`, async () => {
      const world = await mountSettled();
      world.api.answer({ error: kind });
      await world.loadMore();
      const { status } = world.session;
      await world.session.refreshQuietly();
      assert.equal(world.session.status, status);
      assert.equal(world.api.requests.length, 2);
      await world.loadMore();
      await world.session.refreshQuietly();
      assert.equal(world.api.requests.length, 4);
    });
  }

  it('does not run after a refusal that another failure has followed', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'api' }, { error: 'http' });
    await world.loadMore();
    await world.loadMore();
    world.requestUpdate();
    await settle();
    await world.session.refreshQuietly();
    assert.equal(world.api.requests.length, 3);
    await world.refresh();
    await world.session.refreshQuietly();
    assert.equal(world.api.requests.length, 5);
  });

  it('does not run after a refused refresh, until another list is asked for', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'api' });
    await world.refresh();
    world.pageSize = 10;
    world.requestUpdate();
    await settle();
    await world.session.refreshQuietly();
    assert.equal(world.api.requests.length, 2);
    world.set({ operator: 5 });
    await settle();
    await world.session.refreshQuietly();
    assert.equal(world.api.requests.length, 4);
    assert.equal(world.session.status, 'ready');
  });

  it('runs after any other failure of a further page, which it ends', async () => {
    const world = await mountSettled({ rows: 25 });
    for (const [status, rows] of [
      ['ready', 25],
      ['complete', 20],
    ] as const) {
      world.host.list = leads(...range(1, rows));
      world.api.answer({ error: 'http' });
      await world.loadMore();
      assert.equal(world.session.status, 'error-more');
      await world.session.refreshQuietly();
      assert.equal(world.session.failure, undefined);
      assert.equal(world.session.status, status);
    }
  });

  it('leaves a failed further page as it is where it fails', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'http' }, { error: 'network' });
    await world.loadMore();
    await world.session.refreshQuietly();
    assert.equal(world.session.status, 'error-more');
    assert.equal(world.session.failure?.error.kind, 'http');
  });
});

describe('a refused token', () => {
  for (const operation of ['more', 'refresh', 'refreshHead'] as const) {
    it(`drops the list where ${operation} is refused, and what waits behind it`, async () => {
      const world = await mountSettled();
      const { list } = world.session;
      world.api.answer({ hold: true, error: 'auth' });
      const refused = ask(world, operation);
      await settle();
      const waiting = world.refresh();
      world.log.length = 0;
      world.api.release();
      await Promise.all([refused, waiting]);
      assert.deepEqual(world.log, [
        'first failed: auth',
        `${operation === 'more' ? 'loading-more' : 'refreshing'} > error, 0 drawn`,
      ]);
      assert.equal(list.leads.length, 20);
      assert.deepEqual([world.ids, world.session.list.total], [[], 0]);
      assert.equal(world.session.failure?.error.kind, 'auth');
      await world.session.refreshQuietly();
      assert.equal(world.api.requests.length, 2);
      await world.loadMore();
      assert.equal(world.session.status, 'ready');
      assert.deepEqual(world.api.spans.at(-1), FIRST);
    });
  }

  it('lets nothing be told of rows that have come, and are not drawn any more', async () => {
    const world = await mountSettled();
    world.requestUpdate = () => undefined;
    await world.session.loadMore();
    world.api.answer({ error: 'auth' });
    await world.session.refreshQuietly();
    assert.deepEqual(world.session.news.take(), []);
  });
});

describe('a page that the browser has restored', () => {
  it('is checked at once, and keeps its rows where the host shows them', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { hold: true });
    const quiet = world.session.refreshQuietly();
    await settle();
    // What is under way was asked for by another reader.
    const checked = world.session.checkRestored();
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.equal(world.api.requests.length, 3);
    world.api.release();
    await Promise.all([quiet, checked]);
    assert.equal(world.session.status, 'ready');
    world.api.answer({ error: 'api' });
    await world.refresh();
    assert.equal(world.ids.length, 20);
  });

  for (const kind of ['auth', 'api'] as const) {
    it(`loses its rows where the host refuses with ${kind}`, async () => {
      const world = await mountSettled();
      world.api.answer({ error: kind });
      await world.session.checkRestored();
      assert.deepEqual(world.drawn, []);
      assert.equal(world.session.status, 'error');
      assert.equal(world.log.at(-2), `first failed: ${kind}`);
      assert.equal(world.session.failure?.error.kind, kind);
    });

    it(`loses its rows where the host refuses with ${kind} after a network failure`, async () => {
      const world = await mountSettled();
      world.api.answer({ error: 'http' }, { error: kind });
      await world.session.checkRestored();
      assert.equal(world.ids.length, 20);
      await world.session.refreshQuietly();
      assert.deepEqual(world.ids, []);
      assert.equal(world.session.status, 'error');
    });
  }

  for (const operation of ['more', 'refresh'] as const) {
    it(`ends ${operation}, which was under way when it was left, and is not confirmed by it`, async () => {
      const world = await mountSettled();
      world.api.answer({ hold: true, ignoresAbort: true }, { error: 'api' });
      const underWay = ask(world, operation);
      await settle();
      await world.session.checkRestored();
      world.api.release();
      await underWay;
      assert.deepEqual(world.ids, []);
      assert.equal(world.session.status, 'error');
    });
  }

  it('goes on with what was asked for, after the check', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const more = world.loadMore();
    await settle();
    const refreshed = world.refresh();
    await settle();
    await world.session.checkRestored();
    assert.equal(await more, true);
    await refreshed;
    assert.equal(world.ids.length, 40);
    assert.deepEqual(world.api.spans.slice(1), [MORE, FIRST, MORE, [1, 40]]);
  });

  it('gives false for what was asked for if the check drops the list', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { error: 'auth' });
    const more = world.loadMore();
    await settle();
    await world.session.checkRestored();
    assert.equal(await more, false);
    assert.equal(world.session.status, 'error');
  });

  it('is checked again if it was left meanwhile', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { error: 'auth' });
    void world.session.checkRestored();
    await settle();
    world.disconnect();
    await settle();
    world.connect();
    await settle();
    assert.deepEqual(world.ids, []);
  });

  it('tries again where it has failed', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'http' });
    world.connect();
    await settle();
    await world.session.checkRestored();
    assert.equal(world.session.status, 'ready');
  });

  it('sends nothing where nothing was asked for', async () => {
    const world = await mountSettled({ isDeferred: true });
    await world.session.checkRestored();
    assert.equal(world.session.status, 'loading');
    world.set({ token: '' });
    await settle();
    await world.session.checkRestored();
    world.set({ token: 'abc' });
    await settle();
    await world.session.checkRestored();
    assert.deepEqual(world.api.requests, []);
  });
});

describe('the probe', () => {
  const COUNTS_FROM_0 = { base: 0, firstPosition: null } as const;

  it('puts the row before the first on top, once the first page is drawn', async (t) => {
    const warn = t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled(COUNTS_FROM_0);
    assert.equal(world.ids[0], 2);
    assert.equal(world.api.requests.length, 1);
    assert.equal(world.session.status, 'ready');
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.deepEqual(world.api.spans, [FIRST, [0, 1], [1, 1]]);
    assert.equal(world.ids[0], 1);
    assert.equal(world.log.at(-1), 'probe: 1 added, 21 drawn');
    assert.equal(world.session.status, 'ready');
    assert.deepEqual(warn.mock.calls[0]?.arguments, [
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });

  it('is not sent if the page says what the first position is, or is not needed', async () => {
    for (const options of [{ firstPosition: 1 }, { firstPosition: null, rows: 20 }] as const) {
      const world = await mountSettled(options);
      assert.deepEqual(world.clock.waits, []);
    }
  });

  it('gives way to what the reader asks for, and runs again after it', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ hold: true });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    const more = world.loadMore();
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.equal(await more, true);
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.deepEqual(world.api.spans, [FIRST, [0, 1], MORE, [0, 1], [1, 1]]);
    assert.equal(world.ids[0], 1);
  });

  it('runs once after a change, and not in each update', async () => {
    const world = await mountSettled({ firstPosition: null });
    // A list that moves teaches nothing.
    world.host.list = [...world.host.list, lead(99)];
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    world.requestUpdate();
    await settle();
    assert.deepEqual(world.clock.waits, []);
    assert.deepEqual(world.api.spans, [FIRST, [0, 1]]);
    await world.loadMore();
    assert.deepEqual(world.clock.waits, [PROBE_DELAY_MS]);
  });

  it('ends when the element is removed, and runs again when it is put back', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ hold: true });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    world.disconnect();
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    world.connect();
    await settle();
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.equal(world.ids[0], 1);
  });

  it('changes nothing where it fails, and is not tried again', async () => {
    const world = await mountSettled(COUNTS_FROM_0);
    world.log.length = 0;
    world.api.answer({ error: 'http' });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.deepEqual(world.log, []);
    assert.equal(world.session.failure, undefined);
    await world.loadMore();
    assert.deepEqual(world.clock.waits, []);
  });

  it('leaves a failure as it is', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ error: 'http' });
    const more = world.loadMore();
    await settle();
    world.clock.pass(PROBE_DELAY_MS);
    assert.equal(await more, false);
    world.disconnect();
    await settle();
    world.connect();
    await settle();
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.equal(world.ids[0], 1);
    assert.equal(world.session.status, 'error-more');
  });

  it('is waited for by a request for more if the row before the first is all that is left', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled({ ...COUNTS_FROM_0, rows: 21 });
    world.clock.pass(PROBE_DELAY_MS);
    const more = world.loadMore();
    await settle();
    world.clock.pass(0);
    assert.equal(await more, true);
    assert.equal(world.session.status, 'complete');
    assert.equal(await world.loadMore(), false);
  });

  it('is joined by a request for more that has nothing else to ask for', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled({ ...COUNTS_FROM_0, rows: 21 });
    void world.loadMore();
    await settle();
    world.disconnect();
    await settle();
    world.connect();
    await settle();
    assert.equal(world.session.list.hasMore, false);
    const more = world.loadMore();
    await settle();
    world.clock.pass(0);
    assert.equal(await more, true);
    assert.equal(world.session.status, 'complete');
  });

  it('waits for that of another list of the host, and holds up nothing meanwhile', async () => {
    const options = { firstPosition: null, rows: 450 } as const;
    const first = await mountSettled(options);
    first.api.answer({ hold: true });
    first.clock.pass(PROBE_DELAY_MS);
    await settle();
    const { position } = first.api;
    const second = new SessionWorld(options);
    Object.assign(second.api, { position });
    second.connect();
    await settle();
    second.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.deepEqual(second.api.spans, [FIRST]);
    second.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(second.session.list.leads.length, 450);
    first.api.release();
    await settle();
    assert.equal(position.value, 1);
    assert.ok(second.api.spans.every(([start]) => start > 0));
  });

  it('teaches nothing, and drops the list, if the token is refused', async () => {
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ error: 'auth' });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.deepEqual(world.ids, []);
    assert.equal(world.session.failure?.error.kind, 'auth');
    assert.equal(world.api.position.isOpen, true);
  });

  it('teaches where the next list begins', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled(COUNTS_FROM_0);
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    world.set({ client: 2 });
    await settle();
    assert.deepEqual(world.api.spans.at(-1), [0, 20]);
    assert.deepEqual(world.clock.waits, []);
  });
});

describe('a search', () => {
  it('reads nothing without a filter', async () => {
    const world = await mountSettled({ rows: 450 });
    assert.equal(world.session.isSearching, false);
    assert.equal(world.session.findings, undefined);
    assert.equal(world.session.matching, world.session.list.leads);
    assert.equal(world.api.requests.length, 1);
  });

  it('reads to the end, and says once what is found', async () => {
    const world = await mountSettled({ rows: 450 });
    world.log.length = 0;
    world.conditions.setByPage({ search: '№2' });
    await settle();
    assert.equal(world.session.list.isComplete, true);
    assert.deepEqual(world.api.spans, [FIRST, [20, 200], [219, 200], [418, 200]]);
    assert.deepEqual(world.log, [
      'ready > loading-more, 2 drawn',
      'readOn: 199 added, 31 drawn',
      'readOn: 199 added, 111 drawn',
      'loading-more > complete, 111 drawn',
      'readOn: 32 added, 111 drawn',
      'found 111 in 450, 111 drawn',
    ]);
    const found = { matching: 111, loaded: 450, total: 450, isComplete: true, isStopped: false };
    assert.deepEqual(
      world.found.map(({ findings }) => findings),
      [found],
    );
    assert.deepEqual(world.session.findings, found);
    world.conditions.setByPage({ search: '№3' });
    await settle();
    assert.equal(world.found.length, 1);
  });

  it('names the first lead that it has found, and not one that was shown before', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByPage({ search: '№2' });
    await settle();
    assert.deepEqual(
      world.found.map(({ first }) => first?.id),
      [21],
    );
  });

  it('shows at once what is found in the rows that are read', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByReader({ search: '№2' });
    await world.updateComplete;
    assert.deepEqual(
      world.drawn.map(({ id }) => id),
      [2, 20],
    );
    assert.deepEqual(world.session.findings, {
      matching: 2,
      loaded: 20,
      total: 450,
      isComplete: false,
      isStopped: false,
    });
  });

  it('gives the same array until the leads or the filter change', async () => {
    const world = await mountSettled();
    world.conditions.setByPage({ search: '№2' });
    await settle();
    const { matching } = world.session;
    world.requestUpdate();
    await settle();
    assert.equal(world.session.matching, matching);
    await world.refresh();
    assert.notEqual(world.session.matching, matching);
    assert.deepEqual(world.session.matching, matching);
  });

  it('begins once the first page has come, if the filter is set before', async () => {
    const world = new SessionWorld({ rows: 450 });
    world.conditions.setByPage({ search: '№2' });
    world.connect();
    await settle();
    assert.equal(world.session.list.isComplete, true);
    assert.equal(world.found.length, 1);
  });

  it('waits for a reader who types to pause', async () => {
    const world = await mountSettled({ rows: 450 });
    world.log.length = 0;
    for (const search of ['№', '№2']) {
      world.conditions.setByReader({ search });
      await settle();
      world.clock.pass(399);
      await settle();
    }
    assert.equal(world.session.status, 'ready');
    assert.equal(world.session.isSearching, true);
    assert.equal(world.api.requests.length, 1);
    world.clock.pass(1);
    await settle();
    assert.equal(world.session.isSearching, false);
    assert.deepEqual(
      world.log.filter((line) => /pause|found/.test(line)),
      ['pause, 2 drawn', 'found 111 in 450, 111 drawn'],
    );
  });

  it('does not wait if the reader asks for more while typing', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByReader({ search: '№2' });
    await settle();
    assert.equal(await world.loadMore(), true);
    assert.equal(world.session.list.isComplete, true);
    assert.deepEqual(world.clock.waits, []);
  });

  it('does not wait if another list is read meanwhile', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByReader({ search: '№2' });
    await settle();
    world.set({ operator: 5 });
    await settle();
    assert.equal(world.session.list.isComplete, true);
    assert.deepEqual(world.clock.waits, []);
  });

  it('does not tell of a pause after its end', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByReader({ unread: true });
    await settle();
    assert.deepEqual(world.clock.waits, []);
    assert.equal(world.found.length, 1);
  });

  it('stops after 2,000 rows, and looks as many further if it is asked to', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.ids.length, 2010);
    assert.equal(world.session.status, 'ready');
    assert.equal(world.session.findings?.isStopped, true);
    assert.equal(world.found.length, 1);
    assert.equal(await world.loadMore(), true);
    assert.equal(world.ids.length, 4199);
    assert.equal(world.found.length, 2);
    assert.equal(await world.loadMore(), true);
    assert.equal(world.session.status, 'complete');
    assert.equal(world.session.findings.isStopped, false);
    assert.equal(await world.loadMore(), false);
  });

  it('looks no further for those who join it', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    const more = world.loadMore();
    await settle();
    world.api.release();
    assert.equal(await more, true);
    assert.equal(world.ids.length, 2010);
  });

  it('reads on for no other filter once it has read enough', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.conditions.setByPage({ status: 'a' });
    await settle();
    assert.equal(world.ids.length, 2010);
  });

  it('stays where it has stopped if a refresh leaves fewer rows', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    let next = 10_000;
    world.host.beforeAnswer = () => {
      world.host.list = [lead(next++), ...world.host.list];
    };
    await world.refresh();
    world.host.beforeAnswer = () => undefined;
    assert.ok(world.ids.length < 2000);
    const { length } = world.api.requests;
    world.requestUpdate();
    await settle();
    assert.equal(world.api.requests.length, length);
    assert.equal(world.session.findings?.isStopped, true);
  });

  it('drops what it reads when the filter goes', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true, ignoresAbort: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.session.isSearching, true);
    world.conditions.setByPage(null);
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.equal(world.session.isSearching, false);
    world.api.release();
    await settle();
    assert.equal(world.session.status, 'ready');
    assert.equal(world.ids.length, 20);
    assert.deepEqual(world.found, []);
  });

  for (const ignoresAbort of [false, true]) {
    const when = ignoresAbort ? 'while it is being aborted' : 'after it was aborted';
    it(`goes on if it is wanted again ${when}`, async () => {
      const world = await mountSettled({ rows: 450 });
      world.api.answer({ hold: true, ignoresAbort });
      world.conditions.setByPage({ unread: true });
      await settle();
      world.conditions.setByPage(null);
      await world.updateComplete;
      world.conditions.setByPage({ status: 'a' });
      await settle();
      world.api.release();
      await settle();
      assert.equal(world.session.list.isComplete, true);
      assert.equal(world.found.length, 1);
    });
  }

  it('reads one chain of requests, whatever changes meanwhile', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.conditions.setByPage({ status: 'a' });
    await settle();
    const more = [world.loadMore(), world.loadMore()];
    await settle();
    assert.equal(world.api.requests.length, 2);
    world.api.release();
    assert.deepEqual(await Promise.all(more), [true, true]);
    assert.equal(world.api.requests.length, 4);
    assert.equal(world.found.length, 1);
  });

  it('lets a refresh go between two of its requests', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    const refreshed = world.refresh();
    await settle();
    world.log.length = 0;
    world.api.release();
    await refreshed;
    await settle();
    assert.deepEqual(
      world.log.map((line) => line.split(',')[0]),
      [
        'readOn: 199 added',
        'refresh: 0 added',
        'readOn: 199 added',
        'loading-more > complete',
        'readOn: 32 added',
        'found 0 in 450',
      ],
    );
  });

  it('rests after a failure until it is asked to try again', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'network' });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.session.status, 'error-more');
    assert.equal(world.session.failure?.operation, 'readOn');
    assert.equal(world.session.findings?.isStopped, false);
    world.conditions.setByPage({ status: 'a' });
    await settle();
    assert.equal(world.ids.length, 20);
    assert.deepEqual(world.found, []);
    assert.equal(await world.loadMore(), true);
    assert.equal(world.session.list.isComplete, true);
    assert.equal(world.found.length, 1);
  });

  it('reads nothing behind a further page that fails', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true, error: 'network' });
    void world.loadMore();
    await settle();
    world.conditions.setByPage({ unread: true });
    await settle();
    world.api.release();
    await settle();
    assert.equal(world.session.status, 'error-more');
    assert.equal(world.api.requests.length, 2);
  });

  it('fails again where its retry fails, and gives false', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'network' }, { error: 'http' });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(await world.loadMore(), false);
    assert.equal(world.session.status, 'error-more');
    assert.equal(world.session.failure?.error.kind, 'http');
  });

  it('goes on by itself once a quiet refresh has ended its failure', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'network' });
    world.conditions.setByPage({ unread: true });
    await settle();
    await world.session.refreshQuietly();
    await settle();
    assert.equal(world.session.list.isComplete, true);
  });

  it('reads a list again that moves, and stops if it moves again', async () => {
    const world = await mountSettled({ rows: 450 });
    let next = 1000;
    const move = () => {
      world.host.list = [lead(next++), ...world.host.list];
    };
    move();
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.session.status, 'complete');

    const moving = await mountSettled({ rows: 1000 });
    moving.host.beforeAnswer = () => {
      moving.host.list = [lead(next++), ...moving.host.list];
    };
    moving.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(moving.session.status, 'ready');
    assert.equal(moving.session.findings?.isStopped, true);
    assert.equal(moving.found.length, 1);
    moving.host.beforeAnswer = () => undefined;
    assert.equal(await moving.loadMore(), true);
    assert.equal(moving.session.list.isComplete, true);
  });

  it('ends without a word when the element is removed, and goes on when it is put back', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.disconnect();
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.deepEqual(world.found, []);
    assert.equal(world.session.status, 'ready');
    world.connect();
    await settle();
    assert.equal(world.session.list.isComplete, true);
    assert.equal(world.found.length, 1);
  });

  it('ends with its list, and reads the next one from the start', async () => {
    const world = await mountSettled({ rows: { 1: 450, 2: 300 }, settings: { client: 1 } });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.set({ client: 2 });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.deepEqual(
      world.api.requests.map(({ client }) => client),
      ['1', '1', '2', '2', '2'],
    );
    assert.equal(world.ids.length, 300);
    assert.deepEqual(
      world.found.map(({ findings }) => findings.total),
      [300],
    );
  });

  it('ends with a refused token, and reads from the start after the retry', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.api.answer({ error: 'auth' });
    await world.loadMore();
    assert.equal(world.session.status, 'error');
    assert.equal(world.session.isSearching, false);
    assert.equal(world.session.findings?.loaded, 0);
    await world.loadMore();
    await settle();
    assert.equal(world.ids.length, 2010);
    assert.equal(world.session.status, 'ready');
  });

  it('gives false if the rows that it has brought are gone by its end', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({}, { error: 'auth' });
    world.conditions.setByReader({ search: '№2' });
    await settle();
    assert.equal(await world.loadMore(), false);
    assert.deepEqual(world.ids, []);
  });

  it('ends with a sign-out, which takes the filter', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByReader({ unread: true });
    await settle();
    world.set({ token: '' });
    await settle();
    assert.equal(world.api.requests[1]!.signal.aborted, true);
    assert.equal(world.conditions.filter, null);
    assert.equal(world.session.status, 'unconfigured');
    assert.deepEqual(world.found, []);
  });

  it('lets the probe run, which finds the row before the first', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = await mountSettled({ rows: 450, base: 0, firstPosition: null });
    world.conditions.setByPage({ unread: true });
    await settle();
    assert.equal(world.api.requests.length, 1);
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    assert.deepEqual(world.api.spans.slice(0, 3), [FIRST, [0, 1], [1, 1]]);
    assert.equal(world.session.list.isComplete, true);
    assert.equal(world.ids.length, 450);
  });

  it('has the probe sent at once, since it waits for it', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const world = new SessionWorld({ rows: 450, base: 0, firstPosition: null });
    world.conditions.setByPage({ unread: true });
    world.connect();
    await settle();
    world.clock.pass(0);
    await settle();
    assert.deepEqual(world.api.spans.slice(0, 3), [FIRST, [0, 1], [1, 1]]);
    assert.equal(world.session.list.isComplete, true);
  });
});

describe('the recovery', () => {
  for (const operation of ['more', 'readOn', 'refresh', 'refreshHead'] as const) {
    it(`does ${operation} again, with the retries of a browser that is back online`, async () => {
      const world = await mountSettled({ rows: 60 });
      await fail(world, operation, 'offline');
      const { length } = world.api.requests;
      await world.session.recover([operation], true);
      assert.deepEqual(
        world.api.requests.slice(length).map(({ isRecovering }) => isRecovering),
        [true],
      );
      assert.equal(world.session.failure, undefined);
      assert.match(
        world.log.findLast((line) => line.includes('added'))!,
        new RegExp(operation),
      );
    });
  }

  it('reads a first page again that has failed', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'offline' });
    world.connect();
    await settle();
    await world.session.recover(['first'], true);
    assert.equal(world.session.status, 'ready');
    assert.deepEqual(
      world.api.requests.map(({ isRecovering }) => isRecovering),
      [false, true],
    );
  });

  it('reads no first page again that has come meanwhile', async () => {
    const world = await mountSettled();
    await world.session.recover(['first'], true);
    assert.equal(world.api.requests.length, 1);
  });

  it('takes the usual retries if the page was only hidden', async () => {
    const world = await mountSettled();
    await fail(world, 'more', 'http');
    await world.session.recover(['more'], false);
    assert.deepEqual(
      world.api.requests.map(({ isRecovering }) => isRecovering),
      [false, false, false],
    );
    assert.equal(world.ids.length, 40);
  });

  it('lasts as long as another one that has begun meanwhile', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { hold: true });
    const first = world.session.recover(['more'], true);
    await settle();
    const second = world.session.recover(['refresh', 'refreshHead'], true);
    world.api.release();
    await first;
    await settle();
    world.api.release();
    await second;
    assert.deepEqual(
      world.api.requests.slice(1).map(({ isRecovering }) => isRecovering),
      [true, true, true],
    );
    await world.refresh();
    assert.equal(world.api.requests.at(-1)?.isRecovering, false);
  });

  it('lasts until all that failed has been done, and no longer', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { hold: true });
    const recovered = world.session.recover(['more', 'refresh'], true);
    await settle();
    world.api.release();
    await settle();
    assert.equal(world.api.requests.at(-1)?.isRecovering, true);
    world.api.release();
    await recovered;
    await world.refresh();
    assert.deepEqual(
      world.api.requests.map(({ isRecovering }) => isRecovering),
      [false, true, true, false],
    );
  });

  it('is not cut short by a page that is shown again', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const recovered = world.session.recover(['more'], true);
    await settle();
    void world.session.recover(['more'], false);
    const quiet = world.session.refreshQuietly();
    await settle();
    world.api.release();
    await Promise.all([recovered, quiet]);
    assert.equal(world.api.requests.length, 2);
  });

  it('ends where what is done again fails', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'offline' });
    await world.session.recover(['more'], true);
    assert.equal(world.session.status, 'error-more');
    await world.loadMore();
    assert.equal(world.api.requests.at(-1)?.isRecovering, false);
  });

  it('lets no quiet refresh run beside it', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const recovered = world.session.recover(['more'], true);
    await settle();
    const quiet = world.session.refreshQuietly();
    await settle();
    world.api.release();
    await Promise.all([recovered, quiet]);
    assert.equal(world.api.requests.length, 2);
    await world.session.refreshQuietly();
    assert.equal(world.api.requests.length, 3);
  });

  it('goes on with the search that has failed', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'offline' });
    world.conditions.setByPage({ unread: true });
    await settle();
    await world.session.recover(['readOn'], true);
    assert.equal(world.session.list.isComplete, true);
    assert.equal(world.found.length, 1);
  });

  it('ends the failure of a search whose filter has gone, and reads nothing', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'offline' });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.conditions.setByPage(null);
    await settle();
    const { length } = world.api.requests;
    await world.session.recover(['readOn'], true);
    assert.equal(world.session.status, 'ready');
    assert.equal(world.api.requests.length, length);
  });

  it('leaves a refusal as it is, though the filter has gone for which a search has failed', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'offline' }, { error: 'auth' });
    world.conditions.setByPage({ unread: true });
    await settle();
    await world.loadMore();
    world.conditions.setByPage(null);
    await settle();
    await world.session.recover(['readOn'], true);
    assert.equal(world.session.status, 'error');
    await world.session.recover(['first'], true);
    assert.equal(world.session.status, 'ready');
  });

  it('does nothing outside the page', async () => {
    const world = await mountSettled();
    world.disconnect();
    await settle();
    await world.session.recover(['more', 'readOn', 'refresh'], true);
    assert.equal(world.api.requests.length, 1);
  });
});

/** Asks for an operation, as the page, the reader or the clock does. */
function ask(world: SessionWorld, operation: 'more' | 'refresh' | 'refreshHead'): Promise<unknown> {
  switch (operation) {
    case 'more':
      return world.loadMore();
    case 'refresh':
      return world.refresh();
    case 'refreshHead':
      return world.session.refreshQuietly();
  }
}

/** Lets an operation fail. */
async function fail(
  world: SessionWorld,
  operation: 'more' | 'readOn' | 'refresh' | 'refreshHead',
  kind: ErrorKind,
): Promise<void> {
  world.api.answer({ error: kind });
  if (operation === 'readOn') {
    world.conditions.setByPage({ unread: true });
    await settle();
  } else {
    await ask(world, operation);
  }
}
