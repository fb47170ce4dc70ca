import { expect } from '@esm-bundle/chai';
import { settle } from '../../helpers/memory-api.js';
import { itFollows } from '../../helpers/stories.js';
import { SessionWorld } from '../session-world.js';

describe('further operations', () => {
  itFollows(SessionWorld, {
    'load pages until there are no more, and then send nothing': `
      open
      more > 20:21; loading-more 20; ready 40; more +20; more gave true
      more > 40:21; loading-more 40; complete 45; more +5; more gave true
      more > more gave false`,
    'run in the order of their calls, and join one that runs, or a refresh that was not sent': `
      open
      refresh, refresh, more, hold > 1:20; refreshing 20
      refresh, more, refresh >
      release
        > loading-more 20; refresh +0; 20:21; refresh gave false; refresh gave false; refreshing
        > 40; more +20; 1:40; more gave true; more gave true; ready 40; refresh +0; refresh gave
        > false; refresh gave false`,
    'are reported in order, with the rows that are drawn': `
      open
      refresh > 1:20; refreshing 20; ready 20; refresh +0; refresh gave false
      quiet > 1:20 once; refreshing 20; ready 20; refreshHead +0`,
    'load what a running refresh has found': `
      rows 20
      hold, refresh > 1:20; refreshing 20
      rows 3000, more >
      release
        > 20:200; 219:200; 418:200; 617:200; 816:200; 1015:200; 1214:200; 1413:200; 1612:200;
        > 1811:200; 2010:11; loading-more 2020; refresh +2000 arrived; 2020:21; refresh gave true;
        > ready 2040; more +20; more gave true`,
    'show no loading if a running refresh has found that there is nothing to load': `
      open
      hold, refresh > 1:20; refreshing 20
      rows 20, more >
      release > complete 20; refresh +0; refresh gave false; more gave false`,
    'keep the rows if they fail, and the failure of a further page until it succeeds': `
      open
      fail network, refresh
        > 1:20; refreshing 20; refresh failed: network; ready 20; refresh gave false
      fail http, more
        > 20:21; loading-more 20; more failed: http; error-more 20 (more: http); more gave false
      fail network, refresh
        > 1:20; refreshing 20 (more: http); refresh failed: network; error-more 20 (more: http);
        > refresh gave false
      refresh > 1:20; refreshing 20 (more: http); ready 20; refresh +0; refresh gave false`,
  });

  it('are drawn by the time their promises settle, even if an update is slow', async () => {
    const world = new SessionWorld();
    await world.take('open');
    let draw = (): void => undefined;
    world.updateComplete = new Promise((resolve) => {
      draw = () => resolve(undefined);
    });
    expect(await world.take('more')).to.equal('20:21');
    expect(world.session.list.leads.length).to.equal(40);
    draw();
    await settle();
    expect(world.log.lines.at(-1)).to.equal('more gave true');
    expect(world.drawn).to.equal(world.session.list.leads);
  });
});
