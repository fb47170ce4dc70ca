import { expect } from '@esm-bundle/chai';
import { leads, range } from '../../helpers/leads.js';
import { settle } from '../../helpers/memory-api.js';
import { FIRST, MORE, mount } from '../session-world.js';

describe('further operations', () => {
  it('load pages until there are no more, and then send nothing', async () => {
    const { api, session } = await mount();
    const given = [];
    for (let pages = 0; pages < 4; pages++) {
      given.push(await session.loadMore());
    }
    expect(given).to.deep.equal([true, true, false, false]);
    expect(session.status).to.equal('complete');
    expect(api.spans).to.deep.equal([FIRST, MORE, [40, 21]]);
  });

  it('run in the order of their calls, and join one that runs, or a refresh that was not sent', async () => {
    const { api, session } = await mount();
    const calls = [session.refresh(false), session.refresh(false), session.loadMore()];
    api.answer({ hold: true });
    await settle();
    calls.push(session.refresh(false), session.loadMore(), session.refresh(false));
    api.release();
    await Promise.all(calls);
    expect(api.spans).to.deep.equal([FIRST, FIRST, MORE, [1, 40]]);
  });

  it('are drawn by the time their promises settle, even if an update is slow', async () => {
    const world = await mount();
    let draw = (): void => undefined;
    world.updateComplete = new Promise((resolve) => {
      draw = () => resolve(undefined);
    });
    let hasSettled = false;
    const performed = world.session.loadMore().then(() => {
      hasSettled = true;
    });
    await settle();
    expect([world.ids.length, hasSettled]).to.deep.equal([40, false]);
    draw();
    await performed;
    expect(world.drawn).to.equal(world.session.list.leads);
  });

  it('are reported in order, with the rows that are drawn', async () => {
    const world = await mount();
    world.log.length = 0;
    await world.session.loadMore();
    await world.session.refresh(false);
    await world.session.refreshQuietly();
    expect(world.log).to.deep.equal([
      'ready > loading-more, 20 drawn',
      'loading-more > ready, 40 drawn',
      'more: 20 added, 40 drawn',
      'ready > refreshing, 40 drawn',
      'refreshing > ready, 40 drawn',
      'refresh: 0 added, 40 drawn',
      'ready > refreshing, 40 drawn',
      'refreshing > ready, 40 drawn',
      'refreshHead: 0 added, 40 drawn',
    ]);
  });

  it('load what a running refresh has found, and show no loading if that is nothing', async () => {
    for (const [rows, found] of [
      [20, 3000],
      [45, 20],
    ] as const) {
      const world = await mount({ rows });
      const { ended } = await world.begin('refresh');
      world.api.list = leads(...range(1, found));
      const more = world.session.loadMore();
      await world.release();
      await ended;
      const hasMore = await more;
      expect(hasMore).to.equal(found > 20);
      expect(world.log.some((line) => line.includes('loading-more'))).to.equal(hasMore);
      expect(world.api.requests.length > 2).to.equal(hasMore);
      expect(world.session.status).to.equal(hasMore ? 'ready' : 'complete');
    }
  });

  it('keep the rows if they fail, and the failure of a further page until it succeeds', async () => {
    const world = await mount();
    world.log.length = 0;
    await world.fail('refresh', 'network');
    expect(world.session.failure).to.equal(undefined);
    expect(world.log).to.deep.equal([
      'ready > refreshing, 20 drawn',
      'refresh failed: network',
      'refreshing > ready, 20 drawn',
    ]);
    world.api.answer({ error: 'http' });
    expect(await world.session.loadMore()).to.equal(false);
    await world.fail('refresh', 'network');
    const { status, failure } = world.session;
    expect([status, failure?.operation, failure?.error.kind]).to.deep.equal([
      'error-more',
      'more',
      'http',
    ]);
    expect(world.drawn.length).to.equal(20);
    await world.session.refresh(false);
    expect([world.session.status, world.session.failure]).to.deep.equal(['ready', undefined]);
  });
});
