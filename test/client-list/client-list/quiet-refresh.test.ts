import { expect } from '@esm-bundle/chai';
import { itFollows } from '../../helpers/stories.js';
import { stub } from '../../helpers/stub.js';
import { ClientListWorld } from '../client-list-world.js';

describe('a quiet refresh', () => {
  itFollows(ClientListWorld, {
    'reads the first rows once, when the reader returns after a minute': `
      open
      pass 59999, visible, outdated false >
      pass 1, outdated true, visible, visible, online, pass 0
        > 1:20 once; refreshing 20; ready 20; refreshHead +0
      visible >`,
    'runs within the minute if an inquiry has been opened since, once': `
      open
      open-lead, visible > 1:20 once; refreshing 20; ready 20; refreshHead +0
      visible >
      open-lead, hold, visible > 1:20 once; refreshing 20
      visible, release > ready 20; refreshHead +0`,
    'does not run during another operation': `
      open
      hold, refresh > 1:20; refreshing 20
      return-later, outdated false >
      release > ready 20; refresh +0; refresh settled`,
    'does not run before the first page, nor after a failed one': `
      lazy, return-later > loading 0
      fail http, eager > 1:20; first failed: http; error 0 (first: http)
      return-later, outdated false >`,
    'does not run in an error, so the message stays': `
      open
      fail http, more
        > 20:21; loading-more 20; more failed: http; error-more 20 (more: http); more gave false
      return-later >`,
    'does not run after a refusal, until a request has succeeded': `
      open
      fail api, refresh > 1:20; refreshing 20; refresh failed: api; ready 20; refresh settled
      return-later, online, pass 0 >
      more > 20:21; loading-more 20; ready 40; more +20; more gave true
      return-later > 1:40 once; refreshing 40; ready 40; refreshHead +0`,
    'is sent again by itself after a failure, and not at each return': `
      open
      fail network, return-later > 1:20 once; refreshing 20; refreshHead failed: network; ready 20
      visible, waits 20000 >
      pass 20000 > 1:20 once; refreshing 20; ready 20; refreshHead +0
      waits >`,
    'makes up for a refresh that has failed': `
      open
      fail network, refresh
        > 1:20; refreshing 20; refresh failed: network; ready 20; refresh settled
      waits 20000 >
      pass 20000 > 1:20 once; refreshing 20; ready 20; refreshHead +0`,
  });

  it('does not run offline', async () => {
    const world = new ClientListWorld();
    await world.take('open');
    stub(globalThis, 'navigator', { onLine: false } as Navigator);
    expect(await world.take('return-later')).to.equal('');
    stub(globalThis, 'navigator', { onLine: true } as Navigator);
    await world.take('online');
    expect(await world.take('pass 0')).to.match(/^1:20 once; /);
  });
});
