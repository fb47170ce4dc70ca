import { expect } from '@esm-bundle/chai';
import { settle } from '../../helpers/memory-api.js';
import { FIRST, MORE, mount } from '../session-world.js';

describe('a refused token', () => {
  for (const [operation, busy] of [
    ['more', 'loading-more'],
    ['refresh', 'refreshing'],
    ['refreshHead', 'refreshing'],
  ] as const) {
    it(`drops the list and all waiting operations if ${operation} is refused`, async () => {
      const world = await mount();
      const { list } = world.session;
      const { ended } = await world.begin(operation, { error: 'auth' });
      const waiting = world.session.refresh(false);
      world.log.length = 0;
      await world.release();
      await Promise.all([ended, waiting]);
      expect(world.log).to.deep.equal(['first failed: auth', `${busy} > error, 0 drawn`]);
      expect(list.leads.length).to.equal(20);
      expect([world.ids, world.session.list.total]).to.deep.equal([[], 0]);
      expect(world.session.failure?.error.kind).to.equal('auth');
      expect([world.session.hasEnded, world.session.hasClient]).to.deep.equal([true, false]);
      expect(world.api.requests.length).to.equal(2);
      await world.session.loadMore();
      expect(world.session.status).to.equal('ready');
      expect(world.session.hasEnded).to.equal(false);
      expect(world.api.spans.at(-1)).to.deep.equal(FIRST);
    });
  }

  it('prevents the report of rows that have arrived but are no longer drawn', async () => {
    const world = await mount();
    world.requestUpdate = () => undefined;
    await world.session.loadMore();
    await world.fail('refreshHead', 'auth');
    expect(world.session.takeNews()).to.deep.equal([]);
  });
});

describe('a page that the browser has restored', () => {
  it('is checked at once, and keeps its rows if the host returns them', async () => {
    const world = await mount();
    // Another reader started the running operation.
    const { ended } = await world.begin('refreshHead');
    world.api.answer({ hold: true });
    const checked = world.session.checkRestored();
    await settle();
    expect(world.session.isInDoubt).to.equal(true);
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.api.requests.length).to.equal(3);
    world.api.release();
    await Promise.all([ended, checked]);
    expect([world.session.status, world.session.isInDoubt]).to.deep.equal(['ready', false]);
    await world.fail('refresh', 'api');
    expect(world.ids.length).to.equal(20);
  });

  for (const kind of ['auth', 'api'] as const) {
    it(`loses its rows if the host refuses with ${kind} after a network failure`, async () => {
      const world = await mount();
      world.api.answer({ error: 'http' }, { error: kind });
      await world.session.checkRestored();
      expect(world.ids.length).to.equal(20);
      await world.session.refreshQuietly();
      expect(world.drawn).to.deep.equal([]);
      expect(world.session.failure?.error.kind).to.equal(kind);
      expect(world.log.slice(-2)).to.deep.equal([
        `first failed: ${kind}`,
        'refreshing > error, 0 drawn',
      ]);
    });
  }

  for (const operation of ['more', 'refresh'] as const) {
    it(`ends ${operation} that ran when the page was left, which does not confirm it`, async () => {
      const world = await mount();
      const { ended } = await world.begin(operation, { ignoresAbort: true });
      world.api.answer({ error: 'api' });
      await world.session.checkRestored();
      world.api.release();
      expect(await ended).to.equal(false);
      expect(world.ids).to.deep.equal([]);
      expect(world.session.status).to.equal('error');
    });
  }

  it('ends the operations that were requested before, since the check reads the rows again', async () => {
    const world = await mount();
    const { ended } = await world.begin('more');
    const refreshed = world.session.refresh(false);
    await settle();
    await world.session.checkRestored();
    expect([await ended, await refreshed]).to.deep.equal([false, false]);
    expect(world.session.status).to.equal('ready');
    expect(world.api.spans.slice(1)).to.deep.equal([MORE, FIRST]);
  });

  it('is checked again if it was left meanwhile', async () => {
    const world = await mount({ answers: [{}, { hold: true }, { error: 'auth' }] });
    void world.session.checkRestored();
    await settle();
    await world.place(false);
    await world.place(true);
    expect(world.ids).to.deep.equal([]);
  });

  it('requests its first page again if that was running, or has failed', async () => {
    for (const answer of [{ hold: true }, { error: 'http' }] as const) {
      const world = await mount({ answers: [answer] });
      await world.session.checkRestored();
      expect(world.api.requests[0]!.signal.aborted).to.equal('hold' in answer);
      expect(world.api.spans).to.deep.equal([FIRST, FIRST]);
      expect(world.session.status).to.equal('ready');
    }
  });

  it('sends nothing if there was no request before', async () => {
    const world = await mount({ isDeferred: true });
    await world.session.checkRestored();
    expect(world.session.status).to.equal('loading');
    for (const token of ['', 'abc']) {
      await world.set({ token });
      await world.session.checkRestored();
      expect(await world.session.loadMore()).to.equal(false);
      expect(world.session.status).to.equal('unconfigured');
    }
    expect(world.api.requests).to.deep.equal([]);
  });
});
