import { itFollows } from '../../helpers/stories.js';
import { ClientListWorld } from '../client-list-world.js';

describe('a list that has failed for a reason that passes', () => {
  itFollows(ClientListWorld, {
    'is read again by itself, and the message of its first failure stays meanwhile': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      hold timeout, pass 20000 > 1:20 once; loading 0 (first: network) by itself
      release > error 0 (first: network)
      waits 80000, pass 80000 > 1:20 once; loading 0 (first: network) by itself; ready 20; first +20
      waits >`,
    'is read again by itself, be it a search': `
      rows 60
      fail network, filter unread
        > loading-more 0 searching; 20:200; readOn failed: network; error-more 0 (readOn: network)
      fail network, pass 20000
        > 20:200 once; loading-more 0 (readOn: network) searching by itself; error-more 0 (readOn: network)
      pass 40000
        > 20:200 once; loading-more 0 (readOn: network) searching by itself; complete 0; readOn +40;
        > found 0 in 60 of 60`,
    'tells of a failure that will not pass': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      fail http, pass 20000
        > 1:20 once; loading 0 (first: network) by itself; first failed: http; error 0 (first: http)
      waits >`,
    'is forgotten with its client': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      waits 20000, hold, set client 2 > 1:20; loading 0
      waits >`,
    'is not read again in a hidden page before it is visible': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      hide, pass 20000 >
      visible > 1:20 once; loading 0 (first: network) by itself; ready 20; first +20`,
    'is read again soon after the network is back': `
      fail offline > 1:20; loading 0; first failed: offline; error 0 (first: offline)
      pass 1000, online, online >
      pass 0 > 1:20 once; loading 0 (first: offline) by itself; ready 20; first +20`,
    'is read again at once by a press, aloud': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      fail network, more
        > 1:20; loading 0 (first: network); first failed: network; error 0 (first: network); more
        > gave false
      waits 20000 >
      more > 1:20; loading 0 (first: network); ready 20; first +20; more gave true
      waits >`,
    'is read aloud if a press joins a retry by itself': `
      fail network > 1:20; loading 0; first failed: network; error 0 (first: network)
      hold network, pass 20000 > 1:20 once; loading 0 (first: network) by itself
      more >
      release > first failed: network; error 0 (first: network); more gave false`,
    'forgets the failure of a search whose filter has gone': `
      rows 450
      fail network, filter unread
        > loading-more 0 searching; 20:200; readOn failed: network; error-more 0 (readOn: network)
      filter > ready 20
      pass 20000, waits > pause`,
  });
});
