import { expect } from '@esm-bundle/chai';
import { failureOf, stringsIn } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';
import { itGoes, play } from './it-goes.js';
import { answerOf, SignInWorld } from './sign-in-world.js';

describe('SiteSignIn', () => {
  describe('asking', () => {
    itGoes(
      'asks nothing by itself',
      'visible, online, cached, restored, hear changed, hear ended, hear 1017, wait 60 → unknown; asked 0',
    );
    itGoes(
      'sends one question for all elements',
      'ask, ask → unknown, asking; asked 1',
      'answer 1017, ask → 1017; asked 1',
    );
    itGoes('gives each question 15 seconds', 'ask, wait 15 → failed: timeout; asked 1');

    it('calls its subscribers after each change, until they unsubscribe', async () => {
      const window = new SignInWorld().openWindow();
      const seen: string[] = [];
      const unsubscribe = window.source.subscribe(() => seen.push(window.shown));
      await play(window, 'ask, answer 1017 501, refuse 501, answer 1017 502');
      await play(window, '401 502, confirm 502, confirm 502, ended');
      unsubscribe();
      await play(window, 'changed');
      expect(seen).to.deep.equal([
        'unknown, asking',
        '1017',
        '1017, asking',
        '1017',
        '1017, refused',
        '1017',
        'nobody',
      ]);
    });

    it('calls the other subscribers if one of them throws', () => {
      const later: (() => void)[] = [];
      stub(globalThis, 'queueMicrotask', (callback) => void later.push(callback));
      const { source } = new SignInWorld().openWindow();
      const seen: string[] = [];
      source.subscribe(() => {
        throw new Error('Broken');
      });
      source.subscribe(() => seen.push('called'));
      source.ended();
      expect(seen).to.deep.equal(['called']);
      expect(later).to.have.length(1);
      expect(later[0]).to.throw('Broken');
    });
  });

  describe('the order of answers', () => {
    itGoes(
      'ignores a late answer to an older question',
      'ask, changed, late 1017 → unknown, asking; asked 2',
      'answer 2042 → 2042; asked 2',
    );

    it('ignores an answer that arrives just before a newer question, however far it was read', async () => {
      for (let turn = 0; turn < 40; turn++) {
        const world = new SignInWorld();
        const window = world.openWindow();
        void window.source.ask();
        window.newest.answer(answerOf('1017'));
        for (let passed = 0; passed < turn; passed++) {
          await Promise.resolve();
        }
        void window.source.changed();
        const { shown } = window;
        await world.settle();
        expect(window.shown).to.equal(shown);
        await play(window, 'answer 2042');
        expect(window.shown).to.equal('2042');
      }
    });
  });

  describe('tokenFor', () => {
    /** A window in which the site has named the client 1017 with the token 501. */
    async function open() {
      const window = new SignInWorld().openWindow();
      await play(window, 'ask, answer 1017 501');
      const { source, owner } = window;
      return { window, source, owner };
    }

    for (const [key, value] of [
      ['apiBase', 'https://other.example/'],
      ['siteCode', 'GIFT-02'],
      ['operator', '7'],
      ['client', '2042'],
    ] as const) {
      it(`has no token for an owner with another ${key}`, async () => {
        const { window, source, owner } = await open();
        void source.changed();
        window.newest.answer(answerOf('1017', '501', { [key]: value }));
        expect((await failureOf(source.tokenFor(owner))).kind).to.equal('auth');
        expect(await source.tokenFor(window.owner)).to.equal('501');
      });
    }

    it('waits for the newest question, even if it replaces the one under way', async () => {
      const { window, source, owner } = await open();
      await play(window, 'visible');
      const token = source.tokenFor(owner);
      await play(window, 'changed, answer 1017 503');
      expect(await token).to.equal('503');
    });

    it('fails as the question has failed', async () => {
      const { window, source, owner } = await open();
      await play(window, 'changed, answer 500');
      const { kind, status } = await failureOf(source.tokenFor(owner));
      expect([kind, status]).to.deep.equal(['http', 500]);
    });

    it('never gives a token to an owner from before an end, even if the client is the same', async () => {
      const { window, source, owner } = await open();
      await play(window, 'ended');
      expect((await failureOf(source.tokenFor(owner))).kind).to.equal('auth');
      await play(window, 'changed, answer 1017 501');
      expect((await failureOf(source.tokenFor(owner))).kind).to.equal('auth');
    });

    it('asks for another token in the place of a refused one, and fails if there is none', async () => {
      const { window, source, owner } = await open();
      const second = source.tokenFor(owner, '501');
      await play(window, 'answer 1017 502');
      expect(await second).to.equal('502');
      source.confirm('502');
      const third = failureOf(source.tokenFor(owner, '502'));
      await play(window, 'answer 1017 502');
      expect((await third).kind).to.equal('auth');
      const fourth = source.tokenFor(owner);
      await play(window, 'answer 1017 503');
      expect(await fourth).to.equal('503');
    });
  });

  describe('a refused token', () => {
    const REFUSED = 'ask, answer 1017 501, 401 501 → 1017, asking, refused; asked 2';

    itGoes('is replaced by that of a new answer', REFUSED, 'answer 1017 502 → 1017; asked 2');
    itGoes(
      'stays refused if the site has no other, until the reader or the page asks again',
      REFUSED,
      'answer 1017 501 → 1017, refused; asked 2',
      'ask → 1017, asking, refused; asked 3',
      'answer 1017 501, visible → 1017, asking, refused; asked 4',
      'answer 1017 502 → 1017; asked 4',
    );
    itGoes('stays refused if the question fails', REFUSED, 'answer html → 1017, refused; asked 2');
    itGoes(
      'makes the source ask once, until a request has succeeded',
      'ask, answer 1017 501, refuse 501, refuse 501 → 1017, asking; asked 2',
      'answer 1017 502, refuse 502 → 1017; asked 2',
      '401 502 → 1017, refused; asked 2',
      'confirm 502 → 1017; asked 2',
      'refuse 502 → 1017, asking; asked 3',
    );
    itGoes(
      'is no news if the answer is newer',
      'ask, answer 1017 501, changed, answer 1017 502, refuse 501, 401 501 → 1017; asked 2',
      '401 502, confirm 501 → 1017, asking, refused; asked 3',
    );
    itGoes(
      'of another client makes it ask again',
      'ask, answer 1017 501, refuse 501, answer 2042 601, refuse 601 → 2042, asking; asked 3',
    );
  });

  describe('a failed question', () => {
    for (const [cause, steps, shown] of [
      ['a plain return', 'visible', 'failed: protocol'],
      ['a refusal', 'refuse 501', '1017'],
      ['a restored page', 'cached, restored', 'failed: protocol'],
      ['changed()', 'changed', 'failed: protocol'],
      ['a change in another window', 'hear changed', 'failed: protocol'],
      ['another client in another window', 'hear 2042', 'failed: protocol'],
    ] as const) {
      itGoes(
        `shows ${shown} after ${cause}`,
        `ask, answer 1017 501, ${steps}, answer html → ${shown}; asked 2`,
      );
    }
    itGoes(
      'leaves the client after a plain return if the server itself has failed',
      'ask, answer 1017, visible, answer 500 → 1017; asked 2',
    );
    itGoes(
      'is not asked again if all elements have left',
      'ask, answer 1017 501, changed, leave, 401 501, answer 500 → failed: http; asked 3',
      'wait 600 → failed: http; asked 3',
    );
    itGoes(
      'is asked again after the browser is back online, until it is answered',
      'ask, answer 1017, online, wait 10 → 1017; asked 1',
      'visible, answer network, online → 1017; asked 2',
      'wait 0 → 1017, asking; asked 3',
      'answer network, wait 4.999 → 1017; asked 3',
      'wait 0.001 → 1017, asking; asked 4',
      'answer 1017, online, wait 600 → 1017; asked 4',
    );
    itGoes(
      'is asked again by itself while its message is shown, unless the page is hidden',
      'ask, answer 500, wait 39.999 → failed: http; asked 1',
      'wait 0.001 → failed: http, asking; asked 2',
      'answer 500, wait 79.999 → failed: http; asked 2',
      'hide, wait 600 → failed: http; asked 2',
      'show, visible → failed: http, asking; asked 3',
    );
    itGoes(
      'is asked again at once by the reader, and by itself only a while after that',
      'ask, answer 500, wait 30, ask → failed: http, asking; asked 2',
      'wait 10, answer 500, wait 39.999 → failed: http; asked 2',
      'wait 0.001 → failed: http, asking; asked 3',
    );
    itGoes(
      'is not asked again by itself if the site does not answer as it should',
      'ask, answer html, wait 600 → failed: protocol; asked 1',
    );
    itGoes(
      'is sent twice if somebody waits for it',
      'ask, answer network, wait 3 → unknown, asking; asked 2',
    );
    itGoes(
      'is sent once after a return',
      'ask, answer 1017, visible, answer network, wait 3 → 1017; asked 2',
    );

    it('is another failure for a reader who has retried, and the same if the page asks by itself', async () => {
      const window = new SignInWorld().openWindow();
      await play(window, 'ask, answer html');
      const first = window.source.signIn;
      await play(window, 'visible, answer html');
      expect(window.source.signIn).to.equal(first);
      await play(window, 'ask, answer html');
      expect(window.source.signIn).not.to.equal(first);
    });
  });

  describe('when the page becomes visible', () => {
    itGoes(
      'asks each time while somebody is signed in, and joins a question that was just sent',
      'ask, answer 1017, visible, wait 0.999, visible → 1017, asking; asked 2',
      'answer 1017, visible → 1017, asking; asked 3',
    );
    itGoes(
      'replaces a question from before, whose answer may be that of another client',
      'ask, answer 1017, visible, wait 1, visible → 1017, asking; asked 3',
      'late 1017, answer 2042 → 2042; asked 3',
    );
    itGoes(
      'asks once a minute while nobody is signed in',
      'ask, answer nobody, wait 59.999, visible → nobody; asked 1',
      'wait 0.001, visible → nobody, asking; asked 2',
      'answer html, visible → nobody; asked 2',
    );
    itGoes(
      'asks if the clock has been set back',
      'ask, answer nobody, wait -60, visible → nobody, asking; asked 2',
    );
  });

  describe('ended', () => {
    itGoes(
      'drops at once, and discards a question under way',
      'ask, answer 1017, visible, ended → nobody; asked 2',
      'late 1017 → nobody; asked 2',
    );
    itGoes(
      'asks nothing until the page returns, although a minute has not passed',
      'ask, answer html, ended, ask, online, hear 1017, wait 1 → nobody; asked 1',
      'visible → nobody, asking; asked 2',
    );
    itGoes(
      'asks nothing for an element that is put into the page again',
      'ended, leave, enter, ask → nobody; asked 0',
      'visible → nobody, asking; asked 1',
    );
    itGoes('is over at changed()', 'ask, answer 1017, ended, changed, answer 2042 → 2042; asked 2');
  });

  describe('the back/forward cache', () => {
    itGoes(
      'covers the page from the way in until the site has answered',
      'ask, answer 1017, cached → 1017, covered; asked 1',
      'visible, restored, visible → 1017, asking, covered; asked 2',
      'answer 1017 → 1017; asked 2',
      'visible → 1017, asking; asked 3',
    );
    itGoes(
      'is not uncovered by the answer to a question from before',
      'ask, answer 1017, visible, cached, late 1017 → 1017, covered; asked 2',
    );
    itGoes(
      'drops what a cover hides if the question fails, whoever has asked it',
      'ask, answer 1017 501, cached, refuse 501, answer html → failed: protocol; asked 2',
    );
    itGoes(
      'uncovers when the session ends',
      'ask, answer 1017, cached, restored, ended → nobody; asked 2',
    );
  });

  describe('without subscribers', () => {
    itGoes(
      'follows nothing, and shows the next element nothing before it has asked again',
      'ask, answer 1017, leave, visible, hear ended → 1017; asked 1',
      'enter → 1017, asking, covered; asked 2',
      'answer 500 → failed: http; asked 2',
    );
    itGoes(
      'asks nothing again for an element that moves',
      'ask, answer 1017, move, ask → 1017; asked 1',
      'visible → 1017, asking; asked 2',
    );
    itGoes(
      'covers an element that returns after the page was restored, and asks once',
      'ask, answer 1017, leave, cached, restored, enter, ask → 1017, asking, covered; asked 2',
      'answer html, move → failed: protocol; asked 2',
    );
    itGoes(
      'drops the client if a question fails after a change whose question was aborted',
      'ask, answer 1017, changed, leave, enter → 1017, asking, covered; asked 3',
      'answer html → failed: protocol; asked 3',
    );
    itGoes(
      'does not take an answer from then for the newest',
      'leave, changed, answer 1017, enter → 1017, asking, covered; asked 2',
    );
    itGoes(
      'aborts a question under way, and asks again once there is a subscriber',
      'ask, leave, late 1017 → unknown; asked 1',
      'enter, answer html → failed: protocol; asked 2',
    );
  });

  it('keeps tokens out of everything that can be seen', async () => {
    const world = new SignInWorld();
    const window = world.openWindow();
    await play(window, 'ask, answer 1017 55120938');
    const failure = failureOf(window.source.tokenFor(window.owner, '55120938'));
    await play(window, 'answer 1017 55120938');
    const seen = [window.source, window.source.signIn, await failure, world.channels.posted];
    expect(stringsIn(seen).join()).not.to.contain('55120938');
  });
});
