import { orAbort } from '../../src/waiting/abort.js';
import { ApiError } from '../../src/model/api-error.js';
import { Paces } from '../../src/waiting/pace.js';
import { Turns } from '../../src/waiting/turns.js';
import { Presence } from '../../src/dom/presence.js';
import type { SignedInClient } from '../../src/sign-in/ask-site.js';
import type { Follower } from '../../src/sign-in/followers.js';
import { SignIn } from '../../src/sign-in/sign-in.js';
import type { SignInState } from '../../src/sign-in/sign-in-state.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { FakeWindow } from '../fixtures/fake-window.js';
import { happen, type Events, type StoryWorld } from '../helpers/stories.js';
import { stub } from '../helpers/stub.js';

export const SESSION_URL = 'https://partner.example/my/session';
/** Bodies that name nobody. */
const BODIES: Readonly<Record<string, string>> = { html: '<!DOCTYPE html>', empty: '' };
/** More turns than any chain of promises between a question and its answer has. */
const TURNS = 30;
const MOMENTS = ['hidden', 'visible', 'online', 'cached', 'restored'] as const;

export function answerOf(client: string | null, token = `9${client}`, more = {}): string {
  return JSON.stringify(client === null ? null : { client, token, ...more });
}

/** A question that the site has received, and answers when the test says so. */
export class SiteQuestion {
  isPending = true;
  #resolve!: (response: Response) => void;
  #reject!: (error: Error) => void;
  readonly response = new Promise<Response>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });
  readonly signal: AbortSignal;

  constructor({ signal }: RequestInit) {
    this.signal = signal!;
  }

  get isAborted(): boolean {
    return this.signal.aborted;
  }

  answer(body: string | null, init: ResponseInit = {}): void {
    this.isPending = false;
    // The text needs no task, so a test waits for microtasks alone.
    const text = () => Promise.resolve(body ?? '');
    this.#resolve(Object.assign(new Response(body, init), { text }));
  }

  /**
   * Answers with `html` or `empty`, a failure of the `network`, a status, or a client, perhaps with a token and
   * more: `1017 501 operator=7`.
   */
  say(what = '', token?: string, ...more: string[]): void {
    this.isPending = false;
    if (what === 'network') {
      this.#reject(new TypeError('Failed to fetch'));
    } else if (/^\d{3}$/.test(what)) {
      this.answer(null, { status: Number(what) });
    } else {
      const client = what === 'nobody' ? null : what;
      const facts = Object.fromEntries(new URLSearchParams(more.join('&')));
      this.answer(BODIES[what] ?? answerOf(client, token, facts));
    }
  }
}

/** One window of a site, with an element that follows who is signed in. */
export class SiteWindow {
  readonly own: FakeWindow;
  readonly signIn: SignIn;
  readonly questions: SiteQuestion[] = [];
  /** What the requests to the API were given, and what has settled. */
  readonly log: string[] = [];
  /** Called with each question. */
  site: (question: SiteQuestion) => void = () => undefined;
  /** Called at each change. */
  follow: () => void = () => undefined;
  readonly #world: SignInWorld;
  /** Aborts the requests to the API. */
  #abort = new AbortController();
  #hasStarted = false;
  /** The client for whom the list of this window sends requests: the last one that was shown. */
  #client: SignedInClient | undefined;
  /** The element that stands in the page from the start, and those that have come later. */
  #follower: Follower | undefined;
  readonly #newcomers: Follower[] = [];
  readonly #presence: Presence;

  constructor(world: SignInWorld) {
    this.#world = world;
    this.#presence = new Presence(world.tasks, () => {
      this.#follower?.leave();
      this.#follower = undefined;
    });
    this.own = new FakeWindow((message) => world.post(this.own, message));
    this.signIn = new SignIn({
      url: SESSION_URL,
      windowLink: this.own,
      clock: world.clock,
      paces: new Paces(),
      words: new Turns(world.clock),
      random: () => 0,
      warn: () => undefined,
      onUse: () => undefined,
      fetch: (_, init) => {
        const question = new SiteQuestion(init);
        this.questions.push(question);
        this.site(question);
        return question.response;
      },
    });
    this.#enter();
  }

  get newest(): SiteQuestion {
    return this.questions.at(-1)!;
  }

  /** Who is signed in for the element that stands in the page from the start. */
  get current(): SignInState {
    return this.#follower?.current ?? this.signIn.currentSince(0);
  }

  /** What the elements of this window may show, as one text. */
  get shown(): string {
    const states = [this.current, ...this.#newcomers.map(({ current }) => current)];
    const isAsking = this.signIn.isAsking ? ', asking' : '';
    return `${states.map(describe).join(' and ')}${isAsking}`;
  }

  get access() {
    return this.signIn.access.for(this.#client!);
  }

  /** Lets one step happen, or several in one task: `leave+enter`. */
  act(step: string): void {
    void happen(this.#events, step.replaceAll('+', ', '));
  }

  /** Lets steps such as `start, answer 1017` happen, and after each all that needs no time. */
  async play(steps: string): Promise<void> {
    for (const step of steps.split(', ')) {
      this.act(step);
      await this.#world.settle();
    }
  }

  readonly #events: Events = {
    start: () => {
      this.#hasStarted = true;
      this.#follower?.start();
    },
    ask: () => this.#follower?.askAgain(false),
    press: () => this.#follower?.askAgain(true),
    changed: () => void this.signIn.sessionChanged(),
    ended: () => this.signIn.sessionEnded(),
    leave: () => {
      this.#follower?.connect(false);
      this.#presence.leave();
    },
    enter: () => this.#enter(),
    // Another element comes in its place, whose list has sent nothing yet.
    swap: () => {
      const former = this.#follower;
      former?.connect(false);
      this.#world.tasks.after(0, () => former?.leave());
      this.#presence.enter();
      this.#client = undefined;
      this.#follow(true);
    },
    // Other elements come into the page, ask, and leave it.
    come: () => this.#newcomers.push(this.signIn.follow(() => undefined, true)),
    begin: () => this.#newcomers.forEach((newcomer) => newcomer.start()),
    retry2: () => this.#newcomers.at(-1)!.askAgain(true),
    go: () => this.#newcomers.pop()!.leave(),
    // A request to the API is sent, asks for its token or again after a refusal, or has got rows.
    send: () => this.access.recalled().addEventListener('abort', () => this.log.push('recalled')),
    token: () => void (this.#client && this.#note('token', this.#token(this.#abort.signal))),
    renew: (token = '') => void this.#note('renew', this.access.renew(token)),
    confirm: () => this.access.confirm(),
    retry: () => void this.access.ask?.(),
    abort: () => {
      this.#abort.abort(new Error('aborted'));
      this.#abort = new AbortController();
    },
    // The site answers, also the oldest of the questions that were aborted.
    answer: (...words) => this.newest.say(...words),
    late: (...words) =>
      this.questions.find(({ isPending, isAborted }) => isPending && isAborted)!.say(...words),
    hear: (news) => this.#world.send(this.own, { url: SESSION_URL, ...newsOf(news) }),
    wait: (seconds) => this.#world.clock.pass(Math.round(Number(seconds) * 1000)),
    ...Object.fromEntries(MOMENTS.map((moment) => [moment, () => this.own.happen(moment)])),
  };

  /** An element follows, or has moved, and starts unless it waits to be seen. */
  #enter(): void {
    if (this.#presence.enter()) {
      this.#follow(false);
    } else {
      this.#follower!.connect(true);
    }
    if (this.#hasStarted) {
      this.#follower!.start();
    }
  }

  #follow(isNew: boolean): void {
    this.#follower = this.signIn.follow(() => {
      const { current } = this;
      this.#client = current.state === 'client' ? current.client : this.#client;
      this.follow();
    }, isNew);
    if (isNew) {
      this.#follower.start();
    }
  }

  /** Waits for the token, and asks again when it is recalled, as the API client does. */
  async #token(signal: AbortSignal): Promise<string> {
    const recalled = this.access.recalled();
    try {
      if (this.access.token() === undefined) {
        await orAbort(this.access.untilKnown(), AbortSignal.any([signal, recalled]));
      }
      return this.access.token() ?? (await this.#token(signal));
    } catch (error) {
      signal.throwIfAborted();
      if (recalled.aborted) {
        return this.#token(signal);
      }
      throw error;
    }
  }

  /** Notes how it settles: `token 501`, `renew true`, `token failed: http`, or `token aborted`. */
  async #note(verb: string, settling: unknown): Promise<void> {
    try {
      this.log.push([verb, await settling].join(' ').trim());
    } catch (error) {
      const reason = error instanceof ApiError ? `failed: ${error.kind}` : (error as Error).message;
      this.log.push(`${verb} ${reason}`);
    }
  }
}

function describe(current: SignInState): string {
  const id = current.state === 'client' ? current.client.id : current.state;
  return current.state === 'failed' ? `${id}: ${current.error.kind}` : id;
}

/** Returns what another window tells: `changed`, `ended`, or whom the site has named. */
function newsOf(news: string | undefined): object {
  const client = news === 'nobody' ? null : news;
  return news === 'changed' || news === 'ended' ? { type: news } : { type: 'answer', client };
}

interface Delivery {
  readonly from: FakeWindow | undefined;
  readonly to: FakeWindow;
  readonly message: unknown;
}

/** A site in some windows of one browser. */
export class SignInWorld {
  readonly clock = new FakeClock(Date.UTC(2026, 10, 28));
  /** Tells when a task has ended. */
  readonly tasks = new FakeClock();
  /** What the windows have posted to each other. */
  readonly posted: unknown[] = [];
  /** The messages under way. */
  readonly deliveries: Delivery[] = [];
  readonly #windows: FakeWindow[] = [];

  /** Opens a window whose element does not start yet. */
  openWindow(): SiteWindow {
    const window = new SiteWindow(this);
    this.#windows.push(window.own);
    return window;
  }

  /** Sends what a window posts to all other ones. */
  post(from: FakeWindow, message: unknown): void {
    this.posted.push(message);
    const others = this.#windows.filter((own) => own !== from);
    others.forEach((own) => this.send(own, message, from));
  }

  /** Sends a message, which arrives later, unless the channel is closed. */
  send(to: FakeWindow, message: unknown, from?: FakeWindow): void {
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
      this.tasks.pass(0);
      this.deliver();
      await turns();
    } while (this.deliveries.length > 0);
  }
}

/**
 * A window in a story: behind `>` is what it shows, the number of questions so far, and what the
 * requests to the API have got since the last line.
 */
export class SignInStory implements StoryWorld {
  readonly #window = new SignInWorld().openWindow();

  async take(steps: string): Promise<string> {
    const { questions, log } = this.#window;
    await this.#window.play(steps);
    return [this.#window.shown, `asked ${questions.length}`, ...log.splice(0)].join('; ');
  }
}

export async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    await Promise.resolve();
  }
}

/** Stands in for what `WindowLink` uses of a browser. The tests also run in real ones. */
export function standInForBrowser(): void {
  if (!('document' in globalThis)) {
    const prototype = { visibilityState: 'visible', defaultView: globalThis };
    stub(globalThis, 'window', new EventTarget() as typeof window);
    stub(globalThis, 'document', Object.create(prototype) as Document);
  }
}
