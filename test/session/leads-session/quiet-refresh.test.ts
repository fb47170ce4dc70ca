import { itFollows } from '../../helpers/stories.js';
import { SessionWorld } from '../session-world.js';

describe('a quiet refresh', () => {
  itFollows(SessionWorld, {
    'does not run during or after another refresh': `
      open
      hold, refresh > 1:20; refreshing 20
      quiet >
      release > ready 20; refresh +0; refresh gave false`,
    'is sent once, as is a probe, since nobody waits, and finds new inquiries': `
      rows 450, first-position-open
      pass 200 > 0:1 once
      refresh > 1:20; refreshing 20; ready 20; refresh +0; refresh gave false
      quiet > 1:20 once; refreshing 20; ready 20; refreshHead +0
      insert, quiet
        > 1:20 once; refreshing 20; 20:2 once; ready 21; refreshHead +1 arrived`,
    'does not run before the first page, nor after a failed one': `
      lazy, quiet > loading 0
      fail http, eager > 1:20; first failed: http; error 0 (first: http)
      quiet >
      more > 1:20; loading 0 (first: http); ready 20; first +20; more gave true
      quiet > 1:20 once; refreshing 20; ready 20; refreshHead +0`,
    'does not run after a refusal, until a request has succeeded': `
      open
      fail api, refresh > 1:20; refreshing 20; refresh failed: api; ready 20; refresh gave false
      quiet >
      more > 20:21; loading-more 20; ready 40; more +20; more gave true
      quiet > 1:40 once; refreshing 40; ready 40; refreshHead +0`,
  });
});

describe('isOutdated', () => {
  itFollows(SessionWorld, {
    'is true a minute after the last answer, or if the clock is set back': `
      open
      pass 59999, fresh, pass 1, old >
      quiet > 1:20 once; refreshing 20; ready 20; refreshHead +0
      pass 59999, fresh, pass 1, old >
      quiet > 1:20 once; refreshing 20; ready 20; refreshHead +0
      pass -3600000, old >`,
    'is true even after a failed page': `
      open
      fail http, more
        > 20:21; loading-more 20; more failed: http; error-more 20 (more: http); more gave false
      pass 60000, old >`,
    'is false during an operation': `
      open
      hold, more > 20:21; loading-more 20
      pass 60000, fresh >`,
    'is false after a refusal': `
      open
      fail auth, refresh
        > 1:20; refreshing 20; first failed: auth; error 0 (first: auth) ended no client; refresh
        > gave false
      pass 60000, fresh >`,
    'is false without a first page': `
      fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      pass 60000, fresh >`,
  });
});
