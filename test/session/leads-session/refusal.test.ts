import { expect } from '@esm-bundle/chai';
import { follow, itFollows } from '../../helpers/stories.js';
import { SessionWorld } from '../session-world.js';

describe('a refused token', () => {
  for (const [operation, asked, results] of [
    ['more', '20:21; loading-more 20', 'more gave false; refresh gave false'],
    ['refresh', '1:20; refreshing 20', 'refresh gave false; refresh gave false'],
    ['quiet', '1:20 once; refreshing 20', 'refresh gave false'],
  ] as const) {
    it(`drops the list and all waiting operations if ${operation} is refused`, () =>
      follow(
        new SessionWorld(),
        `
        open
        hold auth, ${operation} > ${asked}
        refresh >
        release > first failed: auth; error 0 (first: auth) ended no client; ${results}
        more > 1:20; loading 0 (first: auth) ended no client; ready 20; first +20; more gave true`,
      ));
  }

  it('prevents the report of rows that have arrived but are no longer drawn', async () => {
    const world = new SessionWorld();
    await world.take('open');
    world.requestUpdate = () => undefined;
    await world.take('more');
    await world.take('fail auth, quiet');
    expect(world.session.takeNews()).to.deep.equal([]);
  });
});

describe('a page that the browser has restored', () => {
  itFollows(SessionWorld, {
    'is checked at once, and keeps its rows if the host returns them': `
      open
      hold, quiet > 1:20 once; refreshing 20
      hold, restore > 1:20 aborted; 1:20 once; refreshing 20 in doubt
      release > ready 20; refreshHead +0
      fail api, refresh > 1:20; refreshing 20; refresh failed: api; ready 20; refresh gave false`,
    'ends the operations that were requested before, since the check reads the rows again': `
      open
      hold, more, refresh > 20:21; loading-more 20
      restore
        > 20:21 aborted; 1:20 once; refreshing 20 in doubt; ready 20; refreshHead +0; more gave
        > false; refresh gave false`,
    'is checked again if it was left meanwhile': `
      open
      hold, restore > 1:20 once; refreshing 20 in doubt
      leave > 1:20 aborted; ready 20 in doubt
      fail auth, back
        > refreshing 20 in doubt; 1:20 once; first failed: auth; error 0 (first: auth) in doubt
        > ended no client`,
    'requests its first page again if that was running': `
      hold > 1:20; loading 0
      restore > 1:20 aborted; 1:20; loading 0 in doubt; ready 20; first +20`,
    'requests its first page again if that has failed': `
      fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      restore > 1:20; loading 0 (first: http) in doubt; ready 20; first +20`,
    'sends nothing if there was no request before': `
      lazy, restore > loading 0
      set token, restore, more > unconfigured 0 no client; more gave false
      set token abc, restore, more > more gave false`,
  });

  for (const kind of ['auth', 'api']) {
    it(`loses its rows if the host refuses with ${kind} after a network failure`, () =>
      follow(
        new SessionWorld(),
        `
        open
        fail http, restore
          > 1:20 once; refreshing 20 in doubt; refreshHead failed: http; ready 20 in doubt
        fail ${kind}, quiet
          > 1:20 once; refreshing 20 in doubt;
          > first failed: ${kind}; error 0 (first: ${kind}) in doubt ended no client`,
      ));
  }

  for (const [operation, sent, status] of [
    ['more', '20:21', 'loading-more 20'],
    ['refresh', '1:20', 'refreshing 20'],
  ] as const) {
    it(`ends ${operation} that ran when the page was left, which does not confirm it`, () =>
      follow(
        new SessionWorld(),
        `
        open
        late, ${operation} > ${sent}; ${status}
        fail api, restore
          > ${sent} aborted; 1:20 once; refreshing 20 in doubt;
          > first failed: api; error 0 (first: api) in doubt ended no client
        release > ${operation} gave false`,
      ));
  }
});
