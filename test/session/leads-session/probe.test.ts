import { expect } from '@esm-bundle/chai';
import { follow, itFollows } from '../../helpers/stories.js';
import { captureConsole } from '../../helpers/stub.js';
import { SessionWorld } from '../session-world.js';

describe('the probe', () => {
  let warnings: string[];
  beforeEach(() => {
    warnings = captureConsole('warn');
  });

  it('puts the row before the first on top, once the first page is drawn', async () => {
    await follow(
      new SessionWorld(),
      `
      counts-from-0
      pass 200 > 0:1 once; 1:1 once; ready 21; probe +1`,
    );
    expect(warnings).to.deep.equal([
      '<client-leads> This host counts from 0: set first-position="0".',
    ]);
  });

  itFollows(SessionWorld, {
    'yields to an operation of the reader, and runs again after it': `
      counts-from-0
      hold, pass 200 > 0:1 once
      more > 0:1 aborted; loading-more 20; 20:21; ready 40; more +20; more gave true
      pass 200 > 0:1 once; 1:1 once; ready 41; probe +1`,
    'runs once after a change, and not in each update': `
      first-position-open
      insert, pass 200 > 0:1 once
      update, waits >
      more > 20:21; loading-more 20; 1:41; ready 41; more +21; more gave true
      waits 200 >`,
    'reports no failure of its own, and is not sent again after one': `
      first-position-open
      fail http, pass 200 > 0:1 once
      refresh, waits > 1:20; refreshing 20; ready 20; refresh +0; refresh gave false`,
    'does not clear a failure': `
      counts-from-0
      fail http, more
        > loading-more 20; 20:21; more failed: http; error-more 20 (more: http); more gave false
      leave >
      back >
      pass 200 > 0:1 once; 1:1 once; error-more 21 (more: http); probe +1`,
    'holds back a further page if the row before the first is all that is left': `
      rows 21, counts-from-0
      pass 200, more > loading-more 20; 20:21; ready 20; more +0
      pass 0 > 0:1 once; 1:1 once; complete 21; probe +1; more gave true
      more > more gave false`,
    'serves a further page if no other row is left': `
      rows 21, counts-from-0
      more > loading-more 20; 20:21; ready 20; more +0
      leave > more gave false
      back >
      hold, pass 0 > 0:1 once
      more >
      release > 1:1 once; complete 21; probe +1; more gave true`,
    'reads a list that has moved again from the top if no other row is left': `
      rows 21, counts-from-0
      more > loading-more 20; 20:21; ready 20; more +0
      insert, pass 0
        > 0:1 once; 1:20 once; 20:2 once; 0:1 once; 1:1 once; complete 22; probe +2; more gave
        > true`,
    'shares the first position with the next list': `
      counts-from-0
      pass 200 > 0:1 once; 1:1 once; ready 21; probe +1
      set client 2, waits > 0:20; loading 0; ready 20; first +20`,
    'runs before a search continues': `
      rows 450, counts-from-0
      filter unread > loading-more 0 searching
      pass 200
        > 0:1 once; 1:1 once; probe +1; 20:200; readOn +199; 219:200; readOn +199; 418:200;
        > complete 0; readOn +31; found 0 in 450 of 450`,
    'is sent at once if a search waits for it': `
      rows 450, counts-from-0, filter unread
        > 1:20; loading 0; loading-more 0 searching; first +20
      pass 0
        > 0:1 once; 1:1 once; probe +1; 20:200; readOn +199; 219:200; readOn +199; 418:200;
        > complete 0; readOn +31; found 0 in 450 of 450`,
    'learns nothing, and drops the list, if the token is refused': `
      counts-from-0
      fail auth, pass 200 > 0:1 once; first failed: auth; error 0 (first: auth) ended no client
      more > 1:20; loading 0 (first: auth) ended no client; ready 20; first +20; more gave true
      pass 200 > 0:1 once; 1:1 once; ready 21; probe +1`,
  });

  it('waits for the probe of another list of the host, blocks nothing meanwhile, and is not sent once its list is removed', async () => {
    const worlds = [new SessionWorld(), new SessionWorld(), new SessionWorld()] as const;
    const opened = worlds.map((world) => world.take('rows 21, counts-from-0'));
    const [first, second, removed] = worlds;
    second.api.position = first.api.position;
    removed.api.position = first.api.position;
    await Promise.all(opened);
    await first.take('hold, pass 200');
    await second.take('pass 200');
    expect(await second.take('more')).to.equal(
      '20:21; loading-more 20; ready 20; more +0; more gave false',
    );
    await removed.take('leave');
    await first.take('release');
    expect(await second.take('pass 200')).to.equal('0:1 once; 1:1 once; complete 21; probe +1');
    expect(await removed.take('pass 200')).to.equal('');
  });
});
