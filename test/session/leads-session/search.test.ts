import { expect } from '@esm-bundle/chai';
import { lead } from '../../helpers/leads.js';
import { settle } from '../../helpers/memory-api.js';
import { FIRST, mount, SessionWorld } from '../session-world.js';

/** A list of four requests, with 111 rows that have a number with a 2. */
const LONG = { rows: 450 } as const;
/** A list that a search does not read to its end. */
const ENDLESS = { rows: 5000 } as const;

/** Adds a row on top of the list. */
function move({ api }: SessionWorld): void {
  api.list = [lead(10_000 + api.list.length), ...api.list];
}

describe('a search', () => {
  it('reads nothing without a filter', async () => {
    const { api, session } = await mount(LONG);
    expect(session.isSearching).to.equal(false);
    expect(session.filterResult).to.equal(undefined);
    expect(session.matching).to.equal(session.list.leads);
    expect(api.requests.length).to.equal(1);
  });

  it('reads to the end, and reports its result once, with the first match that was not shown before', async () => {
    const world = await mount(LONG);
    world.log.length = 0;
    await world.search({ search: '№2' });
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
    const filterResult = {
      matching: 111,
      loaded: 450,
      total: 450,
      isComplete: true,
      isStopped: false,
    };
    expect(world.found).to.deep.equal([{ type: 'result', filterResult, first: lead(21) }]);
    expect(world.session.filterResult).to.deep.equal(filterResult);
    await world.search({ search: '№3' });
    expect(world.found.length).to.equal(1);
  });

  it('returns the same array until the leads or the filter change', async () => {
    const world = await mount();
    await world.search({ search: '№2' });
    const { matching } = world.session;
    expect(world.session.matching).to.equal(matching);
    await world.session.refresh(false);
    expect(world.session.matching).not.to.equal(matching);
  });

  it('waits until the reader pauses', async () => {
    const world = await mount(LONG);
    for (const search of ['№', '№2']) {
      await world.type({ search });
      await world.pass(399);
    }
    expect(world.session.status).to.equal('ready');
    expect(world.session.isSearching).to.equal(true);
    expect(world.api.requests.length).to.equal(1);
    await world.pass(1);
    expect(world.session.isSearching).to.equal(false);
    expect(world.log.filter((line) => /pause|found/.test(line))).to.deep.equal([
      'pause, 2 drawn',
      'found 111 in 450, 111 drawn',
    ]);
  });

  for (const [title, act] of [
    ['loads more', (world: SessionWorld) => world.session.loadMore()],
    ['gets another list', (world: SessionWorld) => world.set({ operator: 5 })],
    ['changes another condition', (world: SessionWorld) => world.type({ unread: true })],
  ] as const) {
    it(`does not wait for the pause of a reader who ${title}, and does not report it`, async () => {
      const world = await mount(LONG);
      await world.type({ search: '№2' });
      expect(world.clock.waits.length).to.equal(1);
      expect(await act(world)).to.be.oneOf([true, undefined]);
      expect(world.session.list.isComplete).to.equal(true);
      expect(world.found.length).to.equal(1);
      expect(world.clock.waits).to.deep.equal([]);
    });
  }

  it('does not wait for a reader who types if nothing is left, or after a failure', async () => {
    const complete = await mount({ rows: 3 });
    const failed = await mount(LONG);
    await failed.fail('more');
    for (const world of [complete, failed]) {
      await world.type({ search: '№2' });
      expect(world.session.isSearching).to.equal(false);
    }
  });

  it('stops after 2,000 rows, and reads as many more on request', async () => {
    const world = new SessionWorld(ENDLESS);
    world.pageSize = 10;
    await settle();
    await world.search();
    expect(world.ids.length).to.equal(2000);
    expect(world.session.status).to.equal('ready');
    expect(world.session.filterResult?.isStopped).to.equal(true);
    expect(world.found.length).to.equal(1);
    expect(await world.session.loadMore()).to.equal(true);
    expect(world.ids.length).to.equal(4189);
    expect(world.found.length).to.equal(2);
    expect(await world.session.loadMore()).to.equal(true);
    expect(world.session.status).to.equal('complete');
    expect(world.session.filterResult?.isStopped).to.equal(false);
    expect(await world.session.loadMore()).to.equal(false);
  });

  it('stays stopped if a refresh leaves fewer rows', async () => {
    const world = await mount(ENDLESS);
    await world.search();
    world.api.beforeAnswer = () => move(world);
    await world.session.refresh(false);
    world.api.beforeAnswer = () => undefined;
    expect(world.ids.length).to.be.below(2000);
    const { length } = world.api.requests;
    await world.set({});
    expect(world.api.requests.length).to.equal(length);
    expect(world.session.filterResult?.isStopped).to.equal(true);
  });

  it('is one chain of requests, whatever changes meanwhile, and reads no further for a caller that joins', async () => {
    const world = await mount(ENDLESS);
    const { ended } = await world.begin('readOn');
    await world.search({ status: 'a' });
    const joined = world.session.loadMore();
    await settle();
    expect(world.api.requests.length).to.equal(2);
    await world.release();
    expect(await Promise.all([ended, joined])).to.deep.equal([true, true]);
    expect(world.ids.length).to.equal(2010);
    expect(world.api.requests.length).to.equal(11);
    expect(world.found.length).to.equal(1);
  });

  it('drops its answer if the filter is cleared, and continues if the filter returns', async () => {
    const world = await mount(LONG);
    await world.begin('readOn', { ignoresAbort: true });
    expect(world.session.isSearching).to.equal(true);
    void world.search(null);
    await world.updateComplete;
    expect(world.api.requests[1]!.signal.aborted).to.equal(true);
    expect(world.session.isSearching).to.equal(false);
    await world.search({ status: 'a' });
    expect([world.ids.length, world.found]).to.deep.equal([20, []]);
    await world.release();
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.found.length).to.equal(1);
  });

  it('lets a refresh run between two of its requests', async () => {
    const world = await mount(LONG);
    await world.begin('readOn');
    const refreshed = world.session.refresh(false);
    world.log.length = 0;
    await world.release();
    await refreshed;
    expect(world.log.map((line) => line.split(',')[0])).to.deep.equal([
      'readOn: 199 added',
      'refresh: 0 added',
      'readOn: 199 added',
      'loading-more > complete',
      'readOn: 32 added',
      'found 0 in 450',
    ]);
  });

  it('stops after a failure until a retry', async () => {
    const world = await mount(LONG);
    await world.fail('readOn', 'network');
    // Does not announce its result in the middle of the failure.
    expect(world.clock.waits).to.deep.equal([]);
    expect(world.session.status).to.equal('error-more');
    expect(world.session.failure?.operation).to.equal('readOn');
    expect(world.session.filterResult?.isStopped).to.equal(false);
    await world.search({ status: 'a' });
    expect(world.ids.length).to.equal(20);
    expect(world.found).to.deep.equal([]);
    expect(await world.session.loadMore()).to.equal(true);
    expect(world.session.list.isComplete).to.equal(true);
    expect(world.found.length).to.equal(1);
  });

  it('reads no further after a retry than before', async () => {
    const world = await mount(ENDLESS);
    world.api.answer({}, {}, { error: 'network' });
    await world.search();
    expect(world.session.status).to.equal('error-more');
    expect(await world.session.loadMore()).to.equal(true);
    expect(world.ids.length).to.equal(2010);
  });

  it('is not reported as stopped if a further page has failed since', async () => {
    const world = await mount(ENDLESS);
    await world.search();
    await world.search(null);
    await world.fail('more');
    await world.search();
    expect(world.session.filterResult?.isStopped).to.equal(false);
  });

  it('reads nothing after a further page that fails', async () => {
    const world = await mount(LONG);
    await world.begin('more', { error: 'network' });
    await world.search();
    await world.release();
    expect(world.session.status).to.equal('error-more');
    expect(world.api.requests.length).to.equal(2);
  });

  for (const [title, act] of [
    ['on request', (world: SessionWorld) => world.session.loadMore()],
    ['for another filter', (world: SessionWorld) => world.search({ status: 'a' })],
  ] as const) {
    it(`stops in a list that keeps moving, and continues ${title}`, async () => {
      const world = await mount({ rows: 1000 });
      world.api.beforeAnswer = () => move(world);
      await world.search();
      expect(world.session.status).to.equal('ready');
      expect(world.session.filterResult?.isStopped).to.equal(true);
      expect(world.found.length).to.equal(1);
      world.api.beforeAnswer = () => undefined;
      expect(await act(world)).to.be.oneOf([true, undefined]);
      expect(world.session.list.isComplete).to.equal(true);
    });
  }

  it('ends with a refused token, and reads from the start after the retry', async () => {
    const world = await mount(ENDLESS);
    await world.search();
    world.api.answer({}, { error: 'auth' });
    expect(await world.session.loadMore()).to.equal(false);
    expect(world.ids).to.deep.equal([]);
    expect(world.session.status).to.equal('error');
    expect(world.session.isSearching).to.equal(false);
    expect(world.session.filterResult?.loaded).to.equal(0);
    await world.session.loadMore();
    await settle();
    expect(world.ids.length).to.equal(2010);
    expect(world.session.status).to.equal('ready');
  });
});
