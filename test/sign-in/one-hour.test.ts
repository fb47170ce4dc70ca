import { expect } from '@esm-bundle/chai';
import { ApiError, isPassing } from '../../src/api/api-error.js';
import { ComeBack } from '../../src/sign-in/come-back.js';
import { LeadsApi } from '../../src/api/leads-api.js';
import { readLead } from '../../src/api/read-lead.js';
import { hasNewContent } from '../../src/settings/plain-data.js';
import type { SignedInClient } from '../../src/sign-in/ask-site.js';
import { answerOf, SignInWorld, SiteQuestion, type TestWindow } from './sign-in-world.js';

const HOUR_MS = 3_600_000;
/** The most questions, and requests, of a window in an hour, with the first. */
const MOST = 17;
/** If both the site and the API are in trouble, each window also asks after the other's answers. */
const MOST_IN_DOUBLE_TROUBLE = 38;
const PAGES = 8;
const QUERY = { siteCode: 'GIFT-01', operator: undefined, begDate: undefined, endDate: undefined };
const ROWS = JSON.stringify({ TotalRows: 1, LeadsClients: [{ Id: 1 }], ErrorCode: 0 });

/** The number of a request, from 1 on, its window, and the API base for an answer of the site. */
interface Facts {
  readonly count: number;
  readonly window: number;
  readonly apiBase: string;
}

type Server = (request: SiteQuestion, facts: Facts) => void;

const say = (question: SiteQuestion, { apiBase }: Facts, client: string, token = '501') =>
  question.answer(answerOf(client, token, { apiBase }));
const respond = (status: number, body = '', headers = {}): Server => {
  return (request) => request.answer(body, { status, headers });
};

const DOWN: Readonly<Record<string, Server>> = {
  'cannot be reached': (request) => request.fail(),
  'answers 503': respond(503),
  'answers 503, and wants 30 days': respond(503, '', { 'Retry-After': '2592000' }),
  'answers nonsense': respond(200, '<p>'),
};
const DOWN_LATER = Object.entries(DOWN).map(([title, down]): [string, Server] => [
  `answers once, and then ${title}`,
  (question, at) => (at.count === 1 ? say(question, at, '1017') : down(question, at)),
]);
const SITES: Readonly<Record<string, Server>> = {
  'always answers the same': (question, at) => say(question, at, '1017'),
  'has a new token each time': (question, at) => say(question, at, '1017', `5${at.count}`),
  'alternates between two clients': (question, at) => say(question, at, `101${at.count % 2}`),
  'answers each window differently': (question, at) => say(question, at, `101${at.window}`),
  ...DOWN,
  ...Object.fromEntries(DOWN_LATER),
};
const APIS: Readonly<Record<string, Server>> = {
  'answers with rows': respond(200, ROWS),
  'always answers 401': respond(401),
  'always answers with an ErrorCode': respond(200, '{"ErrorCode":5,"Message":""}'),
  'refuses each fifth request': (request, at) =>
    respond(at.count % 5 === 0 ? 403 : 200, ROWS)(request, at),
  ...DOWN,
};

/**
 * A list, as far as its requests go: it reads some pages, one at a time, and what has failed again, by
 * itself if the failure passes, and after each answer of the site that names its client.
 */
class ModelList {
  requests = 0;
  readonly #comeBack: ComeBack;
  readonly #connect: (client: SignedInClient) => LeadsApi;
  #client: SignedInClient | undefined;
  #running: AbortController | undefined;
  #hasFailed = false;
  #wasAsking = false;
  #pagesLeft = PAGES;

  constructor({ world, signIn }: TestWindow, serve: Server, random: () => number) {
    const { clock } = world;
    this.#comeBack = new ComeBack({ clock, random, page: { isHidden: false } }, () => {
      void signIn.accessFor(this.#client!).ask?.();
      void this.#read();
    });
    const fetch = (url: string, init: RequestInit) => {
      const request = new SiteQuestion(url, init);
      handle(serve, request, { count: ++this.requests, window: 0, apiBase: '' });
      return request.response;
    };
    this.#connect = (client) => {
      const query = { ...QUERY, client: client.id };
      const access = signIn.accessFor(client);
      return new LeadsApi({
        base: client.base,
        query,
        access,
        readRow: readLead,
        clock,
        random,
        fetch,
      });
    };
    signIn.subscribe(() => {
      const { current, isAsking } = signIn;
      const hasAnswered = this.#wasAsking && !isAsking;
      this.#wasAsking = isAsking;
      if (current.state === 'client' && hasNewContent(current.client, this.#client)) {
        this.#running?.abort();
        this.#running = undefined;
        // Nobody has asked for a further page of another client yet.
        this.#pagesLeft = this.#client ? 1 : PAGES;
        this.#client = current.client;
        void this.#read();
      } else if (current.state === 'client' && hasAnswered && this.#hasFailed) {
        void this.#read();
      }
    });
  }

  async #read(): Promise<void> {
    if (this.#running) {
      return;
    }
    const running = new AbortController();
    this.#running = running;
    // With `stop`, a site that alternates between two clients would be asked each 20 seconds.
    this.#comeBack.pause();
    let failure: unknown;
    try {
      for (; this.#pagesLeft > 0; this.#pagesLeft--) {
        await this.#connect(this.#client!).fetchPage(0, 20, running.signal);
      }
    } catch (error) {
      failure = error;
    }
    if (running !== this.#running) {
      return;
    }
    this.#running = undefined;
    this.#hasFailed = failure !== undefined;
    if (failure instanceof ApiError && isPassing(failure)) {
      this.#comeBack.goOn(failure);
    } else {
      this.#comeBack.stop();
    }
  }
}

/** Leaves requests unanswered in the end: a rule that asks for ever fails the test, and ends. */
function handle(server: Server, request: SiteQuestion, facts: Facts): void {
  if (facts.count < 100) {
    server(request, facts);
  }
}

/** No test may meet what another one has learned about an API. */
let hours = 0;

/** Lets an hour pass in two windows. Returns the numbers of their questions and requests. */
async function passHour(site: Server, api: Server, random: () => number): Promise<number[]> {
  const apiBase = `https://api-${++hours}.example/`;
  const world = new SignInWorld();
  const windows = [1, 2].map((number) => {
    const window = world.openWindow(random);
    window.site = (question) =>
      handle(site, question, { count: window.questions.length, window: number, apiBase });
    return { window, list: new ModelList(window, api, random) };
  });
  windows.forEach(({ window }) => window.start());
  const end = world.clock.now() + HOUR_MS;
  await world.settle();
  while (world.clock.now() < end) {
    await world.pass(Math.min(...world.clock.waits, end - world.clock.now()));
  }
  return windows.flatMap(({ window, list }) => [window.questions.length, list.requests]);
}

/** Returns a generator of numbers from 0 to 1, the same each time. */
function seeded(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('In an hour without a reader, a window asks and requests at most some 16 times more', () => {
  for (const [site, answer] of Object.entries(SITES)) {
    it(`if the site ${site}`, async () => {
      for (const [api, serve] of Object.entries(APIS)) {
        for (const random of [() => 0, () => 1, seeded()]) {
          const counts = await passHour(answer, serve, random);
          const isDouble = site !== 'always answers the same' && api !== 'answers with rows';
          const message = `The API ${api}: ${counts.join()}`;
          const most = isDouble ? MOST_IN_DOUBLE_TROUBLE : MOST;
          expect(Math.max(...counts), message).to.be.at.most(most);
        }
      }
    }).timeout(30_000);
  }
});
