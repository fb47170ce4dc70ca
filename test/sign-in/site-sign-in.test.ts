import { expect } from '@esm-bundle/chai';
import { failureOf, stringsIn } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';
import { answerOf, SESSION_URL, SignInWorld, turns, type TestWindow } from './sign-in-world.js';

const HTML = '<!DOCTYPE html><title>Sign in</title>';
const SECOND = 1000;
const MINUTE = 60_000;

/** The number of questions that these steps cause. */
function askedBy(window: TestWindow, ...steps: (() => void)[]): number {
  const before = window.questions.length;
  steps.forEach((step) => step());
  return window.questions.length - before;
}

const comeBack = (window: TestWindow) => () => window.page.happen('visible');

/** The API has refused this token with 401, as its client says. */
function refuseAt({ source, owner }: TestWindow, token: string): void {
  source.tokenFor(owner, token).catch(() => undefined);
}

describe('SiteSignIn', () => {
  describe('asking', () => {
    it('asks nothing by itself', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      window.page.happen('visible');
      window.page.happen('online');
      window.page.happen('cached');
      window.page.happen('restored');
      world.channels.send({ url: SESSION_URL, type: 'changed' });
      world.channels.send({ url: SESSION_URL, type: 'ended' });
      world.channels.send({ url: SESSION_URL, type: 'answer', client: '1017' });
      await world.pass(MINUTE);
      expect(window.questions).to.have.length(0);
      expect(window.shown).to.equal('unknown');
    });

    it('sends one question for all elements, synchronously', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      const asked = [window.source.ask(), window.source.ask()];
      expect(window.questions).to.have.length(1);
      expect(window.shown).to.equal('unknown, asking');
      window.newest.answer(answerOf('1017'));
      await Promise.all(asked);
      expect(window.shown).to.equal('1017');
      await window.source.ask();
      expect(window.questions).to.have.length(1);
      expect([window.warnings, window.source.isTokenRefused]).to.deep.equal([[], false]);
    });

    it('calls its subscribers after each change, until they unsubscribe', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      const seen: string[] = [];
      const unsubscribe = window.source.subscribe(() => seen.push(window.shown));
      await world.answered(window, '1017');
      window.source.ended();
      unsubscribe();
      void window.source.changed();
      expect(seen).to.deep.equal(['unknown, asking', '1017', 'nobody']);
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

    it('warns of 403 once', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      for (let time = 0; time < 2; time++) {
        void window.source.changed();
        window.newest.answer(null, { status: 403 });
        await world.settle();
      }
      expect(window.shown).to.equal('nobody');
      expect(window.warnings).to.have.length(1);
      const other = await world.openFor(null);
      expect(other.warnings).to.deep.equal([]);
    });

    it('gives each question 15 seconds', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      await world.pass(15_000);
      expect(window.shown).to.equal('failed: timeout');
    });
  });

  describe('the order of answers', () => {
    it('ignores a late answer to an older question', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      const asked = window.source.ask();
      const changed = window.source.changed();
      const [older, newer] = window.questions;
      expect(older!.isAborted).to.equal(true);
      newer!.answer(answerOf('2042'));
      await Promise.all([asked, changed]);
      older!.answer(answerOf('1017'));
      await turns();
      expect(window.shown).to.equal('2042');
      expect(await window.source.tokenFor(window.owner)).to.equal('92042');
    });

    it('ignores an early answer to an older question, and waits for the newer', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      void window.source.changed();
      window.questions[0]!.answer(answerOf('1017'));
      await turns();
      expect(window.shown).to.equal('unknown, asking');
    });

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
        await world.answered(window, '2042');
        expect(window.shown).to.equal('2042');
      }
    });

    it('ignores a failure of an older question', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      void window.source.changed();
      window.questions[0]!.answer(HTML);
      await turns();
      expect(window.shown).to.equal('unknown, asking');
    });
  });

  describe('the owner', () => {
    it('stays the same object for another token of the same client', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      const { owner } = window;
      void window.source.changed();
      await world.answered(window, '1017', '502');
      expect(window.owner).to.equal(owner);
      expect(await window.source.tokenFor(owner)).to.equal('502');
    });

    for (const [key, value] of [
      ['apiBase', 'https://other.example/'],
      ['siteCode', 'GIFT-02'],
      ['operator', '7'],
      ['client', '2042'],
    ] as const) {
      it(`is another one if ${key} changes, and the old one gets no token`, async () => {
        const world = new SignInWorld();
        const window = await world.openFor('1017', '501');
        const { owner } = window;
        void window.source.changed();
        window.newest.answer(answerOf('1017', '501', { [key]: value }));
        await world.settle();
        expect(window.owner).not.to.equal(owner);
        expect((await failureOf(window.source.tokenFor(owner))).kind).to.equal('auth');
        expect(await window.source.tokenFor(window.owner)).to.equal('501');
      });
    }
  });

  describe('tokenFor', () => {
    it('waits for a question under way, and refuses if it names another client', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      const { owner } = window;
      comeBack(window)();
      const token = failureOf(window.source.tokenFor(owner));
      await world.answered(window, '2042');
      expect((await token).kind).to.equal('auth');
    });

    it('waits for the newest question if the one under way is replaced', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      const { owner } = window;
      comeBack(window)();
      const token = window.source.tokenFor(owner);
      void window.source.changed();
      await turns();
      await world.answered(window, '1017', '503');
      expect(await token).to.equal('503');
    });

    it('refuses if nobody is signed in any more', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      const { owner } = window;
      window.source.ended();
      expect((await failureOf(window.source.tokenFor(owner))).kind).to.equal('auth');
    });

    it('fails as the question has failed', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      const { owner } = window;
      void window.source.changed();
      window.newest.answer(null, { status: 500 });
      const { kind, status } = await failureOf(window.source.tokenFor(owner));
      expect([kind, status]).to.deep.equal(['http', 500]);
    });

    it('never gives a token to an owner from before an end, even if the client is the same', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      const { owner } = window;
      window.source.ended();
      void window.source.changed();
      await world.answered(window, '1017');
      expect((await failureOf(window.source.tokenFor(owner))).kind).to.equal('auth');
    });
  });

  describe('a refused token', () => {
    it('is replaced by that of a new answer', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      const token = window.source.tokenFor(window.owner, '501');
      expect(window.source.isTokenRefused).to.equal(true);
      await world.answered(window, '1017', '502');
      expect(await token).to.equal('502');
      expect(window.source.isTokenRefused).to.equal(false);
    });

    it('stays refused if the site has no other', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      const token = failureOf(window.source.tokenFor(window.owner, '501'));
      await world.answered(window, '1017', '501');
      expect((await token).kind).to.equal('auth');
      expect(window.shown).to.equal('1017');
      expect(window.source.isTokenRefused).to.equal(true);
    });

    it('is not refused before there is one', () => {
      expect(new SignInWorld().openWindow().source.isTokenRefused).to.equal(false);
    });

    it('is told to the subscribers even if the site is not asked', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      window.source.refuse('501');
      await world.answered(window, '1017', '502');
      const seen: boolean[] = [];
      window.source.subscribe(() => seen.push(window.source.isTokenRefused));
      refuseAt(window, '502');
      window.source.confirm('502');
      window.source.confirm('502');
      expect(seen).to.deep.equal([true, false]);
    });

    it('stays refused if the question fails', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      const token = failureOf(window.source.tokenFor(window.owner, '501'));
      window.newest.answer(HTML);
      expect((await token).kind).to.equal('auth');
      expect(window.shown).to.equal('1017');
    });

    it('makes the source ask once, until a request has succeeded', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      const { source, owner } = window;
      const refuse = (token: string) => () => source.refuse(token);
      expect(askedBy(window, refuse('501'), refuse('501'))).to.equal(1);
      await world.answered(window, '1017', '502');
      expect(askedBy(window, refuse('502'))).to.equal(0);
      expect((await failureOf(source.tokenFor(owner, '502'))).kind).to.equal('auth');
      source.confirm('502');
      expect(source.isTokenRefused).to.equal(false);
      expect(askedBy(window, refuse('502'))).to.equal(1);
    });

    it('is no news if the answer is newer', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      void window.source.changed();
      await world.answered(window, '1017', '502');
      expect(askedBy(window, () => window.source.refuse('501'))).to.equal(0);
      expect(await window.source.tokenFor(window.owner, '501')).to.equal('502');
      refuseAt(window, '502');
      window.source.confirm('501');
      expect(window.source.isTokenRefused).to.equal(true);
    });

    it('of another client makes it ask again', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      window.source.refuse('501');
      await world.answered(window, '2042', '601');
      expect(askedBy(window, () => window.source.refuse('601'))).to.equal(1);
    });

    it('is asked about again when the reader retries and when the page is shown again', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      refuseAt(window, '501');
      await world.answered(window, '1017', '501');
      expect(askedBy(window, () => void window.source.ask())).to.equal(1);
      await world.answered(window, '1017', '501');
      expect(askedBy(window, comeBack(window))).to.equal(1);
      await world.answered(window, '1017', '502');
      expect(window.source.isTokenRefused).to.equal(false);
    });
  });

  describe('a failed question', () => {
    for (const [cause, happen, shown] of [
      ['a plain return', comeBack, 'failed: protocol'],
      [
        'a refusal',
        ({ source }: TestWindow) =>
          () =>
            source.refuse('501'),
        '1017',
      ],
      [
        'a restored page',
        ({ page }: TestWindow) =>
          () => {
            page.happen('cached');
            page.happen('restored');
          },
        'failed: protocol',
      ],
      [
        'changed()',
        ({ source }: TestWindow) =>
          () =>
            void source.changed(),
        'failed: protocol',
      ],
    ] as const) {
      it(`shows ${shown} after ${cause}`, async () => {
        const world = new SignInWorld();
        const window = await world.openFor('1017', '501');
        expect(askedBy(window, happen(window))).to.equal(1);
        window.newest.answer(HTML);
        await world.settle();
        expect(window.shown).to.equal(shown);
      });
    }

    it('leaves the client after a plain return if the server itself has failed', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      comeBack(window)();
      window.newest.answer(null, { status: 500 });
      await world.settle();
      expect(window.shown).to.equal('1017');
    });

    it('drops the client after a plain return if the answer names another, without a token', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      comeBack(window)();
      window.newest.answer(JSON.stringify({ client: '2042', token: null }));
      await world.settle();
      expect(window.shown).to.equal('failed: protocol');
    });

    it('is shown if it was the first, and again after the reader has retried', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      const errors = new Set<unknown>();
      for (let time = 0; time < 2; time++) {
        const asked = window.source.ask();
        window.newest.answer(HTML);
        await asked;
        expect(window.shown).to.equal('failed: protocol');
        errors.add(window.source.signIn);
      }
      expect(errors.size).to.equal(2);
    });

    it('stays the same failure while the page asks again by itself', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      window.newest.answer(HTML);
      await world.settle();
      const failed = window.source.signIn;
      expect(askedBy(window, comeBack(window))).to.equal(1);
      expect(window.shown).to.equal('failed: protocol, asking');
      window.newest.answer(HTML);
      await world.settle();
      expect(window.source.signIn).to.equal(failed);
    });

    it('is asked again after the browser is back online, ever more rarely, until it is answered', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      const goOnline = () => window.page.happen('online');
      const pass = (seconds: number) => () => world.clock.pass(seconds * SECOND);
      expect(askedBy(window, goOnline, pass(10))).to.equal(0);
      comeBack(window)();
      window.newest.fail();
      await world.settle();
      expect(window.shown).to.equal('1017');
      expect(askedBy(window, goOnline)).to.equal(0);
      expect(askedBy(window, pass(0))).to.equal(1);
      for (const seconds of [5, 15, 45]) {
        window.newest.fail();
        await world.settle();
        expect(askedBy(window, pass(seconds - 0.001))).to.equal(0);
        expect(askedBy(window, pass(0.001))).to.equal(1);
      }
      window.newest.fail();
      await world.settle();
      expect(askedBy(window, pass(600))).to.equal(0);
      expect(askedBy(window, goOnline, pass(0))).to.equal(1);
      await world.answered(window, '1017');
      expect(askedBy(window, goOnline, pass(600))).to.equal(0);
    });

    it('is asked again by itself while its message is shown, unless the page is hidden', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      const pass = (seconds: number) => () => world.clock.pass(seconds * SECOND);
      const fail = async () => {
        window.newest.answer(null, { status: 500 });
        await world.settle();
      };
      void window.source.ask();
      await fail();
      expect(askedBy(window, pass(39))).to.equal(0);
      expect(askedBy(window, pass(1))).to.equal(1);
      await fail();
      expect(window.shown).to.equal('failed: http');
      expect(askedBy(window, pass(79))).to.equal(0);
      window.page.isHidden = true;
      expect(askedBy(window, pass(600))).to.equal(0);
      window.page.isHidden = false;
      expect(askedBy(window, comeBack(window))).to.equal(1);
    });

    it('is asked again at once by the reader, and by itself only a while after that', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      const press = () => void window.source.ask();
      press();
      window.newest.answer(null, { status: 500 });
      await world.settle();
      await world.pass(30 * SECOND);
      expect(askedBy(window, press)).to.equal(1);
      await world.pass(10 * SECOND);
      window.newest.answer(null, { status: 500 });
      await world.settle();
      const pass = (seconds: number) => () => world.clock.pass(seconds * SECOND);
      expect(askedBy(window, pass(39))).to.equal(0);
      expect(askedBy(window, pass(1))).to.equal(1);
    });

    it('is not asked again by itself if the site does not answer as it should', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      window.newest.answer(HTML);
      await world.settle();
      expect(askedBy(window, () => world.clock.pass(600 * SECOND))).to.equal(0);
    });

    it('is sent once after a return, and twice if somebody waits', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      comeBack(window)();
      window.newest.fail();
      await world.settle();
      await world.pass(3 * SECOND);
      expect(window.questions).to.have.length(2);
      const other = world.openWindow();
      void other.source.ask();
      other.newest.fail();
      await world.settle();
      await world.pass(3 * SECOND);
      expect(other.questions).to.have.length(2);
    });
  });

  describe('when the page becomes visible', () => {
    it('asks each time while somebody is signed in, and joins a question that was just sent', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      expect(askedBy(window, comeBack(window), comeBack(window))).to.equal(1);
      expect(window.shown).to.equal('1017, asking');
      await world.answered(window, '1017');
      expect(askedBy(window, comeBack(window))).to.equal(1);
    });

    it('replaces a question from before, whose answer may be that of another client', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      comeBack(window)();
      const older = window.newest;
      await world.pass(1000);
      expect(askedBy(window, comeBack(window))).to.equal(1);
      expect(older.isAborted).to.equal(true);
      older.answer(answerOf('1017'));
      await world.answered(window, '2042');
      expect(window.shown).to.equal('2042');
    });

    it('asks once a minute while nobody is signed in', async () => {
      const world = new SignInWorld();
      const window = await world.openFor(null);
      await world.pass(MINUTE - 1);
      expect(askedBy(window, comeBack(window))).to.equal(0);
      await world.pass(1);
      expect(askedBy(window, comeBack(window))).to.equal(1);
      window.newest.answer(HTML);
      await world.settle();
      expect(askedBy(window, comeBack(window))).to.equal(0);
    });

    it('asks if the clock has been set back', async () => {
      const world = new SignInWorld();
      const window = await world.openFor(null);
      world.clock.pass(-MINUTE);
      expect(askedBy(window, comeBack(window))).to.equal(1);
    });
  });

  describe('ended', () => {
    it('drops at once, and discards a question under way', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      comeBack(window)();
      window.source.ended();
      expect(window.shown).to.equal('nobody');
      expect(window.newest.isAborted).to.equal(true);
      window.newest.answer(answerOf('1017'));
      await world.settle();
      expect(window.shown).to.equal('nobody');
    });

    it('settles those who wait for the question', async () => {
      const window = new SignInWorld().openWindow();
      const asked = window.source.ask();
      window.source.ended();
      await asked;
      expect(window.shown).to.equal('nobody');
    });

    it('asks nothing until the page returns, although a minute has not passed', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      void window.source.ask();
      window.newest.answer(HTML);
      await world.settle();
      window.source.ended();
      await window.source.ask();
      window.page.happen('online');
      world.channels.send({ url: SESSION_URL, type: 'answer', client: '1017' });
      await world.pass(1000);
      expect(window.questions).to.have.length(1);
      expect(askedBy(window, comeBack(window))).to.equal(1);
    });

    it('asks nothing for an element that is put into the page again', async () => {
      const window = new SignInWorld().openWindow();
      window.source.ended();
      window.leave();
      await turns();
      window.enter();
      await window.source.ask();
      expect(window.questions).to.have.length(0);
      expect(askedBy(window, comeBack(window))).to.equal(1);
    });

    it('is over at changed()', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.source.ended();
      void window.source.changed();
      await world.answered(window, '2042');
      expect(window.shown).to.equal('2042');
    });
  });

  describe('the back/forward cache', () => {
    it('covers the page from the way in until the site has answered', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.page.happen('cached');
      expect(window.shown).to.equal('1017, covered');
      window.page.happen('visible');
      window.page.happen('restored');
      window.page.happen('visible');
      expect(window.questions).to.have.length(2);
      expect(window.shown).to.equal('1017, asking, covered');
      await world.answered(window, '1017');
      expect(window.shown).to.equal('1017');
      expect(askedBy(window, comeBack(window))).to.equal(1);
    });

    it('is not uncovered by the answer to a question from before', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      comeBack(window)();
      window.page.happen('cached');
      window.newest.answer(answerOf('1017'));
      await world.settle();
      expect(window.shown).to.equal('1017, covered');
    });

    it('drops what a cover hides if the question fails, whoever has asked it', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017', '501');
      window.page.happen('cached');
      window.source.refuse('501');
      window.newest.answer(HTML);
      await world.settle();
      expect(window.shown).to.equal('failed: protocol');
    });

    it('uncovers when the session ends', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.page.happen('cached');
      window.page.happen('restored');
      window.source.ended();
      expect(window.shown).to.equal('nobody');
    });
  });

  describe('without subscribers', () => {
    it('follows nothing, and shows the next element nothing before it has asked again', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.leave();
      await turns();
      expect(window.page.isWatched).to.equal(false);
      expect(world.channels.receivers.size).to.equal(0);
      expect(askedBy(window, () => window.enter())).to.equal(1);
      expect(window.source.isCovered).to.equal(true);
      window.newest.answer(null, { status: 500 });
      await world.settle();
      expect(window.shown).to.equal('failed: http');
    });

    it('asks nothing again for an element that moves', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.leave();
      window.enter();
      await turns();
      expect(window.page.isWatched).to.equal(true);
      expect(askedBy(window, () => void window.source.ask())).to.equal(0);
    });

    it('covers an element that returns after the page was restored, and asks once', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      window.leave();
      await turns();
      window.page.happen('cached');
      window.page.happen('restored');
      const count = askedBy(window, () => {
        window.enter();
        void window.source.ask();
      });
      expect([count, window.shown]).to.deep.equal([1, '1017, asking, covered']);
      window.newest.answer(HTML);
      await world.settle();
      expect(window.shown).to.equal('failed: protocol');
      window.leave();
      window.enter();
      expect(window.shown).to.equal('failed: protocol');
    });

    it('drops the client if a question fails after a change whose question was aborted', async () => {
      const world = new SignInWorld();
      const window = await world.openFor('1017');
      void window.source.changed();
      window.leave();
      await turns();
      window.enter();
      expect(window.shown).to.equal('1017, asking, covered');
      window.newest.answer(HTML);
      await world.settle();
      expect(window.shown).to.equal('failed: protocol');
    });

    it('does not take an answer from then for the newest', async () => {
      const world = new SignInWorld();
      const window = world.openWindow();
      window.leave();
      await turns();
      void window.source.changed();
      window.newest.answer(answerOf('1017'));
      await world.settle();
      expect(askedBy(window, () => window.enter())).to.equal(1);
    });

    it('aborts a question under way, and asks again once there is a subscriber', async () => {
      const window = new SignInWorld().openWindow();
      const asked = window.source.ask();
      window.leave();
      await asked;
      expect(window.newest.isAborted).to.equal(true);
      expect(window.shown).to.equal('unknown');
      expect(askedBy(window, () => window.enter())).to.equal(1);
      window.newest.answer(HTML);
      await turns();
      expect(window.shown).to.equal('failed: protocol');
    });
  });

  it('keeps tokens out of everything that can be seen', async () => {
    const world = new SignInWorld();
    const window = await world.openFor('1017', '55120938');
    const failure = failureOf(window.source.tokenFor(window.owner, '55120938'));
    await world.answered(window, '1017', '55120938');
    const seen = [window.source, window.source.signIn, await failure, world.channels.posted];
    expect(stringsIn(seen).join()).not.to.contain('55120938');
  });
});
