import { expect } from '@esm-bundle/chai';
import { itFollows } from '../../helpers/stories.js';
import { ClientListWorld } from '../client-list-world.js';

describe('a search', () => {
  itFollows(ClientListWorld, {
    'reads to the end, and reports its result once, with the first match that was not shown before': `
      rows 450
      filter search №2
        > loading-more 2 searching; 20:200; 219:200; loading-more 31 searching; readOn +199;
        > 418:200; loading-more 111 searching; readOn +199; complete 111; readOn +32; found 111 in
        > 450 of 450 from 21
      filter search №3 >`,
    'waits until the reader pauses': `
      rows 450
      type search № > ready 20 searching; filters
      pass 399 >
      type search №2 > ready 2 searching; filters
      pass 399 >
      pass 1
        > loading-more 2 searching; pause; 20:200; 219:200; loading-more 31 searching; readOn +199;
        > 418:200; loading-more 111 searching; readOn +199; complete 111; readOn +32; found 111 in
        > 450 of 450 from 21`,
    'does not wait for the pause of a reader who loads more, and does not report it': `
      rows 300
      type search №2 > ready 2 searching; filters
      waits 400, more
        > 20:200; loading-more 2 searching; 219:200; loading-more 31 searching; readOn +199;
        > complete 111; readOn +81; found 111 in 300 of 300 from 21; more gave true
      waits >`,
    'goes on while the reader types': `
      rows 300
      hold, filter unread > loading-more 0 searching; 20:200
      type search №2 > filters
      release > 219:200; readOn +199; complete 0; readOn +81; found 0 in 300 of 300`,
    'stops after 2,000 rows, and reads as many more on request': `
      rows 5000, size 10
      filter unread
        > loading-more 0 searching; 10:200; 209:200; … ready 0 stopped; readOn +199; found 0
        > in 2000 of 5000
      more
        > 2000:200; loading-more 0 searching; 2199:200; … ready 0 stopped; readOn +199; found 0
        > in 4189 of 5000; more gave true
      more
        > 4189:200; loading-more 0 searching; … complete 0; readOn +15; found 0 in 5000 of 5000; more gave true
      more > more gave false`,
    'is one chain of requests, whatever changes meanwhile, and reads no further for a caller that joins': `
      rows 500
      hold, filter unread > loading-more 0 searching; 20:200
      filter status a, more >
      release
        > 219:200; readOn +199; 418:200; readOn +199; complete 0; readOn +82; found 0 in 500 of 500;
        > more gave true`,
    'drops its answer if the filter is cleared, keeps every row, and continues if the filter returns': `
      rows 300
      late, filter unread > loading-more 0 searching; 20:200
      filter > 20:200 aborted; ready 20
      filter status a
        > loading-more 0 searching; 20:200; 219:200; readOn +199; complete 0; readOn +81; found 0 in
        > 300 of 300
      release >`,
    'lets a refresh run between two of its requests': `
      rows 450
      hold, filter unread > loading-more 0 searching; 20:200
      refresh >
      release
        > readOn +199; 1:200; 200:20; refresh +0; 219:200; refresh settled; 418:200; readOn +199;
        > complete 0; readOn +32; found 0 in 450 of 450`,
    'finds what waits for the client, and looks again once other statuses do': `
      rows 300, has-status 250 new, has-status 5 old, has-status 6 old
      waits-in new, filter waiting
        > loading-more 0 searching; 20:200; 219:200; readOn +199; complete 1; readOn +81; found 1
        > in 300 of 300 from 250
      waits-in old > complete 2`,
    'reads nothing for what waits if no status does, also on request, until one does': `
      rows 300, has-status 250 new
      filter waiting > ready 0 stopped
      more > more gave false
      waits-in new
        > loading-more 0 searching; 20:200; 219:200; readOn +199; complete 1; readOn +81; found 1
        > in 300 of 300 from 250`,
    'stops after a failure until a retry': `
      rows 300
      fail network, filter unread
        > loading-more 0 searching; 20:200; readOn failed: network; error-more 0 (readOn: network)
      filter status a >
      more
        > 20:200; loading-more 0 (readOn: network) searching; 219:200; loading-more 0 searching;
        > readOn +199; complete 0; readOn +81; found 0 in 300 of 300; more gave true`,
    'stops at the same row after a failure and a retry': `
      rows 5000, size 10
      fail network, filter unread > … error-more 0 (readOn: network)
      more > … found 0 in 2000 of 5000; more gave true`,
    'reads nothing after a further page that fails': `
      rows 450
      hold network, more > 20:21; loading-more 20
      filter unread > loading-more 0 searching
      release > more failed: network; error-more 0 (more: network); more gave false`,
    'stops in a list that keeps moving, and continues on request': `
      rows 300
      keep-moving, filter unread
        > loading-more 0 searching; 20:200; 1:200; 200:23; 1:200; 200:25; ready 0 stopped; readOn
        > +0; found 0 in 20 of 300
      filter status a >
      stand-still, more
        > 20:200; loading-more 0 searching; 1:200; 200:26; 225:200; readOn +205; complete 0; readOn
        > +80; found 0 in 305 of 305; more gave true`,
    'reads on in a list that has moved before it': `
      rows 300
      keep-moving, more
        > 20:21; loading-more 20; 1:41; 41:2; 1:41; 41:4; ready 20; more +0; more gave false
      stand-still, filter unread
        > loading-more 0 searching; 20:200; … complete 0; readOn +80; found 0 in 305 of 305`,
  });

  it('reads nothing without a filter, and has the same matches until the leads or the filter change', async () => {
    const world = new ClientListWorld();
    await world.take('open');
    const { clientList } = world;
    expect(clientList.state.filterResult).to.equal(undefined);
    expect(clientList.state.matching).to.equal(clientList.state.leads);
    await world.take('filter search №2');
    const { matching } = clientList.state;
    expect(clientList.state.matching).to.equal(matching);
    await world.take('refresh');
    expect(clientList.state.matching).not.to.equal(matching);
  });
});
