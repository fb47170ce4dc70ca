import { itFollows } from '../../helpers/stories.js';
import { SessionWorld } from '../session-world.js';

describe('the recovery', () => {
  itFollows(SessionWorld, {
    'repeats the first page': `
      fail offline > 1:20; loading 0; first failed: offline; error 0 (first: offline)
      recover first
        > 1:20; loading 0 (first: offline) coming back; ready 20 coming back; first +20`,
    'repeats a further page': `
      open
      fail offline, more
        > 20:21; loading-more 20; more failed: offline; error-more 20 (more: offline); more gave
        > false
      recover more
        > 20:21; loading-more 20 (more: offline) coming back; ready 40 coming back; more +20`,
    'repeats the reading of a search': `
      rows 60
      fail offline, filter unread
        > loading-more 0 searching; 20:200; readOn failed: offline; error-more 0 (readOn: offline)
      recover readOn
        > loading-more 0 (readOn: offline) searching coming back; 20:200; complete 0 coming back;
        > readOn +40; found 0 in 60 of 60`,
    'repeats refreshes': `
      open
      recover refresh refreshHead
        > 1:20; refreshing 20 coming back; refresh +0; 1:20 once; ready 20 coming back;
        > refreshHead +0`,
    'keeps the message of the first failure, and says nothing of a further one': `
      fail offline > 1:20; loading 0; first failed: offline; error 0 (first: offline)
      hold network, recover first > 1:20; loading 0 (first: offline) coming back
      release > first failed quietly: network; error 0 (first: offline) coming back`,
    'tells of a failure that does not pass': `
      fail offline > 1:20; loading 0; first failed: offline; error 0 (first: offline)
      fail auth, recover first
        > 1:20; loading 0 (first: offline) coming back; first failed: auth; error 0 (first: auth)
        > coming back ended no client`,
    'tells of a failure that the reader has waited for': `
      fail offline > 1:20; loading 0; first failed: offline; error 0 (first: offline)
      hold network, recover first > 1:20; loading 0 (first: offline) coming back
      more >
      release > first failed: network; error 0 (first: network); more gave false`,
    'tells of a failure that is the last one after the return of the network': `
      fail offline > 1:20; loading 0; first failed: offline; error 0 (first: offline)
      fail network, recover-aloud first
        > 1:20; loading 0 (first: offline); first failed: network; error 0 (first: network)`,
    'does not repeat a first page that has arrived meanwhile': `
      open
      recover first >`,
    'clears the failure of a search whose filter has gone, and reads nothing': `
      rows 450
      fail offline, filter unread
        > loading-more 0 searching; 20:200; readOn failed: offline; error-more 0 (readOn: offline)
      filter > ready 20
      recover readOn > ready 20 coming back
      recover first >`,
    'keeps a refusal during a search whose filter has gone': `
      rows 450
      fail offline, filter unread
        > loading-more 0 searching; 20:200; readOn failed: offline; error-more 0 (readOn: offline)
      fail auth, more
        > loading-more 0 (readOn: offline) searching; 20:200; first failed: auth; error 0 (first:
        > auth) ended no client; more gave false
      filter >
      recover readOn > error 0 (first: auth) coming back ended no client
      recover first
        > 1:20; loading 0 (first: auth) coming back ended no client; ready 20 coming back; first
        > +20`,
    'does nothing while the element is removed': `
      open
      leave >
      recover more readOn refresh > ready 20 coming back`,
  });
});
