import { expect } from '@esm-bundle/chai';
import { settle } from '../../helpers/memory-api.js';
import { FIRST, mount, SessionWorld } from '../session-world.js';

describe('the first page', () => {
  it('is requested before anything is drawn, and reported once it is drawn', async () => {
    const world = new SessionWorld({ rows: 3 });
    const { session } = world;
    const drawn: unknown[] = [];
    world.onDrawn = () => drawn.push([world.api.requests.length, world.session.hasClient]);
    await settle();
    expect([session.hasClient, drawn[0]]).to.deep.equal([false, [1, true]]);
    expect(world.log).to.deep.equal([
      'unconfigured > loading, 0 drawn',
      'loading > complete, 3 drawn',
      'first: 3 added, 3 drawn',
    ]);
    expect(world.api.spans).to.deep.equal([FIRST]);
  });

  for (const [rows, status] of [
    [0, 'empty'],
    [20, 'complete'],
    [21, 'ready'],
  ] as const) {
    it(`of ${rows} rows makes the status ${status}`, async () => {
      expect((await mount({ rows })).session.status).to.equal(status);
    });
  }

  it('is not requested before the list opens', async () => {
    const world = await mount({ isDeferred: true });
    await world.session.refresh(false);
    expect(await world.session.loadMore()).to.equal(false);
    expect(world.session.status).to.equal('loading');
    expect(world.api.requests).to.deep.equal([]);
    world.isDeferred = false;
    world.requestUpdate();
    await settle();
    expect(world.session.status).to.equal('ready');
    expect(world.api.requests.length).to.equal(1);
  });

  it('is not read again with another page size or timeout, which apply to the next page', async () => {
    const world = await mount();
    world.pageSize = 5;
    world.timeout = 1000;
    world.requestUpdate();
    await settle();
    await world.session.loadMore();
    expect(world.api.spans).to.deep.equal([FIRST, [20, 6]]);
    expect(world.api.requests.map(({ timeout }) => timeout)).to.deep.equal([15_000, 1000]);
  });

  it('fails, and is read again by a refresh or a further page', async () => {
    const world = await mount({ rows: 3, answers: [{ error: 'http' }, { error: 'http' }] });
    expect(world.session.status).to.equal('error');
    expect(world.session.failure?.error.kind).to.equal('http');
    expect([world.session.failure?.isShown, world.session.hasEnded]).to.deep.equal([true, false]);
    await world.session.refresh(false);
    expect(world.session.status).to.equal('error');
    expect(await world.session.loadMore()).to.equal(true);
    expect(world.session.failure).to.equal(undefined);
    expect(world.log.slice(4)).to.deep.equal([
      'first failed: http',
      'loading > error, 0 drawn',
      'error > loading, 0 drawn',
      'loading > complete, 3 drawn',
      'first: 3 added, 3 drawn',
    ]);
  });

  it('is not read again after a failure by an update, a return to the page, or once its client has left', async () => {
    const world = await mount({ answers: [{ error: 'http' }] });
    world.requestUpdate();
    await world.place(false);
    await world.place(true);
    expect(world.session.status).to.equal('error');
    const { session } = world;
    await world.set({ client: 2 });
    expect(await session.loadMore()).to.equal(false);
    expect(world.api.requests.map(({ client }) => client)).to.deep.equal(['1017', '2']);
  });

  it('keeps its failure during the retry, and starts anew if the retry is interrupted', async () => {
    const world = await mount({ answers: [{ error: 'http' }] });
    await world.begin('first');
    expect(world.session.status).to.equal('loading');
    expect(world.session.failure?.error.kind).to.equal('http');
    await world.place(false);
    expect(world.session.failure).to.equal(undefined);
    expect(world.session.status).to.equal('loading');
    await world.place(true);
    expect(world.session.status).to.equal('ready');
  });

  it('fails once for a bad setting, and sends nothing', async () => {
    const world = await mount({ settings: { client: 'abc' } });
    expect(world.log).to.deep.equal(['first failed: config', 'unconfigured > error, 0 drawn']);
    expect(await world.session.loadMore()).to.equal(false);
    await world.session.refresh(false);
    expect(world.log.length).to.equal(2);
    expect(world.api.requests).to.deep.equal([]);
    await world.set({ client: 1017 });
    expect(world.session.status).to.equal('ready');
  });

  it('is aborted with the signal of its request, and may be requested again', async () => {
    const { api, session } = await mount({ isDeferred: true, answers: [{ hold: true }] });
    const abort = new AbortController();
    const opened = session.open(abort.signal);
    expect(session.isOpening).to.equal(true);
    abort.abort();
    expect(session.isOpening).to.equal(false);
    expect(await opened).to.equal(false);
    expect(api.requests[0]!.signal.aborted).to.equal(true);
    expect(session.status).to.equal('loading');
    expect(await session.open(new AbortController().signal)).to.equal(true);
  });

  for (const [title, isBehindFirst, spans] of [
    ['holds back a refresh that is requested after it was sent', true, [FIRST, FIRST]],
    ['serves a refresh that is requested before it was sent', false, [FIRST]],
  ] as const) {
    it(title, async () => {
      const world = await mount({ answers: [{ hold: true }] });
      const refreshed = world.session.refresh(isBehindFirst);
      await settle();
      expect(world.api.requests.length).to.equal(1);
      await world.release();
      await refreshed;
      expect(world.session.status).to.equal('ready');
      expect(world.api.spans).to.deep.equal(spans);
    });
  }
});
