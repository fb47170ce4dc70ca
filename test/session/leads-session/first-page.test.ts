import { expect } from '@esm-bundle/chai';
import { itFollows } from '../../helpers/stories.js';
import { SessionWorld } from '../session-world.js';

describe('the first page', () => {
  itFollows(SessionWorld, {
    'is requested before anything is drawn, and reported once it is drawn': `
      rows 3 > 1:20; loading 0; complete 3; first +3`,
    'may be empty': `
      rows 0 > 1:20; loading 0; empty 0; first +0`,
    'may be the whole list': `
      rows 20 > 1:20; loading 0; complete 20; first +20`,
    'may have another behind it': `
      rows 21 > 1:20; loading 0; ready 20; first +20`,
    'is not requested before the list opens': `
      lazy, refresh, more > loading 0; more gave false; refresh gave false
      eager > 1:20; ready 20; first +20`,
    'is not read again with another page size or timeout, which apply to the next page': `
      open
      size 5, timeout 1000 >
      more > 20:6 in 1000 ms; loading-more 20; ready 25; more +5; more gave true`,
    'is not read again with another token provider, which applies to the next page': `
      provider one > 1:20; loading 0; asks one; ready 20; first +20
      provider two > asks two`,
    'fails, and is read again by a refresh or a further page': `
      rows 3, fail http, fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      refresh
        > 1:20; loading 0 (first: http); first failed: http; error 0 (first: http); refresh gave
        > false
      more > 1:20; loading 0 (first: http); complete 3; first +3; more gave true`,
    'is not read again after a failure by an update, a return to the page, or once its client has left': `
      fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      update >
      leave >
      back >
      set client 2, more
        > 1:20; 1:20 aborted; 1:20; loading 0; ready 20; first +20; more gave false`,
    'keeps its failure during the retry, and starts anew if the retry is interrupted': `
      fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      hold, more > 1:20; loading 0 (first: http)
      leave > 1:20 aborted; loading 0; more gave false
      back > 1:20; ready 20; first +20`,
    'fails once for a bad setting, and sends nothing': `
      set client abc
        > unconfigured 0 no client; first failed: config; error 0 (first: config) no client
      more, refresh > more gave false; refresh gave false
      set client 1017 > 1:20; loading 0; ready 20; first +20`,
    'holds back a refresh that is requested after it was sent': `
      hold > 1:20; loading 0
      refresh behind >
      release > ready 20; first +20; 1:20; refreshing 20; ready 20; refresh +0; refresh gave false`,
    'serves a refresh that is requested before it was sent': `
      hold > 1:20; loading 0
      refresh >
      release > ready 20; first +20; refresh gave true`,
  });

  it('is aborted with the signal of its request, and may be requested again', async () => {
    const world = new SessionWorld();
    await world.take('lazy, hold');
    const { session } = world;
    const abort = new AbortController();
    const opened = session.open(abort.signal);
    expect(session.isOpening).to.equal(true);
    abort.abort();
    expect(session.isOpening).to.equal(false);
    expect(await opened).to.equal(false);
    expect(world.log.lines).to.deep.equal(['1:20', '1:20 aborted']);
    expect(await session.open(new AbortController().signal)).to.equal(true);
  });
});
