import { expect } from '@open-wc/testing';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import {
  PresenceController,
  type WakingSession,
} from '../../src/controllers/presence-controller.js';
import type { Step } from '../../src/session/list-state.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { restorePage, setVisibility } from '../helpers/browser-state.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { follow, happen, type Events } from '../helpers/stories.js';

const SECOND = 1000;

const SUCCESS: Step = {
  type: 'change',
  operation: 'refresh',
  change: { added: 0, arrived: 0, resumeAt: 0 },
};

/** A session that only records its calls. */
class RecordingSession implements WakingSession {
  comesBack = false;
  isOutdated = false;
  readonly #log: string[];

  constructor(log: string[]) {
    this.#log = log;
  }

  wake(): void {
    this.#log.push('wake');
  }

  check(): void {
    this.#log.push('check');
  }
}

async function createPage() {
  const clock = new FakeClock();
  const host = createHost();
  let random = 0;
  const presence = new PresenceController(host, clock, () => random);
  const log: string[] = [];
  let session = new RecordingSession(log);
  let updates = 0;
  host.afterUpdate = () => {
    updates++;
    presence.follow(session);
  };
  await mountHost(host);
  const parent = host.parentElement!;

  /** What may happen, with the words behind its name. */
  const events: Events = {
    random: (number) => (random = Number(number)),
    pass: (seconds) => clock.pass(Number(seconds) * SECOND),
    waits: (...seconds) => expect(clock.waits).to.deep.equal(seconds.map((each) => +each * SECOND)),
    hide: () => setVisibility('hidden'),
    show: async () => {
      setVisibility('visible');
      await Promise.resolve();
    },
    online: () => window.dispatchEvent(new Event('online')),
    restore: restorePage,
    open: () => window.dispatchEvent(new PageTransitionEvent('pageshow')),
    old: () => (session.isOutdated = true),
    another: () => {
      session = new RecordingSession(log);
      return updateHost(host);
    },
    update: () => updateHost(host),
    leave: async () => {
      const before = updates;
      host.remove();
      await host.updateComplete;
      expect(updates, 'updates, which let the session stop').to.equal(before + 1);
    },
    back: () => {
      parent.append(host);
      return updateHost(host);
    },
    succeed: () => {
      session.comesBack = false;
      presence.note([SUCCESS]);
    },
    fail: (kind, retryAfter) => {
      session.comesBack = kind !== 'auth';
      const facts = retryAfter ? { retryAfter: Number(retryAfter) * SECOND } : {};
      const error = new ApiError(kind as ErrorKind, 'It failed.', facts);
      presence.note([
        { type: 'pause' },
        { type: 'failure', failure: { operation: 'first', error }, isQuiet: false },
      ]);
    },
  };

  return {
    /** Lets events happen at once. Returns the calls to the session since. */
    take: async (names: string): Promise<string> => {
      await happen(events, names);
      return log.splice(0).join('; ');
    },
  };
}

/** In each line: some events, and the calls to the session at their end. */
const STORIES: Readonly<Record<string, string>> = {
  'wakes an old list when the page becomes visible': `
    hide, show >
    hide, old >
    show > wake
    show >`,
  'checks the list when the page returns from the back/forward cache, and not when the page is first shown': `
    open >
    restore > check`,
  'wakes what comes back within 10 seconds, at random, when the browser is online': `
    fail offline, random 1, online, pass 9.999 >
    pass 0.001 > wake
    random 0, online, pass 0 > wake`,
  'wakes an old list when the browser is online, and no other': `
    online, waits >
    old, online, pass 0 > wake`,
  'wakes what has failed ever more rarely, at most every five minutes': `
    fail network, pass 19.999 >
    pass 0.001 > wake
    fail network, waits 40, pass 40 > wake
    fail network, waits 80, pass 80 > wake
    fail network, waits 160, pass 160 > wake
    fail network, waits 300, pass 300 > wake
    fail network, waits 300`,
  'waits up to twice as long, at random': `
    random 0.5, fail network, waits 30, pass 30 > wake
    random 1, fail network, waits 80`,
  'waits longer after a timeout, and as long as the API asks for': `
    fail timeout, waits 40 >
    fail http 3600, waits 3600 >`,
  'begins with short waits again once the browser was online': `
    fail network, pass 20, fail network, pass 40 > wake; wake
    online, pass 0 > wake
    fail network, waits 20 >`,
  'begins with short waits again after a success': `
    fail network, pass 20 > wake
    succeed, waits >
    fail network, waits 20 >`,
  'does not wake what does not come back': `
    fail auth, waits >
    online, waits >`,
  'does nothing in a hidden page until it is visible': `
    fail network, hide, pass 600, online, pass 10 >
    show > wake`,
  'forgets a failure together with its session': `
    fail network, another, waits >
    fail network, update, waits 20 >`,
  'does nothing while the element is removed, and soon wakes what comes back when it returns': `
    fail network, leave, waits >
    hide, show, online, restore, pass 600 >
    back, pass 0 > wake`,
  'does nothing when the element returns if nothing comes back': `
    old, leave, back, waits >
    fail auth, leave, back, waits >`,
};

describe('PresenceController', () => {
  for (const [title, story] of Object.entries(STORIES)) {
    it(title, async () => follow(await createPage(), story));
  }
});
