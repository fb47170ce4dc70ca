import { Fleet, setOnline, type FleetOptions } from './fleet.js';
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
  seconds: number,
  trouble: Trouble,
  [mostRequests, mostSeconds]: readonly [number, number],
): Scenario {
  return {
    title: `${title} for ${seconds} s`,
    limits: {
      'requests a page': mostRequests,
      'busiest second after it ÷ capacity': 1.5,
      'seconds until 95 % of those who have just come have rows': mostSeconds,
    },
    run: async (options) => {
      const fleet = await begin({ ...options, presses: true });
      const [openedBefore, start] = [fleet.opened, fleet.api.tenth];
      await fleet.suffer(trouble, seconds);
      const [now, end] = [fleet.time.now(), fleet.api.tenth];
      const requests = fleet.api.count(start) / (fleet.opened - openedBefore);
      // Those who may still press: 18 seconds after a message, nobody does.
      const waiting = fleet.open.filter((page) => !page.rowsAt && page.openedAt > now - 18_000);
      await fleet.time.pass(120);
      const stayed = waiting.filter((page) => page.rowsAt ?? fleet.open.includes(page));
      const waits = stayed.map(({ rowsAt = Infinity }) => rowsAt - now).sort((a, b) => a - b);
      const wait = waits[Math.floor(0.95 * waits.length)] ?? 0;
      return [requests, fleet.api.busiest(end) / fleet.api.perSecond, wait / 1000];
    },
  };
}

/** An API that stands still for a minute, and then has all that has come meanwhile to answer. */
const stall: Scenario = {
  title: 'A stall of 60 s, 504 after 5 s',
  limits: { 'seconds until nobody waits for a second': 85 },
  run: async (options) => {
    const { api, time } = await begin({ ...options, presses: true });
    api.mostWaiting = options.size / 2;
    api.isStalled = true;
    await time.pass(60);
    api.isStalled = false;
    api.serve();
    for (let seconds = 1; seconds < 900; seconds++) {
      await time.pass(1);
      if (api.waiting.length < api.perSecond) {
        return [seconds];
      }
    }
    return [Infinity];
  },
};

const patience: Scenario = {
  title: '503 for 60 s, and nobody presses',
  limits: { 'part of the readers without rows 90 s after it': 0.1 },
  run: async (options) => {
    const fleet = await begin(options);
    await fleet.suffer(unavailable, 60);
    await fleet.time.pass(90);
    const failed = fleet.open.filter(({ hasFailed }) => hasFailed);
    return [failed.filter(({ rowsAt }) => rowsAt === undefined).length / failed.length];
  },
};

const reconnection: Scenario = {
  title: 'All pages online at once',
  limits: {
    'busiest second ÷ capacity': 8,
    'part of the lists that are old after 2 minutes': 0.05,
    'most tries of a page': 4,
    'busiest second of the next 10 minutes ÷ capacity': 1,
  },
  run: async (options) => {
    const fleet = await begin(options);
    const { api, open, time } = fleet;
    fleet.isPublic = false;
    setOnline(false);
    await time.pass(300);
    // Each reader is back, and waits for the network.
    fleet.comeBack();
    await time.pass(10);
    // The API lets requests wait for two seconds.
    api.mostWaiting = 2 * api.perSecond;
    const asked = new Map(open.map((page) => [page, page.requests]));
    const [now, tenth] = [time.now(), api.tenth];
    setOnline(true);
    await time.pass(120);
    const wave = api.busiest(tenth) / fleet.api.perSecond;
    const old = open.filter(({ freshAt }) => freshAt < now).length / options.size;
    const tries = Math.max(...open.map((page) => page.requests - (asked.get(page) ?? 0)));
    await time.pass(15);
    const later = api.tenth;
    await time.pass(600);
    return [wave, old, tries, api.busiest(later) / fleet.api.perSecond];
  },
};

/** An API that tells all pages in ten seconds when to come again. */
function told(title: string, most: number, answer: (end: number, now: number) => Answer): Scenario {
  return {
    title,
    limits: { 'busiest second after it ÷ capacity': most },
    run: async (options) => {
      const fleet = await begin(options);
      const end = fleet.time.now() + 10_000;
      await fleet.suffer(() => answer(end, fleet.time.now()), 10);
      const { tenth } = fleet.api;
      await fleet.time.pass(60);
      return [fleet.api.busiest(tenth) / fleet.api.perSecond];
    },
  };
}

/** All readers return to their tab, after which the pages may ask the site. */
function questions(title: string, most: number, prepare: (fleet: Fleet) => void): Scenario {
  return {
    title,
    limits: { 'requests to the site for a page': most },
    run: async (options) => {
      const fleet = await begin(options);
      const { tenth } = fleet.site;
      fleet.isPublic = false;
      await fleet.time.pass(120);
      prepare(fleet);
      fleet.comeBack();
      await fleet.time.pass(300);
      return [fleet.site.count(tenth) / options.size];
    },
  };
}

/** Pages that their readers leave open for an hour after a return, while nothing gets better. */
function hour(title: string, prepare: (fleet: Fleet) => void): Scenario {
  return {
    title: `${title} for an hour`,
    limits: { 'requests to the API for a page': 17, 'requests to the site for a page': 17 },
    run: async (options) => {
      const fleet = await begin(options);
      const { api, site } = fleet;
      const starts = [api.tenth, site.tenth] as const;
      fleet.isPublic = false;
      await fleet.time.pass(120);
      prepare(fleet);
      fleet.comeBack();
      await fleet.time.pass(3600);
      return [api.count(starts[0]) / options.size, site.count(starts[1]) / options.size];
    },
  };
}

export const SCENARIOS: readonly Scenario[] = [
  failure('503', 60, unavailable, [5, 7.5]),
  failure('503', 600, unavailable, [8, 7.5]),
  failure('No answer', 60, () => undefined, [2, 26]),
  stall,
  patience,
  reconnection,
  told('One `Retry-After` date for all', 1.5, (end) => ({
    status: 503,
    retryAfter: new Date(end).toUTCString(),
  })),
  told('429 for a window of 10 s', 1.5, (end, now) => ({
    status: 429,
    retryAfter: String(Math.ceil((end - now) / 1000)),
  })),
  questions('All sign out, and return to their tab', 2, (fleet) => {
    fleet.isSignedIn = false;
  }),
  questions('All return to their tab while the site fails', 1.2, (fleet) => {
    fleet.site.trouble = unavailable;
  }),
  hour('The API refuses every token', ({ api }) => {
    api.trouble = () => ({ status: 401 });
  }),
  hour('503', ({ api }) => {
    api.trouble = unavailable;
  }),
  hour('The API refuses every token, and 503 of the site', ({ api, site }) => {
    api.trouble = () => ({ status: 401 });
    site.trouble = unavailable;
  }),
];
