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
  const presence = new PresenceController(host, clock, () => random);
  const log: string[] = [];
  // A running check brings a success.
  const createSession = () => new RecordingSession(log, () => presence.note([SUCCESS]));
  let session = createSession();
  host.afterUpdate = () => presence.follow(session);
  await mountHost(host);
  const parent = host.parentElement!;

  /** What may happen, with the words behind its name. */
  const events: Events = {
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
  'a page that is shown again': {
    'is refreshed once if its list is old': `
      old, hide, wake, tell >
      show, wake > refresh`,
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
      old, cache, hide, fail more http, pass 90 >
      visible, show, restore > check
      show, wake >`,
    'checks the list only, whatever else is due, if the page is shown after pageshow': `
      old, cache, hide, fail more http, pass 90 >
      visible, restore, show > check
      show, wake >`,
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
    'replaces a refresh that is due': `
      old, hide, fail more http, show, wake > recover more
      fresh, wake, waits >`,
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
    expect(await take('offline, fail more offline, online, wake, pass 0')).to.equal('recover more');
    frame.remove();
    expect(await take('old, hide, show')).to.equal('');
  });
});
