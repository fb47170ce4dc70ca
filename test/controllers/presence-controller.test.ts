import { expect } from '@open-wc/testing';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import {
  PresenceController,
  type WakingSession,
} from '../../src/controllers/presence-controller.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { restorePage, setVisibility } from '../helpers/browser-state.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { stub } from '../helpers/stub.js';

const SECOND = 1000;
const INTERVAL = { intervalMs: 20 * SECOND };

const SUCCESS: News = {
  type: 'change',
  operation: 'refresh',
  change: { added: 0, arrived: 0, resumeAt: 0 },
};

/** A session that only records its calls. */
class RecordingSession implements WakingSession {
  readonly log: string[] = [];
  isOutdated: boolean;
  isInDoubt = false;
  onCheck = (): void => undefined;

  constructor(isOutdated = false) {
    this.isOutdated = isOutdated;
  }

  recover(operations: readonly Operation[], isQuiet: boolean): Promise<void> {
    this.log.push(`recover ${operations.join(' and ')}${isQuiet ? '' : ', aloud'}`);
    return Promise.resolve();
  }

  refreshQuietly(): Promise<void> {
    this.log.push('refresh');
    return Promise.resolve();
  }

  checkRestored(): Promise<void> {
    this.log.push('check');
    this.onCheck();
    return Promise.resolve();
  }
}

async function mountWith({ random = 0, intervalMs = 0, isOutdated = false } = {}) {
  stub(Math, 'random', () => random);
  const clock = new FakeClock();
  const host = createHost();
  const presence = new PresenceController(host, clock);
  const page = { session: new RecordingSession(isOutdated), intervalMs };
  host.afterUpdate = () => presence.follow(page.session, page.intervalMs);
  await mountHost(host);
  const parent = host.parentElement!;

  /** The calls to the session after some simultaneous changes. */
  function askedBy(...events: (() => void)[]): string[] {
    events.forEach((happen) => happen());
    return page.session.log.splice(0);
  }

  function fails(operation: Operation, kind: ErrorKind): () => void {
    return () => presence.noteFailure({ operation, error: new ApiError(kind, 'It failed.') });
  }

  async function leave(): Promise<void> {
    host.remove();
    await host.updateComplete;
  }

  /** Puts the element back into the page. Returns the calls to the session by then. */
  async function comeBack(): Promise<string[]> {
    parent.append(host);
    await updateHost(host);
    return askedBy();
  }

  const pass = (seconds: number) => () => clock.pass(seconds * SECOND);
  return { clock, host, presence, page, askedBy, fails, pass, leave, comeBack };
}

const wake = () => window.dispatchEvent(new Event('online'));
const goOffline = () => stub(navigator, 'onLine', false);
const goOnline = () => stub(navigator, 'onLine', true);
const hide = () => stub(document, 'visibilityState', 'hidden');
const becomeVisible = () => stub(document, 'visibilityState', 'visible');
const tellVisibility = () =>
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
const show = () => setVisibility('visible');

describe('PresenceController', () => {
  describe('refreshing', () => {
    it('refreshes at every interval', async () => {
      const { askedBy, pass } = await mountWith(INTERVAL);
      expect(askedBy(pass(19.999))).to.deep.equal([]);
      expect(askedBy(pass(0.001))).to.deep.equal(['refresh']);
      expect(askedBy(pass(20))).to.deep.equal(['refresh']);
    });

    it('varies the interval at random by a fifth at most', async () => {
      const { clock } = await mountWith({ random: 1, ...INTERVAL });
      expect(clock.waits).to.deep.equal([24 * SECOND]);
    });

    for (const [title, fallAsleep, wakeUp] of [
      ['hidden', hide, becomeVisible],
      ['offline', goOffline, goOnline],
    ] as const) {
      it(`waits while the page is ${title}, and refreshes once if it is overdue when the page wakes`, async () => {
        const { clock, askedBy, pass } = await mountWith(INTERVAL);
        expect(askedBy(fallAsleep, pass(100), wake)).to.deep.equal([]);
        expect(askedBy(wakeUp, wake, show, pass(0))).to.deep.equal(['refresh']);
        expect(clock.waits).to.deep.equal([20 * SECOND]);
      });
    }

    it('stretches an interval that begins when the page wakes by up to twice', async () => {
      const { clock, askedBy, pass } = await mountWith({ random: 1, ...INTERVAL });
      expect(askedBy(hide, pass(100), show)).to.deep.equal(['refresh']);
      expect(clock.waits).to.deep.equal([40 * SECOND]);
      expect(askedBy(pass(40))).to.deep.equal(['refresh']);
      expect(clock.waits).to.deep.equal([24 * SECOND]);
    });

    it('doubles the interval with each failure that may pass, up to five minutes, until a success', async () => {
      const { clock, presence, askedBy, fails, pass } = await mountWith(INTERVAL);
      for (const seconds of [40, 80, 160, 300, 300]) {
        askedBy(fails('refreshHead', 'network'));
        expect(clock.waits).to.deep.equal([seconds * SECOND]);
        expect(askedBy(pass(seconds))).to.deep.equal(['refresh']);
      }
      presence.note([SUCCESS]);
      expect(askedBy(pass(20))).to.deep.equal(['refresh']);
    });

    it('does not shorten an interval that is longer than five minutes', async () => {
      const { clock, askedBy, fails } = await mountWith({ intervalMs: 400 * SECOND });
      askedBy(fails('refreshHead', 'network'));
      expect(clock.waits).to.deep.equal([400 * SECOND]);
    });

    it('does not refresh early if the page wakes before the interval ends', async () => {
      const { clock, askedBy, pass } = await mountWith(INTERVAL);
      expect(askedBy(pass(5), wake)).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([15 * SECOND]);
    });

    it('ends with a removed frame, which triggers no callback of the element', async () => {
      const { host, askedBy, pass } = await mountWith(INTERVAL);
      const frame = document.createElement('iframe');
      host.parentElement?.append(frame);
      frame.contentDocument?.body.append(host);
      await updateHost(host);
      expect(askedBy(pass(20))).to.deep.equal(['refresh']);
      frame.remove();
      expect(askedBy(pass(20))).to.deep.equal([]);
    });

    it('is unaffected by an update, starts anew with another interval, and stops with 0', async () => {
      const { clock, page, host, askedBy, pass } = await mountWith(INTERVAL);
      askedBy(pass(5));
      await updateHost(host);
      expect(clock.waits).to.deep.equal([15 * SECOND]);
      page.intervalMs = 30 * SECOND;
      await updateHost(host);
      expect(clock.waits).to.deep.equal([30 * SECOND]);
      page.intervalMs = 0;
      await updateHost(host);
      expect(askedBy(pass(100), wake)).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
    });

    it('keeps no timer and no listener while the element is removed, and resumes when it returns', async () => {
      const options = { ...INTERVAL, isOutdated: true };
      const { clock, askedBy, pass, leave, comeBack } = await mountWith(options);
      askedBy(hide, pass(20));
      await leave();
      expect(askedBy(show, wake)).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
      expect(await comeBack()).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([20 * SECOND]);
      expect(askedBy(show)).to.deep.equal(['refresh']);
    });
  });

  describe('a page that is shown again', () => {
    it('is refreshed once if its list is old, even without an interval', async () => {
      const { askedBy } = await mountWith({ isOutdated: true });
      expect(askedBy(hide, wake, tellVisibility)).to.deep.equal([]);
      expect(askedBy(show, wake)).to.deep.equal(['refresh']);
      const { clock, ...other } = await mountWith({ ...INTERVAL, isOutdated: true });
      expect(other.askedBy(hide, other.pass(5), show, wake)).to.deep.equal(['refresh']);
      expect(clock.waits).to.deep.equal([20 * SECOND]);
    });

    it('is not refreshed if its list is not old, or if it was not hidden', async () => {
      const { page, askedBy } = await mountWith();
      expect(askedBy(show, wake)).to.deep.equal([]);
      page.session.isOutdated = true;
      expect(askedBy(wake)).to.deep.equal([]);
    });

    it('is refreshed once it is back online', async () => {
      const { askedBy, pass } = await mountWith({ isOutdated: true });
      expect(askedBy(goOffline, show)).to.deep.equal([]);
      expect(askedBy(goOnline, wake, wake)).to.deep.equal([]);
      expect(askedBy(pass(0))).to.deep.equal(['refresh']);
    });

    it('is refreshed at random within 10 seconds after the return of the network, and again soon if that fails', async () => {
      const options = { random: 0.5, isOutdated: true };
      const { page, askedBy, fails, pass } = await mountWith(options);
      expect(askedBy(goOffline, show, goOnline, wake, pass(4.999))).to.deep.equal([]);
      page.session.isOutdated = false;
      expect(askedBy(pass(0.001))).to.deep.equal(['refresh']);
      for (const seconds of [3.75, 11.25, 33.75]) {
        expect(askedBy(fails('refreshHead', 'network'), pass(seconds - 0.001))).to.deep.equal([]);
        const aloud = seconds > 30 ? ', aloud' : '';
        expect(askedBy(pass(0.001))).to.deep.equal([`recover refreshHead${aloud}`]);
      }
      expect(askedBy(fails('refreshHead', 'network'), pass(600))).to.deep.equal([]);
    });
  });

  describe('the back/forward cache', () => {
    for (const [title, events] of [
      ['before', [show, restorePage]],
      ['after', [restorePage, show]],
    ] as const) {
      it(`checks the list only, whatever else is due, if the page is shown ${title} pageshow`, async () => {
        const options = { ...INTERVAL, isOutdated: true };
        const { clock, page, presence, askedBy, fails, pass } = await mountWith(options);
        window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        // As a running check does.
        page.session.onCheck = () => {
          page.session.isOutdated = false;
          presence.note([SUCCESS]);
        };
        expect(askedBy(hide, fails('more', 'http'), pass(90))).to.deep.equal([]);
        expect(askedBy(becomeVisible, ...events)).to.deep.equal(['check']);
        expect(clock.waits).to.deep.equal([20 * SECOND]);
      });
    }

    it('repeats a check that has failed, at once after the return of the network', async () => {
      const { page, askedBy, fails, pass } = await mountWith();
      page.session.isInDoubt = true;
      expect(askedBy(fails('refreshHead', 'network'), pass(39))).to.deep.equal([]);
      expect(askedBy(pass(1))).to.deep.equal(['recover refreshHead']);
      expect(askedBy(goOffline, fails('refreshHead', 'offline'), pass(600))).to.deep.equal([]);
      expect(askedBy(goOnline, wake)).to.deep.equal(['recover refreshHead']);
      const again = [fails('refreshHead', 'network'), pass(5)];
      expect(askedBy(...again)).to.deep.equal(['recover refreshHead']);
    });

    it('checks the list when the page returns from it, and not when the page is first shown', async () => {
      const { askedBy } = await mountWith();
      const showFirst = () => window.dispatchEvent(new PageTransitionEvent('pageshow'));
      expect(askedBy(showFirst)).to.deep.equal([]);
      expect(askedBy(restorePage)).to.deep.equal(['check']);
    });

    it('checks the list when the element returns, if it was away meanwhile', async () => {
      const { askedBy, leave, comeBack } = await mountWith();
      await leave();
      expect(askedBy(restorePage)).to.deep.equal([]);
      expect(await comeBack()).to.deep.equal(['check']);
    });

    it('does not check a list that was requested since', async () => {
      const { page, leave, comeBack } = await mountWith();
      await leave();
      restorePage();
      page.session = new RecordingSession();
      expect(await comeBack()).to.deep.equal([]);
    });
  });

  describe('recovery', () => {
    it('repeats an operation that failed offline at random within 10 seconds after the return of the network', async () => {
      const { askedBy, fails, pass } = await mountWith({ random: 1 });
      const failures = [fails('more', 'offline'), fails('refresh', 'offline')];
      expect(askedBy(goOffline, ...failures, wake, pass(600))).to.deep.equal([]);
      expect(askedBy(goOnline, wake, pass(9.999))).to.deep.equal([]);
      expect(askedBy(pass(0.001), wake, pass(600))).to.deep.equal(['recover more and refresh']);
    });

    it('repeats it again soon if it fails, and lets the page and the reader know of the fourth failure', async () => {
      const { askedBy, fails, pass } = await mountWith();
      askedBy(goOffline, fails('more', 'offline'), goOnline, wake);
      expect(askedBy(pass(0))).to.deep.equal(['recover more']);
      for (const seconds of [5, 15]) {
        expect(askedBy(fails('more', 'network'), pass(seconds))).to.deep.equal(['recover more']);
      }
      const last = [fails('more', 'network'), pass(45)];
      expect(askedBy(...last)).to.deep.equal(['recover more, aloud']);
      expect(askedBy(fails('more', 'network'), pass(134))).to.deep.equal([]);
      expect(askedBy(pass(1))).to.deep.equal(['recover more']);
    });

    it('repeats an operation that failed in a hidden page at once when the page is shown', async () => {
      const { askedBy, fails, pass } = await mountWith();
      expect(askedBy(hide, fails('first', 'http'), wake, pass(600))).to.deep.equal([]);
      expect(askedBy(show, show)).to.deep.equal(['recover first']);
    });

    it('sends nothing in a hidden page, even if the network returns', async () => {
      const { askedBy, fails, pass } = await mountWith();
      const events = [goOffline, hide, fails('more', 'offline'), goOnline, wake, pass(600)];
      expect(askedBy(...events)).to.deep.equal([]);
      expect(askedBy(show)).to.deep.equal(['recover more']);
    });

    for (const operation of ['first', 'more', 'readOn'] as const) {
      it(`repeats ${operation}, which the reader waits for, ever more rarely if its failure may pass`, async () => {
        const { askedBy, fails, pass } = await mountWith();
        for (const seconds of [40, 80, 160, 300, 300]) {
          const early = [fails(operation, 'network'), pass(seconds - 1), show];
          expect(askedBy(...early)).to.deep.equal([]);
          expect(askedBy(pass(1))).to.deep.equal([`recover ${operation}`]);
        }
      });
    }

    it('waits until the page is visible and online', async () => {
      const { askedBy, fails, pass } = await mountWith();
      expect(askedBy(fails('more', 'timeout'), hide, pass(600))).to.deep.equal([]);
      expect(askedBy(show)).to.deep.equal(['recover more']);
      expect(askedBy(fails('more', 'timeout'), goOffline, pass(600))).to.deep.equal([]);
      expect(askedBy(goOnline, wake, pass(0))).to.deep.equal(['recover more']);
    });

    it('does not repeat a refresh, or what fails for a reason that does not pass', async () => {
      const { askedBy, fails, pass } = await mountWith();
      const final = [fails('more', 'http'), fails('first', 'auth'), fails('readOn', 'protocol')];
      expect(askedBy(...final, fails('refresh', 'network'), pass(600), wake)).to.deep.equal([]);
      const later = [fails('refresh', 'offline'), fails('refresh', 'http')];
      expect(askedBy(...later, wake, pass(600))).to.deep.equal([]);
    });

    it('forgets a failure once an operation has succeeded, and not when a search ends', async () => {
      const { clock, presence, askedBy, fails, pass } = await mountWith();
      const succeed = () => presence.note([SUCCESS]);
      expect(askedBy(fails('first', 'network'), succeed, wake, pass(600))).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
      const endSearch = () => presence.note([{ type: 'result' } as News, { type: 'pause' }]);
      const expected = ['recover readOn'];
      const events = [fails('readOn', 'offline'), endSearch, wake, pass(0)];
      expect(askedBy(...events)).to.deep.equal(expected);
    });

    it('forgets a failure together with its session, and wakes the next one', async () => {
      const { host, page, askedBy, fails, pass } = await mountWith();
      const { session: before } = page;
      askedBy(fails('first', 'network'));
      page.session = new RecordingSession();
      await updateHost(host);
      expect(askedBy(pass(600), wake, fails('more', 'offline'))).to.deep.equal([]);
      await updateHost(host);
      expect(askedBy(wake, pass(0))).to.deep.equal(['recover more']);
      expect(before.log).to.deep.equal([]);
    });

    it('replaces a refresh that is due, and restarts the interval', async () => {
      const options = { ...INTERVAL, isOutdated: true };
      const { clock, askedBy, fails, pass } = await mountWith(options);
      const events = [hide, fails('more', 'http'), pass(30), show, wake];
      expect(askedBy(...events)).to.deep.equal(['recover more']);
      expect(clock.waits).to.deep.equal([20 * SECOND]);
    });

    it('has no timer and no listeners while the element is removed, and catches up when it returns', async () => {
      const { clock, askedBy, fails, leave, comeBack } = await mountWith();
      askedBy(fails('more', 'network'));
      await leave();
      expect(askedBy(wake)).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
      expect(await comeBack()).to.deep.equal(['recover more']);
    });
  });
});
