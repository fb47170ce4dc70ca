import { expect } from '@esm-bundle/chai';
import { itFollows } from '../../helpers/stories.js';
import { ClientListWorld } from '../client-list-world.js';

/** Ends the session some microtasks later, and updates nothing any more. */
async function closeAfter(ticks: number, world: ClientListWorld): Promise<void> {
  for (let tick = 0; tick < ticks; tick++) {
    await Promise.resolve();
  }
  world.clientList.close();
  world.requestUpdate = () => undefined;
}

describe('a running operation', () => {
  it('never shows its rows, even if it ends between the answer and the draw', async () => {
    for (let ticks = 0; ticks < 20; ticks++) {
      const world = new ClientListWorld();
      world.api.beforeAnswer = () => void closeAfter(ticks, world);
      await world.take('open');
      const { clientList } = world;
      expect(clientList.state.leads, `${ticks} ticks`).to.deep.equal([]);
      expect(clientList.takeSteps(), `${ticks} ticks`).to.deep.equal([]);
    }
  });

  itFollows(ClientListWorld, {
    'ends with another client, and its late answer is never shown': `
      rows 300
      late, filter unread > loading-more 0 searching; 20:200
      more >
      rows 2, set client 2
        > 20:200 aborted; 1:20; loading 0; filters; more gave false; complete 2; first +2
      release >`,
    'ends when the element is removed, and keeps the rows': `
      rows 300
      late, filter unread > loading-more 0 searching; 20:200
      more, refresh >
      leave > 20:200 aborted; ready 0; more gave false; refresh settled
      more, refresh > refresh settled; more gave false
      back
        > loading-more 0 searching; 20:200; 219:200; readOn +199; complete 0; readOn +81; found 0 in
        > 300 of 300
      release >`,
    'ends when the element is removed, and begins anew if it is the first page': `
      late > 1:20; loading 0
      more, refresh, until-open >
      leave > 1:20 aborted; more gave false; until-open settled; refresh settled
      back > 1:20; ready 20; first +20
      release >`,
    'ends when the element is removed, and is due again if it is a retry': `
      open
      fail network, more
        > 20:21; loading-more 20; more failed: network; error-more 20 (more: network); more gave
        > false
      late, resume > 20:21 once; loading-more 20 (more: network) by itself
      leave > 20:21 aborted; error-more 20 (more: network)
      back >
      pass 0 > 20:21 once; loading-more 20 (more: network) by itself; ready 40; more +20`,
    'continues when the element is moved': `
      open
      hold, more > 20:21; loading-more 20
      leave, back >
      release > ready 40; more +20; more gave true`,
    'lets the next one run once it is aborted, although its answer never comes': `
      rows 300
      late, filter unread > loading-more 0 searching; 20:200
      refresh >
      filter > 20:200 aborted; refreshing 20; 1:20; ready 20; refresh +0; refresh settled`,
  });
});

describe('a list that is removed and put back', () => {
  itFollows(ClientListWorld, {
    'is still there, and asks for nothing, however long it was away': `
      open
      leave, more > more gave false
      pass 600000, visible, online, restore >
      back >`,
    'is read again by itself if it has failed for a reason that passes': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      waits 20000, leave >
      waits >
      pass 600000, visible, online >
      back >
      pass 0 > 1:20 once; loading 0 (first: network) by itself; ready 20; first +20`,
  });
});
