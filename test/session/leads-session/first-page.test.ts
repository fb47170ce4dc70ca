import { expect } from '@esm-bundle/chai';
import { settle } from '../memory-api.js';
import { FIRST, mount, SessionWorld } from '../session-world.js';

describe('the first page', () => {
  it('is asked for before anything is drawn, and told once it is drawn', async () => {
    const world = new SessionWorld({ rows: 3 });
    const sent: number[] = [];
    world.onDrawn = () => sent.push(world.api.requests.length);
    await settle();
    expect(sent[0]).to.equal(1);
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

  it('is not asked for before it is opened', async () => {
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

  it('is not read again with another page size or timeout, which the next page has', async () => {
    const world = await mount();
    world.pageSize = 5;
    world.timeout = 1000;
    world.requestUpdate();
    await settle();
    await world.session.loadMore();
    expect(world.api.spans).to.deep.equal([FIRST, [20, 6]]);
    expect(world.api.requests.map(({ timeout }) => timeout)).to.deep.equal([15_000, 1000]);
  });

  it('fails, and is read again by a refresh or a request for more', async () => {
    const world = await mount({ rows: 3, answers: [{ error: 'http' }, { error: 'http' }] });
    expect(world.session.status).to.equal('error');
    expect(world.session.failure?.error.kind).to.equal('http');
    expect(world.session.failure?.isShown).to.equal(true);
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

  it('that has failed is not read again by an update, if it is put back, or once its client has left', async () => {
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

  it('keeps its failure during the retry, and begins anew if that is cut off', async () => {
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

  it('fails once for a bad setting, of which nothing is sent', async () => {
    const world = await mount({ settings: { client: 'abc' } });
    expect(world.log).to.deep.equal(['first failed: config', 'unconfigured > error, 0 drawn']);
    expect(await world.session.loadMore()).to.equal(false);
    await world.session.refresh(false);
    expect(world.log.length).to.equal(2);
    expect(world.api.requests).to.deep.equal([]);
    await world.set({ client: 1017 });
    expect(world.session.status).to.equal('ready');
  });

  it('is aborted with the signal that it was asked for with, and may be asked for again', async () => {
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
    ['is waited for by a refresh that is asked for after it was sent', true, [FIRST, FIRST]],
    ['is all that a refresh needs that is asked for before it was sent', false, [FIRST]],
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
