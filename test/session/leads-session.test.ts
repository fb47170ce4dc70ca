import { expect } from '@esm-bundle/chai';
import type { ErrorKind } from '../../src/api/api-error.js';
import { PROBE_DELAY_MS } from '../../src/session/list-reader.js';
import { lead, leads, range } from '../helpers/fake-host.js';
import { captureConsole } from '../helpers/stub.js';
import { mount, mountSettled, SessionWorld, settle } from './session-world.js';

/** Where the requests start, and how many rows they ask for. */
const FIRST = [1, 20];
const MORE = [20, 21];

describe('the first page', () => {
  it('is read as soon as there is a configuration, and drawn before it is told', async () => {
    const world = await mountSettled({ rows: 3 });
    expect(world.log).to.deep.equal([
      'unconfigured > loading, 0 drawn',
      'loading > complete, 3 drawn',
      'first: 3 added, 3 drawn',
    ]);
    expect(world.api.spans).to.deep.equal([FIRST]);
  });

  it('is asked for before the placeholders are drawn', async () => {
    const world = new SessionWorld();
    const sent: number[] = [];
    world.onDrawn = () => sent.push(world.api.requests.length);
    world.connect();
    await world.updateComplete;
    expect(sent[0]).to.equal(1);
  });

  for (const [rows, status] of [
    [0, 'empty'],
    [20, 'complete'],
    [21, 'ready'],
  ] as const) {
    it(`of ${rows} rows makes the status ${status}`, async () => {
      const world = await mountSettled({ rows });
      expect(world.session.status).to.equal(status);
    });
  }

  it('is not asked for without a configuration', async () => {
    const world = await mount({ settings: { token: '' } });
    await world.refresh();
    expect(await world.loadMore()).to.equal(false);
    expect(world.session.status).to.equal('unconfigured');
    expect(world.api.requests).to.deep.equal([]);
  });

  it('is not asked for outside the page', async () => {
    const world = new SessionWorld();
    await world.refresh();
    expect(await world.loadMore()).to.equal(false);
    expect(world.api.requests).to.deep.equal([]);
  });

  it('is not asked for while it is held', async () => {
    const world = await mountSettled({ isDeferred: true });
    expect(world.session.status).to.equal('loading');
    expect(world.api.requests).to.deep.equal([]);
    world.isDeferred = false;
    world.requestUpdate();
    await settle();
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.length).to.equal(1);
  });

  it('is read again only if something else is asked for', async () => {
    const world = await mountSettled({ rows: { 1: 1, 2: 2 }, settings: { client: 1 } });
    world.set({ client: '1' });
    await settle();
    expect(world.api.requests.length).to.equal(1);
    world.set({ client: 2 });
    await world.updateComplete;
    expect(world.session.status).to.equal('loading');
    expect([world.ids, world.drawn]).to.deep.equal([[], []]);
    await settle();
    expect(world.ids).to.deep.equal([1, 2]);
    expect(world.api.requests.length).to.equal(2);
  });

  it('is read once if several settings change in one task', async () => {
    const world = await mountSettled();
    world.set({ client: 2 });
    world.set({ token: 2 });
    world.begDate = '2025-01-01';
    await settle();
    expect(world.api.requests.length).to.equal(2);
  });

  it('is not read again with another page size or timeout, which the next page has', async () => {
    const world = await mountSettled();
    world.pageSize = 5;
    world.timeout = 1000;
    world.requestUpdate();
    await settle();
    await world.loadMore();
    expect(world.api.spans).to.deep.equal([FIRST, [20, 6]]);
    expect(world.api.requests.map(({ timeout }) => timeout)).to.deep.equal([15_000, 1000]);
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
      expect(world.api.requests[0]!.signal.aborted).to.equal(true);
      world.api.release();
      expect(await waiting).to.equal(false);
      await settle();
      expect(world.ids).to.deep.equal([1, 2]);
      expect(world.log).to.deep.equal([
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
    expect(world.session.status).to.equal('error');
    expect(world.session.failure?.error.kind).to.equal('http');
    expect(world.session.failure?.isShown).to.equal(true);
    await world.refresh();
    expect(world.session.status).to.equal('error');
    expect(await world.loadMore()).to.equal(true);
    expect(world.session.failure).to.equal(undefined);
    expect(world.log).to.deep.equal([
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
    expect(world.session.status).to.equal('error');
    expect(world.api.requests.length).to.equal(1);
  });

  it('keeps the message of a failure until the retry has ended', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'http' }, { hold: true });
    world.connect();
    await settle();
    void world.loadMore();
    await settle();
    expect(world.session.status).to.equal('loading');
    expect(world.session.failure?.error.kind).to.equal('http');
    world.api.release();
    await settle();
    expect(world.session.failure).to.equal(undefined);
  });

  it('fails once for a bad setting, of which nothing is sent', async () => {
    const world = await mountSettled({ settings: { client: 'abc' } });
    expect(world.log).to.deep.equal(['first failed: config', 'unconfigured > error, 0 drawn']);
    expect(await world.loadMore()).to.equal(false);
    await world.refresh();
    expect(world.log.length).to.equal(2);
    expect(world.api.requests).to.deep.equal([]);
    world.set({ client: 1017 });
    await settle();
    expect(world.session.status).to.equal('ready');
  });

  it('is aborted when the element is removed, and asked for again when it is put back', async () => {
    const world = new SessionWorld();
    world.api.answer({ hold: true });
    world.connect();
    await settle();
    const waiting = world.loadMore();
    world.disconnect();
    await settle();
    expect(world.api.requests[0]!.signal.aborted).to.equal(true);
    expect(world.session.status).to.equal('loading');
    expect(await waiting).to.equal(false);
    world.connect();
    await settle();
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.length).to.equal(2);
  });

  it('is aborted with the signal that it was asked for with, and may be asked for again', async () => {
    const world = await mount({ isDeferred: true });
    const abort = new AbortController();
    world.api.answer({ hold: true });
    const opened = world.session.open(abort.signal);
    expect(world.session.isOpening).to.equal(true);
    abort.abort();
    expect(world.session.isOpening).to.equal(false);
    expect(await opened).to.equal(false);
    expect(world.api.requests[0]!.signal.aborted).to.equal(true);
    expect(world.session.status).to.equal('loading');
    expect(await world.session.open(new AbortController().signal)).to.equal(true);
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
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.length).to.equal(1);
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
    expect(world.session.failure).to.equal(undefined);
    expect(world.session.status).to.equal('loading');
    world.connect();
    await settle();
    expect(world.session.status).to.equal('ready');
  });

  it('is waited for by a refresh that is asked for after it was sent', async () => {
    const world = new SessionWorld();
    world.api.answer({ hold: true });
    world.connect();
    await settle();
    const refreshed = world.refresh();
    await settle();
    expect(world.api.requests.length).to.equal(1);
    world.api.release();
    await refreshed;
    expect(world.api.spans).to.deep.equal([FIRST, FIRST]);
  });

  it('is all that a refresh needs that is asked for before it was sent', async () => {
    const world = new SessionWorld();
    world.connect();
    await world.refresh();
    expect(world.session.status).to.equal('ready');
    expect(world.api.spans).to.deep.equal([FIRST]);
  });

  it('is read for a refresh or a request for more though it was held', async () => {
    for (const ask of ['loadMore', 'refresh'] as const) {
      const world = await mountSettled({ isDeferred: true });
      await world[ask]();
      expect(world.session.status).to.equal('ready');
      expect(world.api.spans).to.deep.equal([FIRST]);
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
    expect(given).to.deep.equal([true, true, false, false]);
    expect(world.session.status).to.equal('complete');
    expect(world.api.spans).to.deep.equal([FIRST, MORE, [40, 21]]);
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
      expect(world.session.list.total).to.equal(30);
      expect(hasSettled).to.equal(false);
      draw();
      await performed;
      expect(world.drawn).to.equal(world.session.list.leads);
    });
  }

  it('are told in their order, with what is drawn', async () => {
    const world = await mountSettled();
    world.log.length = 0;
    await world.loadMore();
    await world.refresh();
    expect(world.log).to.deep.equal([
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
    expect(world.session.status).to.equal('loading-more');
    expect(world.api.requests.length).to.equal(2);
    world.api.release();
    expect(await Promise.all(operations)).to.deep.equal([true, undefined, true]);
    expect(world.session.status).to.equal('ready');
    expect(world.api.spans).to.deep.equal([FIRST, MORE, [1, 40]]);
  });

  it('ask once more for a refresh while one runs, which may lack what was just saved', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const first = world.refresh();
    await settle();
    const others = [world.refresh(), world.refresh()];
    world.api.release();
    await Promise.all([first, ...others]);
    expect(world.api.requests.length).to.equal(3);
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
    expect(await more).to.equal(false);
    expect(world.log).to.deep.equal([
      'ready > refreshing, 20 drawn',
      'refreshing > complete, 20 drawn',
      'refresh: 0 added, 20 drawn',
    ]);
    expect(world.api.requests.length).to.equal(2);
  });

  it('keep the rows where they fail, and end the failure where they succeed', async () => {
    const world = await mountSettled();
    world.onFailure = () => false;
    world.api.answer({ error: 'http' });
    expect(await world.loadMore()).to.equal(false);
    expect(world.session.status).to.equal('error-more');
    expect(world.session.failure?.isShown).to.equal(false);
    expect(world.session.failure?.operation).to.equal('more');
    expect(world.drawn.length).to.equal(20);
    world.api.answer({ error: 'http' });
    await world.refresh();
    expect(world.session.status).to.equal('error-more');
    await world.refresh();
    expect(world.session.status).to.equal('ready');
    expect(world.session.failure).to.equal(undefined);
  });

  it('leave what is shown as it is where a refresh fails, and tell of it', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'network' });
    world.log.length = 0;
    await world.refresh();
    expect(world.log).to.deep.equal([
      'ready > refreshing, 20 drawn',
      'refresh failed: network',
      'refreshing > ready, 20 drawn',
    ]);
    expect(world.session.failure).to.equal(undefined);
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
    expect(world.log).to.deep.equal([
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
    expect(await Promise.all(given)).to.deep.equal([false, true]);
    expect(world.api.spans).to.deep.equal([FIRST, MORE, [40, 21], [40, 21]]);
  });

  it('end when the element is removed, and leave the list', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const more = world.loadMore();
    await settle();
    const waiting = world.refresh();
    world.disconnect();
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(await more).to.equal(false);
    await waiting;
    expect(world.session.status).to.equal('ready');
    expect(await world.session.loadMore()).to.equal(false);
    await world.session.refresh(false);
    world.connect();
    await settle();
    expect(world.session.status).to.equal('ready');
    expect(world.ids.length).to.equal(20);
    expect(world.api.requests.length).to.equal(2);
    expect(await world.loadMore()).to.equal(true);
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
    expect(await more).to.equal(true);
    expect(world.api.requests.length).to.equal(2);
  });

  it('change nothing if they come late, from another client’s list', async () => {
    const world = await mountSettled({ rows: { 1: 45, 2: 2 }, settings: { client: 1 } });
    world.api.answer({ hold: true, ignoresAbort: true });
    const more = world.loadMore();
    await settle();
    world.set({ client: 2 });
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    world.log.length = 0;
    world.api.release();
    expect(await more).to.equal(false);
    await settle();
    expect(world.ids).to.deep.equal([1, 2]);
    expect(world.log).to.deep.equal([]);
  });

  it('end with a sign-out, which drops the list at once', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true });
    const more = world.loadMore();
    await settle();
    world.set({ token: '' });
    await world.updateComplete;
    expect(world.session.status).to.equal('unconfigured');
    expect([world.ids, world.drawn]).to.deep.equal([[], []]);
    expect(await more).to.equal(false);
    expect(world.log.at(-1)).to.equal('loading-more > unconfigured, 0 drawn');
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
      expect(outdatedLater(world)).to.deep.equal([false, true]);
      await world.session.refreshQuietly();
      expect(outdatedLater(world)).to.deep.equal([false, true]);
    });
  }

  it('a minute after a further page, an answer like any other', async () => {
    const world = await mountSettled();
    world.clock.pass(MINUTE);
    await world.loadMore();
    expect(outdatedLater(world)).to.deep.equal([false, true]);
  });

  it('also if the clock is set back', async () => {
    const world = await mountSettled();
    world.clock.pass(-60 * MINUTE);
    expect(world.session.isOutdated).to.equal(true);
    await world.session.refreshQuietly();
    expect(outdatedLater(world)).to.deep.equal([false, true]);
  });

  it('also after a failure, which is no answer', async () => {
    for (const fail of ['loadMore', 'refresh'] as const) {
      const world = await mountSettled();
      world.clock.pass(MINUTE - 1);
      world.api.answer({ error: 'http' });
      await world[fail]();
      world.clock.pass(1);
      expect(world.session.isOutdated, fail).to.equal(true);
    }
  });

  it('not while something is under way', async () => {
    for (const act of ['loadMore', 'refresh'] as const) {
      const world = await mountSettled();
      world.clock.pass(MINUTE);
      world.api.answer({ hold: true });
      const ended = world[act]();
      await settle();
      expect(world.session.isOutdated, act).to.equal(false);
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
    expect(world.session.status).to.equal('loading-more');
    expect(world.session.isOutdated).to.equal(false);
  });

  it('not without a first page', async () => {
    const world = await mountSettled({ isDeferred: true });
    expect(outdatedLater(world)).to.deep.equal([false, false]);
    world.api.answer({ error: 'http' });
    await world.loadMore();
    expect(world.session.status).to.equal('error');
    expect(outdatedLater(world)).to.deep.equal([false, false]);
    world.set({ token: '' });
    await settle();
    expect(outdatedLater(world)).to.deep.equal([false, false]);
  });

  it('not after a refusal has dropped it', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'auth' });
    await world.refresh();
    expect(outdatedLater(world)).to.deep.equal([false, false]);
  });
});

describe('a quiet refresh', () => {
  it('reads the first 200 rows only, unless they have moved', async () => {
    const world = await mountSettled({ rows: 450 });
    world.pageSize = 230;
    await world.loadMore();
    world.api.requests.length = 0;
    await world.session.refreshQuietly();
    expect(world.api.spans).to.deep.equal([[1, 200]]);
    expect(world.ids.length).to.equal(250);
  });

  it('is a refresh by its status', async () => {
    const world = await mountSettled({ rows: 3 });
    world.api.answer({ hold: true });
    const refreshed = world.session.refreshQuietly();
    await settle();
    expect(world.session.status).to.equal('refreshing');
    world.api.release();
    await refreshed;
    expect(world.session.status).to.equal('complete');
    expect(world.log.at(-1)).to.equal('refreshHead: 0 added, 3 drawn');
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
      expect(world.api.requests.length, refresh).to.equal(2);
    }
  });

  it('does not run before the first page, nor after one that has failed', async () => {
    const world = await mountSettled({ isDeferred: true });
    await world.session.refreshQuietly();
    world.api.answer({ error: 'http' });
    await world.loadMore();
    await world.session.refreshQuietly();
    expect(world.session.status).to.equal('error');
    expect(world.api.requests.length).to.equal(1);
    await world.loadMore();
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(3);
  });

  for (const kind of ['auth', 'api'] as const) {
    it(`does not run after a refusal of kind ${kind}, until a request has succeeded`, async () => {
      const world = await mountSettled();
      world.api.answer({ error: kind });
      await world.loadMore();
      const { status } = world.session;
      await world.session.refreshQuietly();
      expect(world.session.status).to.equal(status);
      expect(world.api.requests.length).to.equal(2);
      await world.loadMore();
      await world.session.refreshQuietly();
      expect(world.api.requests.length).to.equal(4);
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
    expect(world.api.requests.length).to.equal(3);
    await world.refresh();
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(5);
  });

  it('does not run after a refused refresh, until another list is asked for', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'api' });
    await world.refresh();
    world.pageSize = 10;
    world.requestUpdate();
    await settle();
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(2);
    world.set({ operator: 5 });
    await settle();
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(4);
    expect(world.session.status).to.equal('ready');
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
      expect(world.session.status).to.equal('error-more');
      await world.session.refreshQuietly();
      expect(world.session.failure).to.equal(undefined);
      expect(world.session.status).to.equal(status);
    }
  });

  it('leaves a failed further page as it is where it fails', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'http' }, { error: 'network' });
    await world.loadMore();
    await world.session.refreshQuietly();
    expect(world.session.status).to.equal('error-more');
    expect(world.session.failure?.error.kind).to.equal('http');
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
      expect(world.log).to.deep.equal([
        'first failed: auth',
        `${operation === 'more' ? 'loading-more' : 'refreshing'} > error, 0 drawn`,
      ]);
      expect(list.leads.length).to.equal(20);
      expect([world.ids, world.session.list.total]).to.deep.equal([[], 0]);
      expect(world.session.failure?.error.kind).to.equal('auth');
      await world.session.refreshQuietly();
      expect(world.api.requests.length).to.equal(2);
      await world.loadMore();
      expect(world.session.status).to.equal('ready');
      expect(world.api.spans.at(-1)).to.deep.equal(FIRST);
    });
  }

  it('lets nothing be told of rows that have come, and are not drawn any more', async () => {
    const world = await mountSettled();
    world.requestUpdate = () => undefined;
    await world.session.loadMore();
    world.api.answer({ error: 'auth' });
    await world.session.refreshQuietly();
    expect(world.session.news.take()).to.deep.equal([]);
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
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.api.requests.length).to.equal(3);
    world.api.release();
    await Promise.all([quiet, checked]);
    expect(world.session.status).to.equal('ready');
    world.api.answer({ error: 'api' });
    await world.refresh();
    expect(world.ids.length).to.equal(20);
  });

  for (const kind of ['auth', 'api'] as const) {
    it(`loses its rows where the host refuses with ${kind}`, async () => {
      const world = await mountSettled();
      world.api.answer({ error: kind });
      await world.session.checkRestored();
      expect(world.drawn).to.deep.equal([]);
      expect(world.session.status).to.equal('error');
      expect(world.log.at(-2)).to.equal(`first failed: ${kind}`);
      expect(world.session.failure?.error.kind).to.equal(kind);
    });

    it(`loses its rows where the host refuses with ${kind} after a network failure`, async () => {
      const world = await mountSettled();
      world.api.answer({ error: 'http' }, { error: kind });
      await world.session.checkRestored();
      expect(world.ids.length).to.equal(20);
      await world.session.refreshQuietly();
      expect(world.ids).to.deep.equal([]);
      expect(world.session.status).to.equal('error');
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
      expect(world.ids).to.deep.equal([]);
      expect(world.session.status).to.equal('error');
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
    expect(await more).to.equal(true);
    await refreshed;
    expect(world.ids.length).to.equal(40);
    expect(world.api.spans.slice(1)).to.deep.equal([MORE, FIRST, MORE, [1, 40]]);
  });

  it('gives false for what was asked for if the check drops the list', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { error: 'auth' });
    const more = world.loadMore();
    await settle();
    await world.session.checkRestored();
    expect(await more).to.equal(false);
    expect(world.session.status).to.equal('error');
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
    expect(world.ids).to.deep.equal([]);
  });

  it('tries again where it has failed', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'http' });
    world.connect();
    await settle();
    await world.session.checkRestored();
    expect(world.session.status).to.equal('ready');
  });

  it('sends nothing where nothing was asked for', async () => {
    const world = await mountSettled({ isDeferred: true });
    await world.session.checkRestored();
    expect(world.session.status).to.equal('loading');
    world.set({ token: '' });
    await settle();
    await world.session.checkRestored();
    world.set({ token: 'abc' });
    await settle();
    await world.session.checkRestored();
    expect(world.api.requests).to.deep.equal([]);
  });
});

describe('the probe', () => {
  const COUNTS_FROM_0 = { base: 0, firstPosition: null } as const;

  it('puts the row before the first on top, once the first page is drawn', async () => {
    const warnings = captureConsole('warn');
    const world = await mountSettled(COUNTS_FROM_0);
    expect(world.ids[0]).to.equal(2);
    expect(world.api.requests.length).to.equal(1);
    expect(world.session.status).to.equal('ready');
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1], [1, 1]]);
    expect(world.ids[0]).to.equal(1);
    expect(world.log.at(-1)).to.equal('probe: 1 added, 21 drawn');
    expect(world.session.status).to.equal('ready');
    expect(warnings).to.deep.equal([
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });

  it('is not sent if the page says what the first position is, or is not needed', async () => {
    for (const options of [{ firstPosition: 1 }, { firstPosition: null, rows: 20 }] as const) {
      const world = await mountSettled(options);
      expect(world.clock.waits).to.deep.equal([]);
    }
  });

  it('gives way to what the reader asks for, and runs again after it', async () => {
    captureConsole('warn');
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ hold: true });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    const more = world.loadMore();
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(await more).to.equal(true);
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1], MORE, [0, 1], [1, 1]]);
    expect(world.ids[0]).to.equal(1);
  });

  it('runs once after a change, and not in each update', async () => {
    const world = await mountSettled({ firstPosition: null });
    // A list that moves teaches nothing.
    world.host.list = [...world.host.list, lead(99)];
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    world.requestUpdate();
    await settle();
    expect(world.clock.waits).to.deep.equal([]);
    expect(world.api.spans).to.deep.equal([FIRST, [0, 1]]);
    await world.loadMore();
    expect(world.clock.waits).to.deep.equal([PROBE_DELAY_MS]);
  });

  it('ends when the element is removed, and runs again when it is put back', async () => {
    captureConsole('warn');
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ hold: true });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    world.disconnect();
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    world.connect();
    await settle();
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.ids[0]).to.equal(1);
  });

  it('changes nothing where it fails, and is not tried again', async () => {
    const world = await mountSettled(COUNTS_FROM_0);
    world.log.length = 0;
    world.api.answer({ error: 'http' });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.log).to.deep.equal([]);
    expect(world.session.failure).to.equal(undefined);
    await world.loadMore();
    expect(world.clock.waits).to.deep.equal([]);
  });

  it('leaves a failure as it is', async () => {
    captureConsole('warn');
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ error: 'http' });
    const more = world.loadMore();
    await settle();
    world.clock.pass(PROBE_DELAY_MS);
    expect(await more).to.equal(false);
    world.disconnect();
    await settle();
    world.connect();
    await settle();
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.ids[0]).to.equal(1);
    expect(world.session.status).to.equal('error-more');
  });

  it('is waited for by a request for more if the row before the first is all that is left', async () => {
    captureConsole('warn');
    const world = await mountSettled({ ...COUNTS_FROM_0, rows: 21 });
    world.clock.pass(PROBE_DELAY_MS);
    const more = world.loadMore();
    await settle();
    world.clock.pass(0);
    expect(await more).to.equal(true);
    expect(world.session.status).to.equal('complete');
    expect(await world.loadMore()).to.equal(false);
  });

  it('is joined by a request for more that has nothing else to ask for', async () => {
    captureConsole('warn');
    const world = await mountSettled({ ...COUNTS_FROM_0, rows: 21 });
    void world.loadMore();
    await settle();
    world.disconnect();
    await settle();
    world.connect();
    await settle();
    expect(world.session.list.hasMore).to.equal(false);
    const more = world.loadMore();
    await settle();
    world.clock.pass(0);
    expect(await more).to.equal(true);
    expect(world.session.status).to.equal('complete');
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
    expect(second.api.spans).to.deep.equal([FIRST]);
    second.conditions.setByPage({ unread: true });
    await settle();
    expect(second.session.list.leads.length).to.equal(450);
    first.api.release();
    await settle();
    expect(position.value).to.equal(1);
    expect(second.api.spans.every(([start]) => start > 0)).to.be.ok;
  });

  it('teaches nothing, and drops the list, if the token is refused', async () => {
    const world = await mountSettled(COUNTS_FROM_0);
    world.api.answer({ error: 'auth' });
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.ids).to.deep.equal([]);
    expect(world.session.failure?.error.kind).to.equal('auth');
    expect(world.api.position.isOpen).to.equal(true);
  });

  it('teaches where the next list begins', async () => {
    captureConsole('warn');
    const world = await mountSettled(COUNTS_FROM_0);
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    world.set({ client: 2 });
    await settle();
    expect(world.api.spans.at(-1)).to.deep.equal([0, 20]);
    expect(world.clock.waits).to.deep.equal([]);
  });
});

describe('a search', () => {
  it('reads nothing without a filter', async () => {
    const world = await mountSettled({ rows: 450 });
    expect(world.session.isSearching).to.equal(false);
    expect(world.session.findings).to.equal(undefined);
    expect(world.session.matching).to.equal(world.session.list.leads);
    expect(world.api.requests.length).to.equal(1);
  });

  it('reads to the end, and says once what is found', async () => {
    const world = await mountSettled({ rows: 450 });
    world.log.length = 0;
    world.conditions.setByPage({ search: '№2' });
    await settle();
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.api.spans).to.deep.equal([FIRST, [20, 200], [219, 200], [418, 200]]);
    expect(world.log).to.deep.equal([
      'ready > loading-more, 2 drawn',
      'readOn: 199 added, 31 drawn',
      'readOn: 199 added, 111 drawn',
      'loading-more > complete, 111 drawn',
      'readOn: 32 added, 111 drawn',
      'found 111 in 450, 111 drawn',
    ]);
    const found = { matching: 111, loaded: 450, total: 450, isComplete: true, isStopped: false };
    expect(world.found.map(({ findings }) => findings)).to.deep.equal([found]);
    expect(world.session.findings).to.deep.equal(found);
    world.conditions.setByPage({ search: '№3' });
    await settle();
    expect(world.found.length).to.equal(1);
  });

  it('names the first lead that it has found, and not one that was shown before', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByPage({ search: '№2' });
    await settle();
    expect(world.found.map(({ first }) => first?.id)).to.deep.equal([21]);
  });

  it('shows at once what is found in the rows that are read', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByReader({ search: '№2' });
    await world.updateComplete;
    expect(world.drawn.map(({ id }) => id)).to.deep.equal([2, 20]);
    expect(world.session.findings).to.deep.equal({
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
    expect(world.session.matching).to.equal(matching);
    await world.refresh();
    expect(world.session.matching).not.to.equal(matching);
    expect(world.session.matching).to.deep.equal(matching);
  });

  it('begins once the first page has come, if the filter is set before', async () => {
    const world = new SessionWorld({ rows: 450 });
    world.conditions.setByPage({ search: '№2' });
    world.connect();
    await settle();
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.found.length).to.equal(1);
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
    expect(world.session.status).to.equal('ready');
    expect(world.session.isSearching).to.equal(true);
    expect(world.api.requests.length).to.equal(1);
    world.clock.pass(1);
    await settle();
    expect(world.session.isSearching).to.equal(false);
    expect(world.log.filter((line) => /pause|found/.test(line))).to.deep.equal([
      'pause, 2 drawn',
      'found 111 in 450, 111 drawn',
    ]);
  });

  it('does not wait if the reader asks for more while typing', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByReader({ search: '№2' });
    await settle();
    expect(await world.loadMore()).to.equal(true);
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.clock.waits).to.deep.equal([]);
  });

  it('does not wait if another list is read meanwhile', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByReader({ search: '№2' });
    await settle();
    world.set({ operator: 5 });
    await settle();
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.clock.waits).to.deep.equal([]);
  });

  it('does not tell of a pause after its end', async () => {
    const world = await mountSettled({ rows: 450 });
    world.conditions.setByReader({ unread: true });
    await settle();
    expect(world.clock.waits).to.deep.equal([]);
    expect(world.found.length).to.equal(1);
  });

  it('stops after 2,000 rows, and looks as many further if it is asked to', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    expect(world.ids.length).to.equal(2010);
    expect(world.session.status).to.equal('ready');
    expect(world.session.findings?.isStopped).to.equal(true);
    expect(world.found.length).to.equal(1);
    expect(await world.loadMore()).to.equal(true);
    expect(world.ids.length).to.equal(4199);
    expect(world.found.length).to.equal(2);
    expect(await world.loadMore()).to.equal(true);
    expect(world.session.status).to.equal('complete');
    expect(world.session.findings?.isStopped).to.equal(false);
    expect(await world.loadMore()).to.equal(false);
  });

  it('looks no further for those who join it', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    const more = world.loadMore();
    await settle();
    world.api.release();
    expect(await more).to.equal(true);
    expect(world.ids.length).to.equal(2010);
  });

  it('reads on for no other filter once it has read enough', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.conditions.setByPage({ status: 'a' });
    await settle();
    expect(world.ids.length).to.equal(2010);
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
    expect(world.ids.length < 2000).to.be.ok;
    const { length } = world.api.requests;
    world.requestUpdate();
    await settle();
    expect(world.api.requests.length).to.equal(length);
    expect(world.session.findings?.isStopped).to.equal(true);
  });

  it('drops what it reads when the filter goes', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true, ignoresAbort: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    expect(world.session.isSearching).to.equal(true);
    world.conditions.setByPage(null);
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.session.isSearching).to.equal(false);
    world.api.release();
    await settle();
    expect(world.session.status).to.equal('ready');
    expect(world.ids.length).to.equal(20);
    expect(world.found).to.deep.equal([]);
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
      expect(world.session.list.isComplete).to.equal(true);
      expect(world.found.length).to.equal(1);
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
    expect(world.api.requests.length).to.equal(2);
    world.api.release();
    expect(await Promise.all(more)).to.deep.equal([true, true]);
    expect(world.api.requests.length).to.equal(4);
    expect(world.found.length).to.equal(1);
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
    expect(world.log.map((line) => line.split(',')[0])).to.deep.equal([
      'readOn: 199 added',
      'refresh: 0 added',
      'readOn: 199 added',
      'loading-more > complete',
      'readOn: 32 added',
      'found 0 in 450',
    ]);
  });

  it('rests after a failure until it is asked to try again', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'network' });
    world.conditions.setByPage({ unread: true });
    await settle();
    expect(world.session.status).to.equal('error-more');
    expect(world.session.failure?.operation).to.equal('readOn');
    expect(world.session.findings?.isStopped).to.equal(false);
    world.conditions.setByPage({ status: 'a' });
    await settle();
    expect(world.ids.length).to.equal(20);
    expect(world.found).to.deep.equal([]);
    expect(await world.loadMore()).to.equal(true);
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.found.length).to.equal(1);
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
    expect(world.session.status).to.equal('error-more');
    expect(world.api.requests.length).to.equal(2);
  });

  it('fails again where its retry fails, and gives false', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'network' }, { error: 'http' });
    world.conditions.setByPage({ unread: true });
    await settle();
    expect(await world.loadMore()).to.equal(false);
    expect(world.session.status).to.equal('error-more');
    expect(world.session.failure?.error.kind).to.equal('http');
  });

  it('goes on by itself once a quiet refresh has ended its failure', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'network' });
    world.conditions.setByPage({ unread: true });
    await settle();
    await world.session.refreshQuietly();
    await settle();
    expect(world.session.list.isComplete).to.equal(true);
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
    expect(world.session.status).to.equal('complete');

    const moving = await mountSettled({ rows: 1000 });
    moving.host.beforeAnswer = () => {
      moving.host.list = [lead(next++), ...moving.host.list];
    };
    moving.conditions.setByPage({ unread: true });
    await settle();
    expect(moving.session.status).to.equal('ready');
    expect(moving.session.findings?.isStopped).to.equal(true);
    expect(moving.found.length).to.equal(1);
    moving.host.beforeAnswer = () => undefined;
    expect(await moving.loadMore()).to.equal(true);
    expect(moving.session.list.isComplete).to.equal(true);
  });

  it('ends without a word when the element is removed, and goes on when it is put back', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.disconnect();
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.found).to.deep.equal([]);
    expect(world.session.status).to.equal('ready');
    world.connect();
    await settle();
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.found.length).to.equal(1);
  });

  it('ends with its list, and reads the next one from the start', async () => {
    const world = await mountSettled({ rows: { 1: 450, 2: 300 }, settings: { client: 1 } });
    world.api.answer({ hold: true });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.set({ client: 2 });
    world.conditions.setByPage({ unread: true });
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.api.requests.map(({ client }) => client)).to.deep.equal(['1', '1', '2', '2', '2']);
    expect(world.ids.length).to.equal(300);
    expect(world.found.map(({ findings }) => findings.total)).to.deep.equal([300]);
  });

  it('ends with a refused token, and reads from the start after the retry', async () => {
    const world = await mountSettled({ rows: 5000 });
    world.conditions.setByPage({ unread: true });
    await settle();
    world.api.answer({ error: 'auth' });
    await world.loadMore();
    expect(world.session.status).to.equal('error');
    expect(world.session.isSearching).to.equal(false);
    expect(world.session.findings?.loaded).to.equal(0);
    await world.loadMore();
    await settle();
    expect(world.ids.length).to.equal(2010);
    expect(world.session.status).to.equal('ready');
  });

  it('gives false if the rows that it has brought are gone by its end', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({}, { error: 'auth' });
    world.conditions.setByReader({ search: '№2' });
    await settle();
    expect(await world.loadMore()).to.equal(false);
    expect(world.ids).to.deep.equal([]);
  });

  it('ends with a sign-out, which takes the filter', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ hold: true });
    world.conditions.setByReader({ unread: true });
    await settle();
    world.set({ token: '' });
    await settle();
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.conditions.filter).to.equal(null);
    expect(world.session.status).to.equal('unconfigured');
    expect(world.found).to.deep.equal([]);
  });

  it('lets the probe run, which finds the row before the first', async () => {
    captureConsole('warn');
    const world = await mountSettled({ rows: 450, base: 0, firstPosition: null });
    world.conditions.setByPage({ unread: true });
    await settle();
    expect(world.api.requests.length).to.equal(1);
    world.clock.pass(PROBE_DELAY_MS);
    await settle();
    expect(world.api.spans.slice(0, 3)).to.deep.equal([FIRST, [0, 1], [1, 1]]);
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.ids.length).to.equal(450);
  });

  it('has the probe sent at once, since it waits for it', async () => {
    captureConsole('warn');
    const world = new SessionWorld({ rows: 450, base: 0, firstPosition: null });
    world.conditions.setByPage({ unread: true });
    world.connect();
    await settle();
    world.clock.pass(0);
    await settle();
    expect(world.api.spans.slice(0, 3)).to.deep.equal([FIRST, [0, 1], [1, 1]]);
    expect(world.session.list.isComplete).to.equal(true);
  });
});

describe('the recovery', () => {
  for (const operation of ['more', 'readOn', 'refresh', 'refreshHead'] as const) {
    it(`does ${operation} again, with the retries of a browser that is back online`, async () => {
      const world = await mountSettled({ rows: 60 });
      await fail(world, operation, 'offline');
      const { length } = world.api.requests;
      await world.session.recover([operation], true);
      expect(
        world.api.requests.slice(length).map(({ isRecovering }) => isRecovering),
      ).to.deep.equal([true]);
      expect(world.session.failure).to.equal(undefined);
      expect(world.log.findLast((line) => line.includes('added'))!).to.match(new RegExp(operation));
    });
  }

  it('reads a first page again that has failed', async () => {
    const world = new SessionWorld();
    world.api.answer({ error: 'offline' });
    world.connect();
    await settle();
    await world.session.recover(['first'], true);
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.map(({ isRecovering }) => isRecovering)).to.deep.equal([false, true]);
  });

  it('reads no first page again that has come meanwhile', async () => {
    const world = await mountSettled();
    await world.session.recover(['first'], true);
    expect(world.api.requests.length).to.equal(1);
  });

  it('takes the usual retries if the page was only hidden', async () => {
    const world = await mountSettled();
    await fail(world, 'more', 'http');
    await world.session.recover(['more'], false);
    expect(world.api.requests.map(({ isRecovering }) => isRecovering)).to.deep.equal([
      false,
      false,
      false,
    ]);
    expect(world.ids.length).to.equal(40);
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
    expect(world.api.requests.slice(1).map(({ isRecovering }) => isRecovering)).to.deep.equal([
      true,
      true,
      true,
    ]);
    await world.refresh();
    expect(world.api.requests.at(-1)?.isRecovering).to.equal(false);
  });

  it('lasts until all that failed has been done, and no longer', async () => {
    const world = await mountSettled();
    world.api.answer({ hold: true }, { hold: true });
    const recovered = world.session.recover(['more', 'refresh'], true);
    await settle();
    world.api.release();
    await settle();
    expect(world.api.requests.at(-1)?.isRecovering).to.equal(true);
    world.api.release();
    await recovered;
    await world.refresh();
    expect(world.api.requests.map(({ isRecovering }) => isRecovering)).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
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
    expect(world.api.requests.length).to.equal(2);
  });

  it('ends where what is done again fails', async () => {
    const world = await mountSettled();
    world.api.answer({ error: 'offline' });
    await world.session.recover(['more'], true);
    expect(world.session.status).to.equal('error-more');
    await world.loadMore();
    expect(world.api.requests.at(-1)?.isRecovering).to.equal(false);
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
    expect(world.api.requests.length).to.equal(2);
    await world.session.refreshQuietly();
    expect(world.api.requests.length).to.equal(3);
  });

  it('goes on with the search that has failed', async () => {
    const world = await mountSettled({ rows: 450 });
    world.api.answer({ error: 'offline' });
    world.conditions.setByPage({ unread: true });
    await settle();
    await world.session.recover(['readOn'], true);
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.found.length).to.equal(1);
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
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.length).to.equal(length);
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
    expect(world.session.status).to.equal('error');
    await world.session.recover(['first'], true);
    expect(world.session.status).to.equal('ready');
  });

  it('does nothing outside the page', async () => {
    const world = await mountSettled();
    world.disconnect();
    await settle();
    await world.session.recover(['more', 'readOn', 'refresh'], true);
    expect(world.api.requests.length).to.equal(1);
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
