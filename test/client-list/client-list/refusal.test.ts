import { expect } from '@esm-bundle/chai';
import { itFollows } from '../../helpers/stories.js';
import { ClientListWorld } from '../client-list-world.js';

describe('a refused token', () => {
  itFollows(ClientListWorld, {
    'drops the list and all waiting operations': `
      open
      hold auth, more > 20:21; loading-more 20
      refresh >
      release > first failed: auth; error 0 (first: auth); more gave false; refresh settled
      more > 1:20; loading 0 (first: auth); ready 20; first +20; more gave true`,
  });

  it('prevents the report of rows that have arrived but are no longer drawn', async () => {
    const world = new ClientListWorld();
    await world.take('open');
    world.requestUpdate = () => undefined;
    await world.take('more');
    await world.take('fail auth, refresh');
    expect(world.clientList.takeSteps()).to.deep.equal([]);
  });
});

describe('another token of the page', () => {
  itFollows(ClientListWorld, {
    'drops nothing, and is used by the next request': `
      open
      hold, more > 20:21; loading-more 20
      set token 5 >
      release > ready 40; more +20; more gave true
      more > 40:21 with 5; loading-more 40; complete 45; more +5; more gave true`,
    'reads a refused list again at once, and tells of another failure': `
      fail auth > 1:20; loading 0; first failed: auth; error 0 (first: auth)
      hold network, set token 5 > 1:20 with 5; loading 0 (first: auth)
      release > first failed: network; error 0 (first: network)
      pass 20000 > 1:20 once with 5; loading 0 (first: network) by itself; ready 20; first +20`,
    'reads a further page again that was refused with an ErrorCode': `
      open
      fail api, more
        > 20:21; loading-more 20; more failed: api; error-more 20 (more: api); more gave false
      set token 5 > loading-more 20 (more: api); 20:21 with 5; ready 40; more +20`,
    'does nothing if it is the same': `
      fail auth > 1:20; loading 0; first failed: auth; error 0 (first: auth)
      set token 55120938, update >
      waits >`,
    'does nothing to a list that has failed for another reason': `
      fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      set token 5 >
      waits >`,
    'reads a list that was refused twice again only after a wait, which further tokens do not prolong, and at once after a success': `
      fail auth, fail auth, fail auth > 1:20; loading 0; first failed: auth; error 0 (first: auth)
      set token 5
        > 1:20 with 5; loading 0 (first: auth); first failed: auth; error 0 (first: auth)
      waits, set token 6 >
      waits 20000, pass 15000, set token 7, update >
      waits 5000, pass 5000
        > 1:20 once with 7; loading 0 (first: auth) by itself; first failed: auth; error 0 (first: auth)
      set token 8 >
      waits 40000, pass 40000 > 1:20 once with 8; loading 0 (first: auth) by itself; ready 20; first +20
      fail auth, refresh
        > 1:20 with 8; refreshing 20; first failed: auth; error 0 (first: auth); refresh settled
      set token 9 > 1:20 with 9; loading 0 (first: auth); ready 20; first +20`,
    'counts for the request that the former one was refused for, which counts for no refusal': `
      open
      hold auth, refresh > 1:20; refreshing 20
      set token 5 >
      release > ready 20; refresh +0; refresh settled
      fail auth, refresh
        > 1:20 with 5; refreshing 20; first failed: auth; error 0 (first: auth); refresh settled
      set token 6 > 1:20 with 6; loading 0 (first: auth); ready 20; first +20`,
  });
});

describe('a retry with a site that says who is signed in', () => {
  itFollows(ClientListWorld, {
    'does not ask the site because the API has failed': `
      site
      fail network, more
        > 20:21; loading-more 20; more failed: network; error-more 20 (more: network); more gave
        > false
      pass 20000 > 20:21 once; loading-more 20 (more: network) by itself; ready 40; more +20`,
    'asks the site once if it joins another retry': `
      site
      fail auth, fail auth, more
        > 20:21; loading-more 20; asks the site; first failed: auth; error 0 (first: auth); more gave false
      hold, more, more > asks the site; 1:20; loading 0 (first: auth)
      more >
      release > ready 20; first +20; more gave true; more gave true; more gave true`,
    'does not happen by itself after a refusal, but by an answer': `
      site
      fail auth, fail auth, refresh
        > 1:20; refreshing 20; asks the site; first failed: auth; error 0 (first: auth); refresh settled
      visible > asks the site
      online, pass 600000 >
      resume
        > 1:20 once; loading 0 (first: auth) by itself; ready 20; first +20`,
    'reads nothing if the site answers for a list without a failure': `
      site
      resume, pass 60000, resume >`,
    'reads shown rows again if their refresh was refused with an ErrorCode': `
      site
      fail api, fail api, refresh
        > 1:20; refreshing 20; asks the site; refresh failed: api; ready 20; refresh settled
      resume > 1:20 once; refreshing 20; ready 20; refreshHead +0`,
  });
});

describe('a page that the browser has restored', () => {
  itFollows(ClientListWorld, {
    'is checked at once, and keeps its rows if the API returns them': `
      open
      hold, return-later > 1:20 once; refreshing 20
      hold, restore > 1:20 aborted; 1:20 once
      release > ready 20; refreshHead +0
      fail api, refresh > 1:20; refreshing 20; refresh failed: api; ready 20; refresh settled`,
    'loses its rows if it is left before a check has succeeded': `
      open
      fail network, restore > 1:20 once; refreshing 20; refreshHead failed: network; ready 20
      leave > loading 0
      back > 1:20; ready 20; first +20`,
    'requests its first page again if that was running': `
      late > 1:20; loading 0
      restore, visible > 1:20 aborted; 1:20; ready 20; first +20`,
    'is checked again by itself if the check fails': `
      open
      fail network, restore > 1:20 once; refreshing 20; refreshHead failed: network; ready 20
      waits 20000, pass 20000 > 1:20 once; refreshing 20; ready 20; refreshHead +0
      waits >`,
    'sends nothing if there was no request before': `
      lazy, update > loading 0
      restore >`,
    'loses its rows if the API refuses with an ErrorCode after a network failure': `
      open
      fail network, restore > 1:20 once; refreshing 20; refreshHead failed: network; ready 20
      fail api, refresh
        > 1:20; refreshing 20; first failed: api; error 0 (first: api); refresh settled`,
  });
});
