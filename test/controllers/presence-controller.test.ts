import { expect } from '@open-wc/testing';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import {
  PresenceController,
  type WakingSession,
} from '../../src/controllers/presence-controller.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';

const SECOND = 1000;

const SUCCESS: News = {
  type: 'change',
  operation: 'refresh',
  change: { added: 0, arrived: 0, resumeAt: 0 },
};
const FINDINGS: News = {
  type: 'findings',
  findings: { matching: 0, loaded: 3, total: 3, isComplete: true, isStopped: false },
  first: undefined,
};

/** A session that only writes down what it is woken for. */
class RecordingSession implements WakingSession {
  readonly log: string[] = [];
  isOutdated = false;

  recover(operations: readonly Operation[], isBackOnline: boolean): Promise<void> {
    this.log.push(`recover ${operations.join(' and ')}${isBackOnline ? ', back online' : ''}`);
    return Promise.resolve();
  }

  refreshQuietly(): Promise<void> {
    this.log.push('refresh');
    return Promise.resolve();
  }

  onCheck = (): void => undefined;

  checkRestored(): Promise<void> {
    this.log.push('check');
    this.onCheck();
    return Promise.resolve();
  }
}

async function mountWith({ random = 0, intervalMs = 0 } = {}) {
  const clock = new FakeClock();
  const host = createHost();
  const presence = new PresenceController(host, clock, () => random);
  const session = new RecordingSession();
  const page = { session, intervalMs };
  host.afterUpdate = () => presence.follow(page.session, page.intervalMs);
  await mountHost(host);
  return { clock, host, presence, page, log: session.log };
}

function fail(presence: PresenceController, operation: Operation, kind: ErrorKind): void {
  presence.noteFailure({ operation, error: new ApiError(kind, 'It failed.') });
}

function wake(): void {
  window.dispatchEvent(new Event('online'));
}

function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true });
}

function setVisible(isVisible: boolean): void {
  const value = isVisible ? 'visible' : 'hidden';
  Object.defineProperty(document, 'visibilityState', { value, configurable: true });
}

function showPage(): void {
  setVisible(true);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

function restorePage(persisted: boolean): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
  Reflect.deleteProperty(document, 'visibilityState');
});

describe('PresenceController', () => {
  describe('refreshing', () => {
    it('refreshes at every interval', async () => {
      const { clock, log } = await mountWith({ intervalMs: 20 * SECOND });
      clock.pass(20 * SECOND - 1);
      expect(log).to.deep.equal([]);
      clock.pass(1);
      expect(log).to.deep.equal(['refresh']);
      clock.pass(20 * SECOND);
      expect(log).to.deep.equal(['refresh', 'refresh']);
    });

    it('is up to a fifth late at random', async () => {
      const { clock } = await mountWith({ random: 1, intervalMs: 20 * SECOND });
      expect(clock.waits).to.deep.equal([24 * SECOND]);
    });

    it('takes a random part by itself', async () => {
      const clock = new FakeClock();
      const host = createHost();
      const presence = new PresenceController(host, clock);
      await mountHost(host);
      presence.follow(new RecordingSession(), 20 * SECOND);
      expect(clock.waits[0]).to.be.within(20 * SECOND, 24 * SECOND);
    });

    for (const { title, fallAsleep, wakeUp } of [
      {
        title: 'hidden',
        fallAsleep: () => setVisible(false),
        wakeUp: () => setVisible(true),
      },
      {
        title: 'offline',
        fallAsleep: () => setOnline(false),
        wakeUp: () => setOnline(true),
      },
    ]) {
      it(`holds back while the page is ${title}, and refreshes once when it wakes up overdue`, async () => {
        const { clock, log } = await mountWith({ intervalMs: 20 * SECOND });
        fallAsleep();
        clock.pass(100 * SECOND);
        expect(log).to.deep.equal([]);
        wake();
        expect(log).to.deep.equal([]);
        wakeUp();
        wake();
        showPage();
        expect(log).to.deep.equal(['refresh']);
        expect(clock.waits).to.deep.equal([20 * SECOND]);
      });
    }

    it('does not refresh early when the page wakes up before its time', async () => {
      const { clock, log } = await mountWith({ intervalMs: 20 * SECOND });
      clock.pass(5 * SECOND);
      wake();
      expect(log).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([15 * SECOND]);
    });

    it('ends with a frame that is removed, of which no element is told', async () => {
      const { clock, host, log } = await mountWith({ intervalMs: 20_000 });
      const frame = document.createElement('iframe');
      host.parentElement?.append(frame);
      frame.contentDocument?.body.append(host);
      await updateHost(host);
      clock.pass(20_000);
      expect(log).to.deep.equal(['refresh']);
      frame.remove();
      clock.pass(20_000);
      expect(log).to.deep.equal(['refresh']);
    });

    it('goes on as it is over an update, and starts anew with another interval', async () => {
      const { clock, page, host } = await mountWith({ intervalMs: 20 * SECOND });
      clock.pass(5 * SECOND);
      await updateHost(host);
      expect(clock.waits).to.deep.equal([15 * SECOND]);
      page.intervalMs = 30 * SECOND;
      await updateHost(host);
      expect(clock.waits).to.deep.equal([30 * SECOND]);
    });

    it('stops with 0', async () => {
      const { clock, page, host, log } = await mountWith({ intervalMs: 20 * SECOND });
      page.intervalMs = 0;
      await updateHost(host);
      clock.pass(100 * SECOND);
      wake();
      expect(log).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
    });

    it('keeps no timer and hears nothing apart from the document, and goes on there', async () => {
      const { clock, host, log } = await mountWith({ intervalMs: 20 * SECOND });
      const parent = host.parentElement!;
      setVisible(false);
      clock.pass(20 * SECOND);
      host.remove();
      showPage();
      expect(log).to.deep.equal([]);
      await host.updateComplete;
      wake();
      expect(log).to.deep.equal([]);
      expect(clock.waits).to.deep.equal([]);
      parent.append(host);
      await updateHost(host);
      expect(clock.waits).to.deep.equal([20 * SECOND]);
    });
  });

  describe('a page that is shown again', () => {
    it('is refreshed once if its list is old, without an interval, too', async () => {
      const { page, log } = await mountWith();
      page.session.isOutdated = true;
      setVisible(false);
      wake();
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      expect(log).to.deep.equal([]);
      showPage();
      wake();
      expect(log).to.deep.equal(['refresh']);
    });

    it('is left alone if its list is not old, or there is none', async () => {
      const { page, log } = await mountWith();
      showPage();
      wake();
      page.session.isOutdated = true;
      wake();
      expect(log).to.deep.equal([]);
    });

    for (const intervalMs of [20 * SECOND, 600 * SECOND]) {
      it(`is refreshed once with an interval of ${intervalMs} ms, which starts anew`, async () => {
        const { clock, page, log } = await mountWith({ intervalMs });
        page.session.isOutdated = true;
        setVisible(false);
        clock.pass(90 * SECOND);
        showPage();
        wake();
        expect(log).to.deep.equal(['refresh']);
        expect(clock.waits).to.deep.equal([intervalMs]);
      });
    }

    it('is refreshed once it is back online', async () => {
      const { page, log } = await mountWith();
      page.session.isOutdated = true;
      setOnline(false);
      showPage();
      expect(log).to.deep.equal([]);
      setOnline(true);
      wake();
      wake();
      expect(log).to.deep.equal(['refresh']);
    });

    it('does not refresh an element that is not in it, nor when that is put back', async () => {
      const { host, page, log } = await mountWith();
      const parent = host.parentElement!;
      page.session.isOutdated = true;
      host.remove();
      await host.updateComplete;
      showPage();
      parent.append(host);
      await updateHost(host);
      expect(log).to.deep.equal([]);
      showPage();
      expect(log).to.deep.equal(['refresh']);
    });

    it('refreshes each of its elements', async () => {
      const elements = [await mountWith(), await mountWith()];
      elements.forEach(({ page }) => (page.session.isOutdated = true));
      showPage();
      expect(elements.map(({ log }) => log)).to.deep.equal([['refresh'], ['refresh']]);
    });
  });

  describe('the back/forward cache', () => {
    for (const [title, events] of [
      ['before', [showPage, () => restorePage(true)]],
      ['after', [() => restorePage(true), showPage]],
    ] as const) {
      it(`has the list checked alone, whatever else is due, if the page is shown ${title} pageshow`, async () => {
        const { clock, page, presence, log } = await mountWith({ intervalMs: 20 * SECOND });
        page.session.isOutdated = true;
        window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        setVisible(false);
        fail(presence, 'more', 'http');
        clock.pass(90 * SECOND);
        // As a check that is under way makes it.
        page.session.onCheck = () => {
          page.session.isOutdated = false;
          presence.note([SUCCESS]);
        };
        setVisible(true);
        events.forEach((happen) => happen());
        expect(log).to.deep.equal(['check']);
        expect(clock.waits).to.deep.equal([20 * SECOND]);
      });
    }

    it('has the list checked when the page comes back from it, and not when it is shown first', async () => {
      const { log } = await mountWith();
      restorePage(false);
      expect(log).to.deep.equal([]);
      restorePage(true);
      expect(log).to.deep.equal(['check']);
    });

    it('has the list checked when the element comes back, if it was away meanwhile', async () => {
      const { host, log } = await mountWith();
      const place = host.parentElement;
      host.remove();
      await host.updateComplete;
      restorePage(true);
      expect(log).to.deep.equal([]);
      place?.append(host);
      await updateHost(host);
      expect(log).to.deep.equal(['check']);
      await updateHost(host);
      expect(log).to.deep.equal(['check']);
    });
  });

  describe('recovery', () => {
    it('does again what failed offline, once the browser is back, though nobody looks', async () => {
      const { presence, log } = await mountWith();
      setOnline(false);
      setVisible(false);
      fail(presence, 'more', 'offline');
      fail(presence, 'refresh', 'offline');
      wake();
      expect(log).to.deep.equal([]);
      setOnline(true);
      wake();
      wake();
      expect(log).to.deep.equal(['recover more and refresh, back online']);
    });

    it('does again what failed out of sight, once the page is shown, with the usual retries', async () => {
      const { presence, log } = await mountWith();
      setVisible(false);
      fail(presence, 'first', 'http');
      wake();
      expect(log).to.deep.equal([]);
      showPage();
      showPage();
      expect(log).to.deep.equal(['recover first']);
    });

    it('leaves what failed in sight, later too', async () => {
      const { presence, log } = await mountWith();
      fail(presence, 'more', 'http');
      fail(presence, 'refresh', 'offline');
      fail(presence, 'refresh', 'http');
      wake();
      expect(log).to.deep.equal([]);
    });

    it('forgets what failed once something has succeeded, and not when a search ends', async () => {
      const { presence, log } = await mountWith();
      fail(presence, 'first', 'offline');
      presence.note([SUCCESS]);
      wake();
      expect(log).to.deep.equal([]);
      fail(presence, 'readOn', 'offline');
      presence.note([FINDINGS, { type: 'pause' }]);
      presence.note([]);
      wake();
      expect(log).to.deep.equal(['recover readOn, back online']);
    });

    it('forgets what failed with the session that it failed in, and wakes the next one', async () => {
      const { host, page, presence, log } = await mountWith();
      fail(presence, 'first', 'offline');
      const next = new RecordingSession();
      page.session = next;
      await updateHost(host);
      wake();
      expect(next.log).to.deep.equal([]);
      fail(presence, 'more', 'offline');
      await updateHost(host);
      wake();
      expect(next.log).to.deep.equal(['recover more, back online']);
      expect(log).to.deep.equal([]);
    });

    it('takes the place of a refresh that is due, and starts the interval anew', async () => {
      const { clock, page, presence, log } = await mountWith({ intervalMs: 20 * SECOND });
      page.session.isOutdated = true;
      setVisible(false);
      fail(presence, 'more', 'http');
      clock.pass(30 * SECOND);
      showPage();
      wake();
      expect(log).to.deep.equal(['recover more']);
      expect(clock.waits).to.deep.equal([20 * SECOND]);
    });

    it('hears nothing apart from the document, and makes up for it there', async () => {
      const { host, presence, log } = await mountWith();
      const parent = host.parentElement!;
      fail(presence, 'more', 'offline');
      host.remove();
      await host.updateComplete;
      wake();
      expect(log).to.deep.equal([]);
      parent.append(host);
      await updateHost(host);
      expect(log).to.deep.equal(['recover more, back online']);
    });
  });
});
