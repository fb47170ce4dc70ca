import type { SignedInClient } from '../../src/sign-in/ask-site.js';
import { SignIn } from '../../src/sign-in/sign-in.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { FakePage } from '../fixtures/fake-page.js';
import { stub } from '../helpers/stub.js';

export const SESSION_URL = 'https://partner.example/my/session';
/** More turns than any chain of promises between a question and its answer has. */
const TURNS = 30;

export function answerOf(client: string | null, token = `9${client}`, more = {}): string {
  return JSON.stringify(client === null ? null : { client, token, ...more });
}

/** A request that a server has received, and answers when the test says so. */
export class SiteQuestion {
  readonly url: string;
  readonly init: RequestInit;
  isPending = true;
  #resolve!: (response: Response) => void;
  #reject!: (error: Error) => void;
  readonly response = new Promise<Response>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }

  get isAborted(): boolean {
    return this.init.signal?.aborted === true;
  }

  answer(body: string | null, init: ResponseInit = {}): void {
    this.isPending = false;
    // The text needs no task, so a test waits for microtasks alone.
    const text = () => Promise.resolve(body ?? '');
    this.#resolve(Object.assign(new Response(body, init), { text }));
  }

  /** The network fails. */
  fail(): void {
    this.isPending = false;
    this.#reject(new TypeError('Failed to fetch'));
  }
}

interface Delivery {
  readonly from: FakePage | undefined;
  readonly to: FakePage;
  readonly message: unknown;
}

/** One window of the site. */
export class TestWindow {
  readonly signIn: SignIn;
  readonly page: FakePage;
  readonly world: SignInWorld;
  readonly questions: SiteQuestion[] = [];
  /** What the API's requests were given, and what has settled. */
  readonly log: string[] = [];
  /** Called with each question. */
  site: (question: SiteQuestion) => void = () => undefined;
  /** Aborts the requests to the API. */
  abort = new AbortController();
  #hasStarted = false;
  #client: SignedInClient | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(world: SignInWorld, random: () => number) {
    this.world = world;
    this.page = new FakePage((message) => world.tell(this.page, message));
    world.pages.push(this.page);
    this.signIn = new SignIn({
      url: SESSION_URL,
      page: this.page,
      clock: world.clock,
      random,
      warn: () => undefined,
      fetch: (input, init) => {
        const question = new SiteQuestion(input, init);
        this.questions.push(question);
        this.site(question);
        return question.response;
      },
    });
  }

  start(): void {
    this.#hasStarted = true;
    this.signIn.start();
  }

  /** Its list subscribes, and starts unless it waits to be seen. */
  enter(): void {
    this.leave();
    this.#unsubscribe = this.signIn.subscribe(() => {
      const { current } = this.signIn;
      this.#client = current.state === 'client' ? current.client : this.#client;
    });
    if (this.#hasStarted) {
      this.signIn.start();
    }
  }

  leave(): void {
    this.#unsubscribe();
  }

  get newest(): SiteQuestion {
    return this.questions.at(-1)!;
  }

  /** What the elements of this window may show, as one text. */
  get shown(): string {
    const { current, isAsking } = this.signIn;
    const id = current.state === 'client' ? current.client.id : current.state;
    const kind = current.state === 'failed' ? `: ${current.error.kind}` : '';
    return `${id}${kind}${isAsking ? ', asking' : ''}`;
  }

  /** The client for whom the list of this window sends requests: the last one that was shown. */
  get client(): SignedInClient {
    return this.#client!;
  }
}

export class SignInWorld {
  readonly clock = new FakeClock(Date.UTC(2026, 10, 28));
  readonly pages: FakePage[] = [];
  readonly posted: unknown[] = [];
  /** The messages under way. */
  readonly deliveries: Delivery[] = [];

  /** Opens a window whose list subscribes, and does not start yet. */
  openWindow(random = () => 0): TestWindow {
    const window = new TestWindow(this, random);
    window.enter();
    return window;
  }

  /** Sends what a page tells to all other ones. */
  tell(from: FakePage, message: unknown): void {
    this.posted.push(message);
    const others = this.pages.filter((page) => page !== from);
    others.forEach((page) => this.send(page, message, from));
  }

  /** Sends a message, which arrives later, unless the channel is closed. */
  send(to: FakePage, message: unknown, from?: FakePage): void {
    if (to.isOpen) {
      this.deliveries.push({ from, to, message: structuredClone(message) });
    }
  }

  /** Delivers a message, by default the oldest. Those of one window to another keep their order. */
  deliver(next = this.deliveries[0]): void {
    if (next) {
      this.deliveries.splice(this.deliveries.indexOf(next), 1);
      next.to.hear(next.message);
    }
  }

  /** Lets everything happen that needs no time and no answer. */
  async settle(): Promise<void> {
    do {
      this.deliver();
      await turns();
    } while (this.deliveries.length > 0);
  }

  async pass(ms: number): Promise<void> {
    this.clock.pass(ms);
    await this.settle();
  }
}

export async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    await Promise.resolve();
  }
}

/** Stands in for what `BrowserPage` uses of a browser. The tests also run in real ones. */
export function standInForBrowser(): void {
  if (!('document' in globalThis)) {
    const prototype = { visibilityState: 'visible', defaultView: globalThis };
    stub(globalThis, 'window', new EventTarget() as typeof window);
    stub(globalThis, 'document', Object.create(prototype) as Document);
  }
}
