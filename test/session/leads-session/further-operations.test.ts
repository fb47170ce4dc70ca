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
    expect(world.ids.length).to.equal(40);
    expect(hasSettled).to.equal(false);
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

  it('never show a loading page if there is none left', async () => {
    const world = await mount();
    world.api.list = leads(...range(1, 20));
    world.log.length = 0;
    const { ended } = await world.begin('refresh');
    const more = world.session.loadMore();
    await world.release();
    await ended;
    expect(await more).to.equal(false);
    expect(world.log).to.deep.equal([
      'ready > refreshing, 20 drawn',
      'refreshing > complete, 20 drawn',
      'refresh: 0 added, 20 drawn',
    ]);
    expect(world.api.requests.length).to.equal(2);
  });

  it('load a page that a running refresh has found', async () => {
    const world = await mount({ rows: 20 });
    const { ended } = await world.begin('refresh');
    world.api.list = leads(...range(1, 3000));
    const more = world.session.loadMore();
    await world.release();
    await ended;
    expect(await more).to.equal(true);
    expect(world.session.status).to.equal('ready');
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
    expect(world.session.status).to.equal('error-more');
    expect(world.session.failure?.operation).to.equal('more');
    expect(world.session.failure?.error.kind).to.equal('http');
    expect(world.drawn.length).to.equal(20);
    await world.session.refresh(false);
    expect(world.session.status).to.equal('ready');
    expect(world.session.failure).to.equal(undefined);
  });
});
