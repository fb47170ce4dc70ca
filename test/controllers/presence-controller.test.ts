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
import { follow, happen, type Events } from '../helpers/stories.js';
import { stub } from '../helpers/stub.js';

const SECOND = 1000;

const SUCCESS: News = {
  type: 'change',
  operation: 'refresh',
  change: { added: 0, arrived: 0, resumeAt: 0 },
};
const END_OF_SEARCH = [{ type: 'result' } as News, { type: 'pause' } as const];

/** A session that only records its calls. */
class RecordingSession implements WakingSession {
  isOutdated = false;
  isInDoubt = false;
  readonly #log: string[];
  readonly #onCheck: () => void;

  constructor(log: string[], onCheck: () => void) {
    this.#log = log;
    this.#onCheck = onCheck;
  }

  async recover(operations: readonly Operation[], isQuiet: boolean): Promise<void> {
    this.#log.push(`recover ${operations.join(' and ')}${isQuiet ? '' : ', aloud'}`);
    await Promise.resolve();
  }

  async refreshQuietly(): Promise<void> {
    this.#log.push('refresh');
    await Promise.resolve();
  }

  async checkRestored(): Promise<void> {
    this.#log.push('check');
    this.isOutdated = false;
    this.#onCheck();
    await Promise.resolve();
  }
}

async function createPage() {
  const clock = new FakeClock();
  const host = createHost();
  let random = 0;
  let intervalMs = 0;
  const presence = new PresenceController(host, clock, () => random);
  const log: string[] = [];
  // A running check brings a success.
  const createSession = () => new RecordingSession(log, () => presence.note([SUCCESS]));
  let session = createSession();
  host.afterUpdate = () => presence.follow(session, intervalMs);
  await mountHost(host);
  const parent = host.parentElement!;

  /** What may happen, with the words behind its name. */
  const events: Events = {
    every: (seconds) => {
      intervalMs = Number(seconds) * SECOND;
      return updateHost(host);
    },
    random: (number) => (random = Number(number)),
    pass: (seconds) => clock.pass(Number(seconds) * SECOND),
    waits: (...seconds) => expect(clock.waits).to.deep.equal(seconds.map((each) => +each * SECOND)),
    hide: () => stub(document, 'visibilityState', 'hidden'),
    visible: () => stub(document, 'visibilityState', 'visible'),
    tell: () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
    show: () => setVisibility('visible'),
    offline: () => stub(navigator, 'onLine', false),
    online: () => stub(navigator, 'onLine', true),
    wake: () => window.dispatchEvent(new Event('online')),
    cache: () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
    open: () => window.dispatchEvent(new PageTransitionEvent('pageshow')),
    restore: restorePage,
    old: () => (session.isOutdated = true),
    fresh: () => (session.isOutdated = false),
    doubt: () => (session.isInDoubt = true),
    another: () => {
      session = createSession();
      return host.isConnected && updateHost(host);
    },
    update: () => updateHost(host),
    leave: () => {
      host.remove();
      return host.updateComplete;
    },
    back: () => {
      parent.append(host);
      return updateHost(host);
    },
    succeed: () => presence.note([SUCCESS]),
    find: () => presence.note(END_OF_SEARCH),
    fail: (operation, kind) =>
      presence.noteFailure({
        operation: operation as Operation,
        error: new ApiError(kind as ErrorKind, 'It failed.'),
      }),
  };

  return {
    host,
    parent,
    /** Lets events happen at once. Returns the calls to the session since. */
    take: async (names: string): Promise<string> => {
      await happen(events, names);
      return log.splice(0).join('; ');
    },
  };
}

/** In each line: some events, and the calls to the session at their end. */
const STORIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  refreshing: {
    'happens at every interval, which is up to a fifth longer at random': `
      every 20, pass 19.999 >
      pass 0.001 > refresh
      pass 20 > refresh
      random 1, every 30, waits 36 >`,
    'waits while the page is hidden, and happens once if it is overdue then': `
      every 20, hide, pass 100, wake >
      visible, wake, show, pass 0 > refresh
      waits 20 >`,
    'waits while the page is offline, and happens once if it is overdue then': `
      every 20, offline, pass 100, wake >
      online, wake, show, pass 0 > refresh
      waits 20 >`,
    'happens up to twice as late if the interval begins when the page wakes': `
      random 1, every 20, hide, pass 100, show > refresh
      waits 40, pass 40 > refresh
      waits 24 >`,
    'happens half as often with each failure that may pass, up to five minutes, until a success': `
      every 20, fail refreshHead network, waits 40, pass 40 > refresh
      fail refreshHead network, waits 80, pass 80 > refresh
      fail refreshHead network, waits 160, pass 160 > refresh
      fail refreshHead network, waits 300, pass 300 > refresh
      fail refreshHead network, waits 300, pass 300 > refresh
      succeed, pass 20 > refresh
      every 400, fail refreshHead network, waits 400 >`,
    'does not happen early if the page wakes before the interval ends': `
      every 20, pass 5, wake, waits 15 >`,
    'is unaffected by an update, starts anew with another interval, and stops with 0': `
      every 20, pass 5, update, waits 15, every 30, waits 30 >
      every 0, pass 100, wake, waits >`,
    'has no timer and no listener while the element is removed, and resumes when it returns': `
      every 20, old, hide, pass 20, leave, show, wake, waits >
      back, waits 20 >
      show > refresh`,
  },

  'a page that is shown again': {
    'is refreshed once if its list is old, even without an interval': `
      old, hide, wake, tell >
      show, wake > refresh`,
    'restarts the interval': `
      every 20, old, hide, pass 5, show, wake > refresh
      waits 20 >`,
    'is not refreshed if its list is not old, or if it was not hidden': `
      show, wake, old, wake >`,
    'is refreshed once it is back online': `
      old, offline, show >
      online, wake, wake >
      pass 0 > refresh`,
    'is refreshed at random within 10 seconds after the return of the network, and again soon if that fails': `
      random 0.5, old, offline, show, online, wake, pass 4.999 >
      fresh, pass 0.001 > refresh
      fail refreshHead network, pass 3.749 >
      pass 0.001 > recover refreshHead
      fail refreshHead network, pass 11.25 > recover refreshHead
      fail refreshHead network, pass 33.75 > recover refreshHead, aloud
      fail refreshHead network, pass 600 >`,
  },

  'the back/forward cache': {
    'checks the list only, whatever else is due, if the page is shown before pageshow': `
      every 20, old, cache, hide, fail more http, pass 90 >
      visible, show, restore > check
      waits 20 >`,
    'checks the list only, whatever else is due, if the page is shown after pageshow': `
      every 20, old, cache, hide, fail more http, pass 90 >
      visible, restore, show > check
      waits 20 >`,
    'repeats a check that has failed, at once after the return of the network': `
      doubt, fail refreshHead network, pass 39 >
      pass 1 > recover refreshHead
      offline, fail refreshHead offline, pass 600 >
      online, wake > recover refreshHead
      fail refreshHead network, pass 5 > recover refreshHead`,
    'does not check a list that was requested since': `
      leave, restore, another, back >`,
  },

  recovery: {
    'repeats an operation that failed offline at random within 10 seconds after the return of the network': `
      random 1, offline, fail more offline, fail refresh offline, wake, pass 600 >
      online, wake, pass 9.999 >
      pass 0.001, wake, pass 600 > recover more and refresh`,
    'repeats it again soon if it fails, and lets the page and the reader know of the fourth failure': `
      offline, fail more offline, online, wake >
      pass 0 > recover more
      fail more network, pass 5 > recover more
      fail more network, pass 15 > recover more
      fail more network, pass 45 > recover more, aloud
      fail more network, pass 134 >
      pass 1 > recover more`,
    'repeats an operation that failed in a hidden page at once when the page is shown': `
      hide, fail first http, wake, pass 600 >
      show, show > recover first`,
    'sends nothing in a hidden page, even if the network returns': `
      offline, hide, fail more offline, online, wake, pass 600 >
      show > recover more`,
    'repeats what the reader waits for ever more rarely if its failure may pass': `
      fail first network, pass 39, show >
      pass 1 > recover first
      fail more network, pass 80 > recover more
      fail readOn network, pass 160 > recover readOn
      fail readOn network, pass 300 > recover readOn
      fail readOn network, pass 300 > recover readOn`,
    'waits until the page is visible and online': `
      fail more timeout, hide, pass 600 >
      show > recover more
      fail more timeout, offline, pass 600 >
      online, wake, pass 0 > recover more`,
    'does not repeat a refresh, or what fails for a reason that does not pass': `
      fail more http, fail first auth, fail readOn protocol, fail refresh network >
      pass 600, wake, fail refresh offline, fail refresh http, wake, pass 600 >`,
    'forgets a failure once an operation has succeeded, and not when a search ends': `
      fail first network, succeed, wake, pass 600, waits >
      fail readOn offline, find, wake, pass 0 > recover readOn`,
    'forgets a failure together with its session, and wakes the next one': `
      fail first network, another, pass 600, wake >
      fail more offline, update, wake, pass 0 > recover more`,
    'replaces a refresh that is due, and restarts the interval': `
      every 20, old, hide, fail more http, pass 30, show, wake > recover more
      waits 20 >`,
    'has no timer and no listeners while the element is removed, and catches up when it returns': `
      fail more network, leave, wake, waits >
      back > recover more`,
  },
};

describe('PresenceController', () => {
  for (const [unit, stories] of Object.entries(STORIES)) {
    describe(unit, () => {
      for (const [title, story] of Object.entries(stories)) {
        it(title, async () => follow(await createPage(), story));
      }
    });
  }

  it('checks the list when the page returns from the back/forward cache, and not when the page is first shown', async () =>
    follow(await createPage(), 'open >\n restore > check'));

  it('checks the list when the element returns, if it was away meanwhile', async () =>
    follow(await createPage(), 'leave, restore >\n back > check'));

  it('ends with a removed frame, which triggers no callback of the element', async () => {
    const { host, parent, take } = await createPage();
    const frame = document.createElement('iframe');
    parent.append(frame);
    frame.contentDocument!.body.append(host);
    expect(await take('every 20, pass 20')).to.equal('refresh');
    frame.remove();
    expect(await take('pass 20')).to.equal('');
  });
});
