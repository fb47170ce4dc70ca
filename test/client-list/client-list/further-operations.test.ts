import { expect } from '@esm-bundle/chai';
import { settle } from '../../helpers/memory-api.js';
import { itFollows } from '../../helpers/stories.js';
import { ClientListWorld } from '../client-list-world.js';

describe('further operations', () => {
  itFollows(ClientListWorld, {
    'load pages until there are no more, and then send nothing': `
      rows 41
      more, more > 20:21; loading-more 20; ready 40; more +20; more gave true; more gave true
      more > 40:21; loading-more 40; complete 41; more +1; more gave true
      more > more gave false`,
    'run in the order of their calls, and join one that runs, or a refresh that was not sent': `
      open
      refresh, refresh, more, hold > 1:20; refreshing 20
      refresh, more, refresh >
      release
        > loading-more 20; refresh +0; 20:21; refresh settled; refresh settled; refreshing 40; more
        > +20; 1:40; more gave true; more gave true; ready 40; refresh +0; refresh settled; refresh
        > settled`,
    'load what a running refresh has found': `
      rows 20
      hold, refresh > 1:20; refreshing 20
      rows 300, more >
      release
        > 20:200; 219:2; loading-more 220; refresh +200 arrived; 220:21; refresh settled; ready 240;
        > more +20; more gave true`,
    'show no loading if a running refresh has found that there is nothing to load': `
      open
      hold, refresh > 1:20; refreshing 20
      rows 20, more >
      release > complete 20; refresh +0; refresh settled; more gave false`,
    'keep the rows if they fail, and the failure of a further page until it succeeds': `
      open
      fail http, refresh > 1:20; refreshing 20; refresh failed: http; ready 20; refresh settled
      fail http, more
        > 20:21; loading-more 20; more failed: http; error-more 20 (more: http); more gave false
      fail http, refresh
        > 1:20; refreshing 20 (more: http); refresh failed: http; error-more 20 (more: http);
        > refresh settled
      refresh > 1:20; refreshing 20 (more: http); ready 20; refresh +0; refresh settled`,
    'end on an API that counts too many rows, without calling the list complete': `
      rows 30, counts 40
      more > 20:21; loading-more 20; ready 30; more +10; more gave true
      more > 30:21; loading-more 30; 1:50; 30:21; ready 30; more +0; more gave false
      more > 30:21; loading-more 30; 1:50; 30:21; ready 30; more +0; more gave false
      more > more gave false`,
  });

  it('are drawn by the time their promises settle, even if an update is slow', async () => {
    const world = new ClientListWorld();
    await world.take('open');
    let draw = (): void => undefined;
    world.updateComplete = new Promise((resolve) => {
      draw = () => resolve(true);
    });
    expect(await world.take('more')).to.equal('20:21');
    expect(world.clientList.state.leads.length).to.equal(40);
    draw();
    await settle();
    expect(world.log.lines.at(-1)).to.equal('more gave true');
    expect(world.drawn).to.equal(world.clientList.state.leads);
  });

  it('settle even if an update throws', async () => {
    const world = new ClientListWorld();
    await world.take('open');
    world.requestUpdate = () => undefined;
    world.updateComplete = Promise.reject(new Error('The update fails.'));
    expect(await world.clientList.loadMore({})).to.equal(true);
  });
});
