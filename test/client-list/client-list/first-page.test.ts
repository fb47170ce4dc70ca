import { expect } from '@esm-bundle/chai';
import { itFollows } from '../../helpers/stories.js';
import { ClientListWorld } from '../client-list-world.js';

describe('the first page', () => {
  itFollows(ClientListWorld, {
    'has up to 200 rows, a further one 198, since it overlaps with those before': `
      rows 450, size 200, open > 1:200; …
      more > 200:199; …`,
    'is requested before anything is drawn, and reported once it is drawn': `
      rows 3 > 1:20; loading 0; complete 3; first +3`,
    'may be empty': `
      rows 0 > 1:20; loading 0; empty 0; first +0`,
    'is not requested before the list opens': `
      lazy > loading 0
      refresh, more, visible, online, restore > more gave false; refresh settled
      eager > 1:20; ready 20; first +20`,
    'is awaited only if it has been requested': `
      hold > 1:20; loading 0
      until-open >
      release > ready 20; first +20; until-open settled
      until-open > until-open settled`,
    'is not read again with another page size or timeout, which apply to the next page': `
      open
      size 5, timeout 1000, update >
      more > 20:6 in 1000 ms; loading-more 20; ready 25; more +5; more gave true`,
    'fails, and is read again by a refresh or a further page': `
      rows 3, fail http, fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      refresh
        > 1:20; loading 0 (first: http); first failed: http; error 0 (first: http); refresh settled
      more > 1:20; loading 0 (first: http); complete 3; first +3; more gave true`,
    'is not read again after a failure by an update, a return to the page, or once its client has left': `
      fail http > 1:20; loading 0; first failed: http; error 0 (first: http)
      update >
      leave >
      back >
      set client 2 > 1:20; loading 0; ready 20; first +20
      more > 20:21; loading-more 20; ready 40; more +20; more gave true`,
    'holds back a refresh that is requested after it was sent': `
      hold > 1:20; loading 0
      refresh, refresh >
      release
        > refreshing 20; first +20; 1:20; ready 20; refresh +0; refresh settled; refresh settled`,
    'is joined by a further page, whatever the filter': `
      hold > 1:20; loading 0
      more, filter search №2, more >
      release
        > 20:200; loading-more 2 searching; first +20; more gave true; more gave true; complete 11;
        > readOn +25; found 11 in 45 of 45 from 21`,
    'is read from position 1 if that is what the API needs, which the developer hears': `
      first-position-unknown, fail api
        > 0:21; loading 0; 1:21; The API has no position 0. Set first-position="1" to save a
        > request.; ready 20; first +20
      refresh > 1:20; refreshing 20; ready 20; refresh +0; refresh settled`,
  });

  it('is requested once, however often the list opens', async () => {
    const world = new ClientListWorld();
    await world.take('lazy');
    const { clientList } = world;
    await Promise.all([clientList.open(), clientList.open()]);
    await clientList.open();
    expect(clientList.state.status).to.equal('ready');
    expect(world.log.lines.filter((line) => line === '1:20')).to.have.length(1);
  });
});
