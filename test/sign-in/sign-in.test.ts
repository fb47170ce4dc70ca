import { expect } from '@esm-bundle/chai';
import { itFollows } from '../helpers/stories.js';
import { SignInStory, SignInWorld, type SiteWindow } from './sign-in-world.js';

const SHOWN = 'start, answer 1017 501';
const REFUSED = `${SHOWN}, renew 501, answer 1017 501`;

async function playedWindow(steps: string): Promise<SiteWindow> {
  const window = new SignInWorld().openWindow();
  await window.play(steps);
  return window;
}

describe('SignIn', () => {
  describe('before it is started', () => {
    itFollows(SignInStory, {
      'asks nothing, whatever happens': `
        ask, visible, online, cached, restored, hear changed, hear 1017, wait 60
          > unknown; asked 0
        hear ended, leave, enter > unknown; asked 0`,
      'asks after an explicit change': `
        changed, answer 1017 > 1017; asked 1`,
    });
  });

  describe('a question', () => {
    itFollows(SignInStory, {
      'is one for all elements': `
        start+start+retry, answer 1017, start > 1017; asked 1`,
      'has 15 seconds': `
        start, wait 15 > failed: timeout; asked 1`,
      'is sent twice if it fails quickly, but only once after a return, and while the site is down': `
        start, answer network, wait 0, answer 1017 > 1017; asked 2
        visible, answer network, wait 3 > 1017; asked 3
        retry, answer network, wait 3 > 1017; asked 4`,
    });

    it('calls the listeners at each change, until they unsubscribe', async () => {
      const window = new SignInWorld().openWindow();
      const seen: string[] = [];
      const follower = window.signIn.follow(() => seen.push(window.shown), false);
      await window.play(`${SHOWN}, visible, answer 1017, cached, restored, answer html, ended`);
      follower.leave();
      await window.play('changed');
      expect(seen.join('; ')).to.equal(
        'unknown, asking; 1017; 1017, asking; 1017; unknown; unknown; unknown, asking; failed: protocol; nobody',
      );
    });

    it('settles those who wait once it has ended, even if it was replaced or is discarded', async () => {
      for (const end of ['answer 1017', 'answer 500', 'ended', 'cached', 'leave']) {
        const window = await playedWindow('start');
        let settled = 0;
        void window.signIn.untilKnown().then(() => settled++);
        void window.signIn.sessionChanged().then(() => settled++);
        await window.play('hear changed');
        expect(settled).to.equal(0);
        await window.play(end);
        expect(settled).to.equal(2);
      }
    });
  });

  describe('a plain reason', () => {
    for (const [reason, more] of [
      ['visible', ''],
      ['retry', ''],
      ['renew 501', '; renew true'],
    ] as const) {
      itFollows(SignInStory, {
        [`leaves what is shown, and joins a question under way: ${reason}`]: `
          ${SHOWN}, ${reason} > 1017, asking; asked 2
          answer 1017 501 > 1017; asked 2${more}
          visible, ${reason} > 1017, asking; asked 3
          answer 2042 > 2042; asked 3${more}`,
      });
    }

    itFollows(SignInStory, {
      'that fails for a reason that passes leaves what is shown': `
        ${SHOWN}, visible, answer network, visible, answer 408, visible, answer 429 > 1017; asked 4
        visible, answer 500, visible, answer 503, wait 3600 > 1017; asked 6`,
      'that fails otherwise shows the failure': `
        ${SHOWN}, visible, answer empty, wait 3600 > failed: protocol; asked 2
        press, answer 1017, visible, answer 404, wait 3600 > failed: http; asked 4`,
      'that gets a page in place of its answer leaves what is shown once, and covers it the second time': `
        ${SHOWN}, visible, answer html, wait 3600 > 1017; asked 2
        visible, answer html > failed: protocol; asked 3
        wait 20, answer 1017, visible, answer html > 1017; asked 5
        visible, answer 503, visible, answer html > failed: protocol; asked 7
        wait 20, answer 1017 > 1017; asked 8`,
      'drops what the API refuses if it fails, but nothing once another token has come': `
        ${SHOWN}, renew 501, answer 500 > failed: http; asked 2; renew false
        press, answer 1017 501, confirm, visible, answer 503 > 1017; asked 4
        renew 501, answer 500 > failed: http; asked 5; renew false`,
      'keeps a failure that is still the same, and drops hidden rows for one that is not': `
        start, answer 500, visible, answer empty > failed: protocol; asked 2`,
    });
  });

  describe('a return', () => {
    itFollows(SignInStory, {
      'replaces a question that left before the page was hidden, and leaves what is shown': `
        ${SHOWN}, visible, hidden, visible > 1017, asking; asked 3
        late 2042 > 1017, asking; asked 3
        answer nobody > nobody; asked 3`,
      'replaces a question that left while the page was hidden': `
        ${SHOWN}, hidden, hear changed, visible > unknown, asking; asked 3
        answer 1017 > 1017; asked 3`,
      'sends a question twice that replaces one for which somebody waits': `
        ${SHOWN}, retry, hidden, visible, answer network, wait 3, answer 2042 > 2042; asked 4`,
      'joins any other question': `
        ${SHOWN}, hidden, visible, visible, visible > 1017, asking; asked 2`,
    });
  });

  describe('a doubt', () => {
    const DOUBTS = ['restored', 'changed', 'hear changed', 'hear 2042', 'hear nobody'];
    for (const doubt of DOUBTS) {
      itFollows(SignInStory, {
        [`hides what is shown until an answer names its client, and shows each failure: ${doubt}`]: `
          ${SHOWN}, ${doubt} > unknown, asking; asked 2
          answer 1017, ${doubt}, answer 500 > failed: http; asked 3
          visible, answer 1017 > 1017; asked 4`,
      });
    }
    for (const doubt of ['restored', 'changed', 'hear changed']) {
      itFollows(SignInStory, {
        [`discards a question under way, and recalls requests: ${doubt}`]: `
          ${SHOWN}, send, visible, ${doubt}, late 1017 > unknown, asking; asked 3; recalled
          answer 2042 > 2042; asked 3`,
      });
    }
    itFollows(SignInStory, {
      'hides in the same call, and leaves requests alone that are sent later': `
        ${SHOWN}, changed, answer 1017, send, visible, answer 1017 > 1017; asked 3`,
    });

    it('hides at once, and is one for 300 calls in one task, here and in another window', async () => {
      const world = new SignInWorld();
      const windows = [world.openWindow(), world.openWindow()] as const;
      for (const window of windows) {
        await window.play(SHOWN);
      }
      for (let call = 0; call < 300; call++) {
        void windows[0].signIn.sessionChanged();
      }
      expect(windows[0].shown).to.equal('unknown, asking');
      await world.settle();
      expect(windows.map(({ questions }) => questions.length)).to.deep.equal([2, 2]);
    });

    itFollows(SignInStory, {
      'counts after an end in the same task, and does not outlast one': `
        ${SHOWN}, changed+ended > nobody; asked 1
        changed+ended+changed, answer 2042 > 2042; asked 2`,
    });
  });

  describe('a failure', () => {
    itFollows(SignInStory, {
      'that passes is tried again by itself while it is shown, unless the page is hidden': `
        start, answer 500, wait 19.999 > failed: http; asked 1
        wait 0.001 > failed: http, asking; asked 2
        answer 500, wait 39.999 > failed: http; asked 2
        hidden, wait 600 > failed: http; asked 2
        visible > failed: http, asking; asked 3
        answer 1017, wait 3600 > 1017; asked 3`,
      'is tried again after the browser is back online, and what is shown is not': `
        start, answer 500, online, wait 0 > failed: http, asking; asked 2
        online, answer 1017, online, wait 60 > 1017; asked 2`,
      'that does not pass is not tried again by itself': `
        start, answer 500, wait 10, press, answer empty, wait 3600 > failed: protocol; asked 2`,
      'is not tried again by a timer once a doubt has begun, the page is in the cache or all have left': `
        start, answer 500, wait 15, restored, wait 10 > unknown, asking; asked 2
        answer 500, cached, wait 3600 > unknown; asked 2
        restored, answer 500, leave, wait 3600 > unknown; asked 3`,
      'begins with short waits after an answer or a doubt': `
        start, answer 500, wait 20, answer 500, wait 40, answer 1017 > 1017; asked 3
        restored, answer 500, wait 20, answer 500, restored, answer 500, wait 20
          > failed: http, asking; asked 7`,
      'of the site is not asked for by a list behind it': `
        start, answer 1017, restored, answer html, retry > failed: protocol; asked 2`,
    });

    it('stays the same object if the page tries again by itself, and is another for a reader', async () => {
      const window = await playedWindow('start, answer 500');
      const first = window.current;
      await window.play('visible, answer 500');
      expect(window.current).to.equal(first);
      await window.play('press, answer 500');
      expect(window.current).not.to.equal(first);
    });
  });

  describe('in the 10 seconds after a failure', () => {
    const FAILED = `${SHOWN}, changed, answer 404, changed, answer 404`;
    itFollows(SignInStory, {
      'a change hides at once, and asks in the next turn': `
        ${FAILED}, wait 0.4, changed, changed > unknown, asking; asked 3
        wait 0.6 > unknown, asking; asked 4
        answer 1017, wait 10, changed, answer 1017, changed > unknown, asking; asked 6`,
      'a change discards each question that was sent before the last call': `
        ${FAILED}, changed, hear changed > unknown, asking; asked 4
        changed, late 1017 > unknown, asking; asked 4
        wait 1, answer 2042 > 2042; asked 5`,
      'a change has no effect if the session ends or the page goes into the cache meanwhile': `
        ${FAILED}, changed, ended > nobody; asked 3
        wait 1, changed, cached, wait 1 > unknown; asked 3
        restored, answer nobody > nobody; asked 4`,
      'a change is not lost if it comes after an end': `
        ${FAILED}, changed+ended+changed > unknown, asking; asked 3
        wait 1, answer 1017 > 1017; asked 4`,
      'the first question of another element waits, but neither a return nor a press': `
        ${FAILED}, leave, enter > unknown, asking; asked 3
        visible > unknown, asking; asked 4
        answer 1017, wait 0.4 > 1017; asked 4
        visible, answer 404, ask > failed: http, asking; asked 5
        press > failed: http, asking; asked 6`,
      'what the page asks again goes in one turn, unless it is known by then': `
        start, answer 404, ask, answer 404, ask, ask > failed: http, asking; asked 2
        wait 1 > failed: http, asking; asked 3
        answer 404, ask, press, answer 1017, wait 1 > 1017; asked 4`,
    });
  });

  describe('an element that comes into a page that was there', () => {
    itFollows(SignInStory, {
      'shows nothing until a question is answered that has left since, and leaves what others show': `
        ${SHOWN}, come > 1017 and unknown; asked 1
        begin > 1017 and unknown, asking; asked 2
        answer 2042 > 2042 and 2042; asked 2`,
      'shares a question with the others that have come, and with a later return': `
        ${SHOWN}, come+come+begin, begin, visible > 1017 and unknown and unknown, asking; asked 2
        answer 1017, begin > 1017 and 1017 and 1017; asked 2`,
      'replaces a question that left before, whose answer says nothing': `
        ${SHOWN}, visible, come, begin, late 1017 > 1017 and unknown, asking; asked 3
        answer nobody > nobody and nobody; asked 3`,
      'shows the failure of its question, which others do not see, and tries again': `
        ${SHOWN}, come, begin, answer 500 > 1017 and failed: http; asked 2
        token > 1017 and failed: http; asked 2; token 501
        wait 20, answer 500 > 1017 and failed: http; asked 3
        retry2 > 1017 and failed: http, asking; asked 4
        answer 1017 > 1017 and 1017; asked 4`,
      'waits for its turn at a failing site, as a question under way': `
        start, answer 404, come, begin, answer 404 > failed: http and failed: http; asked 2
        come, begin > failed: http and failed: http and unknown, asking; asked 2
        wait 1, answer 1017 > 1017 and 1017 and 1017; asked 3`,
      'asks nothing after an end, and shows nobody before the next question': `
        ${SHOWN}, ended, come, begin > nobody and nobody; asked 1
        visible > nobody and nobody, asking; asked 2
        answer 1017 > 1017 and 1017; asked 2`,
      'sees an end, like the others, also once the page asks again': `
        ${SHOWN}, come, begin, answer 1017, ended+visible > nobody and nobody, asking; asked 3`,
      'asks first where none was': `
        ${SHOWN}, leave, come, begin > unknown and unknown, asking; asked 2`,
    });
  });

  describe('access.token', () => {
    itFollows(SignInStory, {
      'waits for the question under way, and for the one that replaces it': `
        ${SHOWN}, visible, token > 1017, asking; asked 2
        changed, answer 1017 503 > 1017; asked 3; token 503`,
      'waits in the back/forward cache, and ends with the failure after that': `
        ${SHOWN}, cached, token > unknown; asked 1
        restored, answer html > failed: protocol; asked 2; token failed: protocol
        token > failed: protocol; asked 2; token failed: protocol
        press, token, answer 1017 502 > 1017; asked 3; token 502`,
      'ends with the failure of the question that it waits for, even if the client stays': `
        ${SHOWN}, visible, token, answer 503 > 1017; asked 2; token failed: http
        token > 1017; asked 2; token 501`,
      'waits while nobody is signed in, until it is recalled': `
        ${SHOWN}, visible, token, answer nobody > nobody; asked 2
        changed, answer 1017 502 > 1017; asked 3; token 502
        ended, token > nobody; asked 3
        changed, answer 1017 503 > 1017; asked 4; token 503`,
      'ends if its request is aborted, also after an end and after all have left': `
        ${SHOWN}, visible, token, abort > 1017, asking; asked 2; token aborted
        ended, token, abort > nobody; asked 2; token aborted
        changed, answer 1017, leave, token, abort > unknown; asked 3; token aborted`,
    });

    it('is a string if it is known, so the request leaves before the page is drawn', async () => {
      const { access } = await playedWindow(SHOWN);
      expect(access.token()).to.equal('501');
    });

    for (const [fact, answer, given] of [
      ['client', '2042 502', ''],
      ['apiBase', '1017 502 apiBase=https://other.example/', ''],
      ['operator', '1017 502 operator=7', ''],
      ['siteCode', '1017 502 siteCode=GIFT-01', 'token 502'],
    ] as const) {
      it(`is ${given ? 'given' : 'not given'} to a list with another ${fact}`, async () => {
        const { log } = await playedWindow(`${SHOWN}, changed, token, answer ${answer}`);
        expect(log.join()).to.equal(given);
      });
    }
  });

  describe('a refusal', () => {
    itFollows(SignInStory, {
      'asks once until rows have come, and what comes is tried': `
        ${SHOWN}, renew 501 > 1017, asking; asked 2
        answer 1017 501, renew 501 > 1017; asked 2; renew true; renew false
        confirm, renew 501, answer 1017 502, renew 502 > 1017; asked 3; renew true; renew false`,
      'joins a question under way, even if it is the second': `
        ${REFUSED}, visible, renew 501 > 1017, asking; asked 3; renew true
        answer 1017 502 > 1017; asked 3; renew true`,
      'of a former token is none, nor is one after a sign-out or an end': `
        ${SHOWN}, visible, answer 1017 502, renew 501 > 1017; asked 2; renew true
        visible, answer nobody, renew 502, ended, renew 502
          > nobody; asked 3; renew true; renew true
        changed, answer 1017 503, renew 503 > 1017, asking; asked 5`,
      'whose question fails drops the rows': `
        ${SHOWN}, renew 501, answer 500 > failed: http; asked 2; renew false`,
    });
  });

  describe('ended', () => {
    itFollows(SignInStory, {
      'drops at once, discards a question under way, and asks nothing until the page returns': `
        ${SHOWN}, visible, ended, late 1017 > nobody; asked 2
        restored, answer 500, ended > nobody; asked 3
        ask, retry, online, hear 1017, wait 60, start > nobody; asked 3
        visible > nobody, asking; asked 4
        answer 503, visible, answer 1017 > 1017; asked 5
        ended, cached, restored, answer 1017 > 1017; asked 6`,
      'stays for an element that comes into the page later, until a change': `
        ${SHOWN}, ended, leave, enter > nobody; asked 1
        leave, ended, enter, leave, changed, enter, answer 1017 > 1017; asked 2`,
    });
  });

  describe('the back/forward cache', () => {
    itFollows(SignInStory, {
      'covers the page from the way in until the site has answered, and asks once': `
        start, cached, restored, late 1017 > unknown, asking; asked 2
        answer 1017, send, visible, cached, late 1017 > unknown; asked 3; recalled
        visible, restored, visible > unknown, asking; asked 4
        answer 1017 > 1017; asked 4`,
    });
  });

  describe('without listeners', () => {
    itFollows(SignInStory, {
      'follows nothing, and asks for the next one': `
        ${SHOWN}, leave, visible, hear ended, hear changed > unknown; asked 1
        enter > unknown, asking; asked 2
        answer 500 > failed: http; asked 2
        leave, enter > unknown, asking; asked 3`,
      'forgets an answer that comes late, and asks nothing for requests that are left': `
        start, leave, late 1017 > unknown; asked 1
        enter, answer 1017 501, leave, ask, retry, renew 501 > unknown; asked 2; renew true
        enter > unknown, asking; asked 3`,
      'asks nothing for an element that moves, but for one that moves while the session changes': `
        ${SHOWN}, leave+enter > 1017; asked 1
        visible, leave+enter, answer 1017 > 1017; asked 2
        visible, leave+changed+enter, late 1017 > unknown, asking; asked 4`,
    });
  });

  it('tells what the list with a site code knows', () => {
    const { signIn } = new SignInWorld().openWindow();
    const known = {
      siteCode: 'GIFT-01',
      phase: 'read',
      unread: 1,
      hasMore: false,
      readAt: 0,
    } as const;
    signIn.follow(() => undefined, false);
    signIn.follow(
      () => undefined,
      false,
      () => known,
    );
    expect(signIn.followers.listFor('GIFT-01')).to.equal(known);
    expect(signIn.followers.listFor('GIFT-02')).to.equal(undefined);
  });
});
