import { expect } from '@esm-bundle/chai';
import { ApiError, isPassing } from '../../src/api/api-error.js';
import { ComeBack } from '../../src/api/come-back.js';
import { LeadsApi } from '../../src/api/leads-api.js';
import type { SignedInClient } from '../../src/sign-in/sign-in.js';
import { hasNewContent } from '../../src/settings/plain-data.js';
import { answerOf, SignInWorld, SiteQuestion, type TestWindow } from './sign-in-world.js';

const HOUR_MS = 3_600_000;
/** The most questions, and requests, of a window in an hour, with the first. */
const MOST = 17;
/** A second try of the first, and a refusal. */
const MORE_IN_DOUBLE_TROUBLE = 2;
const PAGES = 8;
const QUERY = { siteCode: 'GIFT-01', operator: undefined, begDate: undefined, endDate: undefined };
const IN_30_DAYS = { status: 503, headers: { 'Retry-After': '2592000' } };

type Server = (question: SiteQuestion, count: number, window: number) => void;

const sayClient = (question: SiteQuestion, client: string, token: string) =>
  question.answer(answerOf(client, token, { apiBase: newBase }));

const DOWN: Readonly<Record<string, Server>> = {
  'cannot be reached': (question) => question.fail(),
  'answers 503': (question) => question.answer('', { status: 503 }),
  'answers 503, and wants 30 days': (question) => question.answer('', IN_30_DAYS),
  'answers 500': (question) => question.answer('', { status: 500 }),
  'answers nonsense': (question) => question.answer('<p>'),
};

const UP: Readonly<Record<string, Server>> = {
  'always answers the same': (question) => sayClient(question, '1017', '501'),
  'has a new token each time': (question, count) => sayClient(question, '1017', `50${count}`),
  'alternates between two clients': (question, count) =>
    sayClient(question, `101${count % 2}`, `50${count}`),
  'answers each window differently': (question, _, window) =>
    sayClient(question, `101${window}`, '501'),
};

const SITES: Readonly<Record<string, Server>> = {
  ...UP,
  ...DOWN,
  ...Object.fromEntries(
    Object.entries(DOWN).map(([title, down]): [string, Server] => [
      `answers once, and then ${title}`,
      (...question) => (question[1] === 1 ? UP['always answers the same'] : down)!(...question),
    ]),
  ),
};

const ROWS = JSON.stringify({ TotalRows: 1, LeadsClients: [{ Id: 1 }], ErrorCode: 0 });
const APIS: Readonly<Record<string, Server>> = {
  ...DOWN,
  'answers with rows': (request) => request.answer(ROWS),
  'always answers 401': (request) => request.answer('', { status: 401 }),
  'always answers with an ErrorCode': (request) => request.answer('{"ErrorCode":5,"Message":""}'),
  'refuses each fifth request': (request, count) =>
    count % 5 === 0 ? request.answer('', { status: 403 }) : request.answer(ROWS),
};

/** No test may meet what another one has learned about an API. */
let newBase = '';
let bases = 0;

/**
 * A list that reads some pages, as far as its requests go: one at a time, again by itself after a
 * failure that passes, and after each answer of the site that names its client.
 */
class ModelList {
  requests = 0;
  readonly #window: TestWindow;
  readonly #comeBack: ComeBack;
  readonly #connect: (client: SignedInClient) => LeadsApi;
  #client: SignedInClient | undefined;
  #api: LeadsApi | undefined;
  #running: AbortController | undefined;
  #hasFailed = false;
  #wasAsking = false;
  #pagesLeft = PAGES;

  constructor(window: TestWindow, number: number, serve: Server, random: () => number) {
    const { world, signIn } = window;
    this.#window = window;
    this.#comeBack = new ComeBack(world.clock, random, () => {
      void signIn.accessFor(this.#client!).ask?.();
      void this.#read();
    });
    this.#connect = (client) =>
      new LeadsApi({
        base: client.base,
        query: { ...QUERY, client: client.id },
        access: signIn.accessFor(client),
        clock: world.clock,
        random,
        fetch: (url, init) => {
          const request = new SiteQuestion(url, init);
          serve(request, ++this.requests, number);
          return request.response;
        },
      });
    signIn.subscribe(() => this.#follow());
    window.start();
  }

  #follow(): void {
    const { current, isAsking } = this.#window.signIn;
    const hasAnswered = this.#wasAsking && !isAsking && current.state === 'client';
    this.#wasAsking = isAsking;
    if (current.state === 'client' && hasNewContent(current.client, this.#client)) {
      this.#running?.abort();
      this.#running = undefined;
      // With `stop`, each new client would begin with short waits.
      this.#comeBack.pause();
      // Nobody has asked for a further page of another client yet.
      this.#pagesLeft = this.#client ? 1 : PAGES;
      this.#client = current.client;
      this.#api = this.#connect(current.client);
      void this.#read();
    } else if (hasAnswered && this.#hasFailed) {
      void this.#read();
    }
  }

  async #read(): Promise<void> {
    if (this.#running) {
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#comeBack.pause();
    let failure: unknown;
    try {
      while (this.#pagesLeft > 0) {
        await this.#api!.fetchPage(0, 20, running.signal);
        this.#pagesLeft--;
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

/** Lets an hour pass in two windows. Returns the numbers of their questions and requests. */
async function passHour(site: Server, api: Server, random: () => number): Promise<number[]> {
  newBase = `https://api-${++bases}.example/`;
  const world = new SignInWorld();
  const lists = [0, 1].map((number) => {
    const window = world.openWindow({ random });
    window.site = (question) => site(question, window.questions.length, number);
    return { window, list: new ModelList(window, number, api, random) };
  });
  const end = world.clock.now() + HOUR_MS;
  await world.settle();
  while (world.clock.now() < end) {
    await world.pass(Math.min(...world.clock.waits, end - world.clock.now()));
  }
  return lists.flatMap(({ window, list }) => [window.questions.length, list.requests]);
}

/** A generator of numbers from 0 to 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The most for a site and an API that may both be in trouble. */
function mostFor(site: string, api: string): number {
  const isDouble = site !== 'always answers the same' && api !== 'answers with rows';
  const most = isDouble ? MOST + MORE_IN_DOUBLE_TROUBLE : MOST;
  // Each window also asks after each answer of the other.
  return isDouble && site === 'answers each window differently' ? 2 * most : most;
}

describe('In an hour without a reader, a window asks and requests at most some 16 times more', () => {
  for (const [site, answer] of Object.entries(SITES)) {
    it(`if the site ${site}`, async () => {
      for (const [api, serve] of Object.entries(APIS)) {
        for (const random of [() => 0, () => 1, seeded(1), seeded(2)]) {
          const counts = await passHour(answer, serve, random);
          const message = `The API ${api}: ${counts.join()}`;
          expect(Math.max(...counts), message).to.be.at.most(mostFor(site, api));
        }
      }
    }).timeout(30_000);
  }
});
