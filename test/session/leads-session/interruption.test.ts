import { follow, itFollows } from '../../helpers/stories.js';
import { SessionWorld } from '../session-world.js';

describe('a running operation', () => {
  for (const [operation, story] of Object.entries({
    first: `
      late, rows-of-client-2 2 > 1:20; loading 0
      more >
      set client 2 > 1:20 aborted; 1:20; complete 2; first +2
      release > more gave false`,
    more: `
      rows-of-client-2 2
      late, more > 20:21; loading-more 20
      set client 2 > 20:21 aborted; 1:20; loading 0; complete 2; first +2
      release > more gave false`,
    readOn: `
      rows 300, rows-of-client-2 2
      late, filter unread > loading-more 0 searching; 20:200
      more >
      set client 2 > 20:200 aborted; 1:20; loading 0; filters; complete 2; first +2
      release > more gave false`,
    probe: `
      first-position-open, rows-of-client-2 2
      late, pass 200 > 0:1 once
      set client 2 > 0:1 aborted; 1:20; loading 0; complete 2; first +2
      release >`,
  })) {
    it(`ends with another client, and its late answer is never shown: ${operation}`, () =>
      follow(new SessionWorld(), story));
  }

  for (const [operation, story] of Object.entries({
    first: `
      hold > 1:20; loading 0
      more, refresh >
      leave > 1:20 aborted; more gave false; refresh gave false
      more, refresh > more gave false; refresh gave false
      back > 1:20; ready 20; first +20`,
    more: `
      open
      hold, more, refresh > 20:21; loading-more 20
      leave > 20:21 aborted; ready 20; more gave false; refresh gave false
      more, refresh > more gave false; refresh gave false
      back >`,
    readOn: `
      rows 300
      hold, filter unread > loading-more 0 searching; 20:200
      more, refresh >
      leave > 20:200 aborted; ready 0; more gave false; refresh gave false
      more, refresh > more gave false; refresh gave false
      back
        > loading-more 0 searching; 20:200; readOn +199; 219:200; complete 0; readOn +81; found 0
        > in 300 of 300`,
    probe: `
      first-position-open
      hold, pass 200 > 0:1 once
      leave > 0:1 aborted
      more, refresh > more gave false; refresh gave false
      back >
      pass 200 > 0:1 once`,
  })) {
    it(`ends when the element is removed, and keeps the rows: ${operation}`, () =>
      follow(new SessionWorld(), story));
  }

  itFollows(SessionWorld, {
    'continues when the element is moved': `
      open
      hold, more > 20:21; loading-more 20
      leave, back >
      release > ready 40; more +20; more gave true`,
  });
});
