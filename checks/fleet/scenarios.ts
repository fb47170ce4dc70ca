import { Fleet, type FleetOptions } from './fleet.js';
import { setOnline } from './fleet-page.js';
import type { Answer, Trouble } from './server.js';

/** What happens to a fleet, and the figures that come of it. */
export interface Scenario {
  readonly title: string;
  /** The names of the figures, and their highest values. */
  readonly limits: Readonly<Record<string, number>>;
  readonly run: (options: FleetOptions) => Promise<readonly number[]>;
}

const { begin } = Fleet;
const unavailable = (): Answer => ({ status: 503 });

/** An API that fails for some seconds, with readers who press the button. */
function failure(
  title: string,
  trouble: Trouble,
  [mostRequests, mostSeconds]: readonly [number, number],
  spans = [60, 600],
): Scenario[] {
  return spans.map((seconds) => ({
    title: `${title} for ${seconds} s`,
    limits: {
      'requests for a page asked for': mostRequests,
      'busiest second after it ÷ normal': 3.3,
      'seconds until 95 % of those who wait have rows': mostSeconds,
    },
    run: async (options) => {
      const fleet = await begin({ ...options, presses: true });
      const asked = () => fleet.pages.reduce((sum, page) => sum + page.asked, 0);
      const [askedBefore, start] = [asked(), fleet.api.tenth];
      await fleet.suffer(trouble, seconds);
      const [now, end] = [fleet.time.now(), fleet.api.tenth];
      const requests = fleet.api.count(start) / (asked() - askedBefore);
      // Those who may still press: 18 seconds after a message, nobody does.
      const waiting = fleet.open.filter((page) => !page.rowsAt && page.openedAt > now - 18_000);
      await fleet.pass(120);
      const stayed = waiting.filter((page) => page.rowsAt ?? fleet.open.includes(page));
      const waits = stayed.map(({ rowsAt = Infinity }) => rowsAt - now).sort((a, b) => a - b);
      const wait = waits[Math.floor(0.95 * waits.length)] ?? 0;
      return [requests, fleet.api.busiest(end) / fleet.normal, wait / 1000];
    },
  }));
}

/** An API that stands still for a minute, and then has all that has come meanwhile to answer. */
const stall: Scenario = {
  title: 'A stall of 60 s, 504 after 5 s',
  limits: { 'seconds until nobody waits for a second': 85 },
  run: async (options) => {
    const fleet = await begin({ ...options, presses: true });
    const { api } = fleet;
    api.mostWaiting = options.size / 2;
    api.isStalled = true;
    await fleet.pass(60);
    api.isStalled = false;
    api.serve();
    for (let seconds = 1; seconds < 900; seconds++) {
      await fleet.pass(1);
      if (api.waiting.length < api.perSecond) {
        return [seconds];
      }
    }
    return [Infinity];
  },
};

/** An API that tells all pages in ten seconds when to come again. */
function told(title: string, most: number, answer: (end: number, now: number) => Answer): Scenario {
  return {
    title,
    limits: { 'busiest second after it ÷ normal': most },
    run: async (options) => {
      const fleet = await begin(options);
      const end = fleet.time.now() + 10_000;
      await fleet.suffer(() => answer(end, fleet.time.now()), 10);
      const { tenth } = fleet.api;
      await fleet.pass(60);
      return [fleet.api.busiest(tenth) / fleet.normal];
    },
  };
}

/** Something that happens to all pages, after which they may ask the site. */
function questions(title: string, most: number, happen: (fleet: Fleet) => void): Scenario {
  return {
    title,
    limits: { 'requests to the site for a page': most },
    run: async (options) => {
      const fleet = await begin(options);
      const { tenth } = fleet.site;
      fleet.isPublic = false;
      happen(fleet);
      await fleet.pass(300);
      return [fleet.site.count(tenth) / options.size];
    },
  };
}

const patience: Scenario = {
  title: '503 for 60 s, and nobody presses',
  limits: { 'part of the readers without rows 90 s after it': 0.1 },
  run: async (options) => {
    const fleet = await begin(options);
    await fleet.suffer(unavailable, 60);
    await fleet.pass(90);
    const failed = fleet.open.filter(({ hasFailed }) => hasFailed);
    return [failed.filter(({ rowsAt }) => rowsAt === undefined).length / failed.length];
  },
};

const reconnection: Scenario = {
  title: 'All pages online in one second',
  limits: {
    'busiest second ÷ normal': 20,
    'part of the lists that are old after 2 minutes': 0.05,
    'most tries of a page': 4,
    'busiest second of the next 10 minutes ÷ normal': 2,
  },
  run: async (options) => {
    const fleet = await begin(options);
    const { api, open } = fleet;
    fleet.isPublic = false;
    setOnline(false);
    await fleet.pass(300);
    // Each reader is back, and waits for the network.
    fleet.spread('visible');
    await fleet.pass(10);
    // The API lets requests wait for two seconds.
    api.mostWaiting = 2 * api.perSecond;
    const asked = new Map(open.map((page) => [page, page.asked]));
    const [now, tenth] = [fleet.time.now(), api.tenth];
    setOnline(true);
    fleet.spread('online');
    await fleet.pass(120);
    const wave = api.busiest(tenth) / fleet.normal;
    const old = open.filter(({ freshAt }) => freshAt < now).length / options.size;
    const tries = Math.max(...open.map((page) => page.asked - (asked.get(page) ?? 0)));
    await fleet.pass(15);
    const later = api.tenth;
    await fleet.pass(600);
    return [wave, old, tries, api.busiest(later) / fleet.normal];
  },
};

const errands: Scenario = {
  title: '503 of the API for 300 s',
  limits: { 'questions to the site ÷ normal': 1.1 },
  run: async (options) => {
    const fleet = await begin({ ...options, presses: true });
    const start = fleet.site.tenth;
    await fleet.pass(300);
    const middle = fleet.site.tenth;
    await fleet.suffer(unavailable, 300);
    return [fleet.site.count(middle) / fleet.site.count(start, middle)];
  },
};

export const SCENARIOS: readonly Scenario[] = [
  ...failure('503', unavailable, [2.1, 7.5]),
  ...failure('No connection', () => ({ status: 0 }), [2.1, 7.5]),
  ...failure('503 after 4 s,', () => ({ status: 503, afterMs: 4000 }), [1.1, 12.5], [60]),
  ...failure('No answer', () => undefined, [1.1, 26]),
  stall,
  patience,
  reconnection,
  told('One `Retry-After` date for all', 8, (end) => ({
    status: 503,
    retryAfter: new Date(end).toUTCString(),
  })),
  told('429 for a window of 10 s', 5, (end, now) => ({
    status: 429,
    retryAfter: String(Math.ceil((end - now) / 1000)),
  })),
  questions('All sign out, and return to their tab', 2, (fleet) => {
    fleet.open.forEach((page) => (page.isSignedIn = false));
    fleet.spread('visible');
  }),
  questions('All return to their tab while the site fails', 1.2, (fleet) => {
    fleet.site.trouble = unavailable;
    fleet.spread('visible');
  }),
  errands,
];
