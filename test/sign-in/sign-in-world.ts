import type { SignedInClient, SignIn } from '../../src/sign-in/sign-in.js';
import { SiteSignIn } from '../../src/sign-in/site-sign-in.js';
import type { PageMoment, SourcePage, WindowChannel } from '../../src/sign-in/source-page.js';
import { FakeClock } from '../fixtures/fake-clock.js';

export const SESSION_URL = 'https://partner.example/my/session';
/** More turns than any chain of promises between a question and its answer has. */
const TURNS = 30;

export function answerOf(client: string | null, token = `9${client}`, more = {}): string {
  return JSON.stringify(client === null ? null : { client, token, ...more });
}

/** A question that the site has received, and answers when the test says so. */
export class SiteQuestion {
  readonly response: Promise<Response>;
  readonly url: string;
  readonly init: RequestInit;
  isPending = true;
  #resolve!: (response: Response) => void;
  #reject!: (error: Error) => void;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get isAborted(): boolean {
    return this.init.signal?.aborted === true;
  }

  answer(body: string | null, init: ResponseInit = {}): void {
    this.isPending = false;
    this.#resolve(new InstantResponse(body, init));
  }

  /** The network fails. */
  fail(): void {
    this.isPending = false;
    this.#reject(new TypeError('Failed to fetch'));
  }
}

/** A response whose text needs no task, so a test waits for microtasks alone. */
class InstantResponse extends Response {
  readonly #text: string;

  constructor(body: string | null, init: ResponseInit) {
    super(body, init);
    this.#text = body ?? '';
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#text);
  }
}

type Receiver = (message: unknown) => void;

/** The channels of all windows of one origin. Messages arrive when the world says so. */
class FakeChannels {
  readonly receivers = new Set<Receiver>();
  readonly posted: unknown[] = [];
  readonly deliveries: { readonly to: Receiver; readonly message: unknown }[] = [];

  open(onMessage: Receiver): WindowChannel {
    const receiver: Receiver = (message) => onMessage(message);
    this.receivers.add(receiver);
    return {
      post: (message) => {
        this.posted.push(message);
        this.send(message, receiver);
      },
      close: () => this.receivers.delete(receiver),
    };
  }

  send(message: unknown, from?: Receiver): void {
    for (const to of this.receivers) {
      if (to !== from) {
        this.deliveries.push({ to, message: structuredClone(message) });
      }
    }
  }

  get isChangeNext(): boolean {
    return JSON.stringify(this.deliveries.slice(0, 1)).includes('changed');
  }

  /** Delivers the oldest message, unless its channel is closed. */
  deliver(): void {
    const next = this.deliveries.shift();
    if (next && this.receivers.has(next.to)) {
      next.to(next.message);
    }
  }
}

class FakePage implements SourcePage {
  readonly openChannel: SourcePage['openChannel'];
  isCached = false;
  isHidden = false;
  restorations = 0;
  #listener: ((moment: PageMoment) => void) | undefined;

  constructor(openChannel: SourcePage['openChannel']) {
    this.openChannel = openChannel;
  }

  get isWatched(): boolean {
    return this.#listener !== undefined;
  }

  watch(listener: (moment: PageMoment) => void): void {
    this.#listener = listener;
  }

  unwatch(): void {
    this.#listener = undefined;
  }

  happen(moment: PageMoment): void {
    if (moment === 'cached' || moment === 'restored') {
      this.isCached = moment === 'cached';
    }
    this.restorations += moment === 'restored' ? 1 : 0;
    this.#listener?.(moment);
  }
}

/** One window of the site, with one source. */
export class TestWindow {
  readonly source: SiteSignIn;
  readonly page: FakePage;
  readonly warnings: string[] = [];
  /** The questions of this window. */
  readonly questions: SiteQuestion[] = [];
  readonly world: SignInWorld;
  #unsubscribe: () => void = () => undefined;

  constructor(world: SignInWorld, openChannel: SourcePage['openChannel'], url: string) {
    this.world = world;
    this.page = new FakePage(openChannel);
    this.source = new SiteSignIn({
      url,
      page: this.page,
      clock: world.clock,
      random: () => 0,
      warn: (sentence) => this.warnings.push(sentence),
      fetch: (input, init) => {
        const question = new SiteQuestion(input, init);
        this.questions.push(question);
        return question.response;
      },
    });
  }

  /** Its list subscribes. */
  enter(): void {
    this.#unsubscribe = this.source.subscribe(() => undefined);
  }

  leave(): void {
    this.#unsubscribe();
  }

  get newest(): SiteQuestion {
    return this.questions.at(-1)!;
  }

  /** What the elements of this window may show, as one text. */
  get shown(): string {
    const { signIn, isAsking, isCovered, isTokenRefused } = this.source;
    const facts = { asking: isAsking, covered: isCovered, refused: isTokenRefused };
    const words = Object.entries(facts).flatMap(([word, isSo]) => (isSo ? [word] : []));
    return [nameOf(signIn), ...words].join(', ');
  }

  get owner(): SignedInClient {
    const { signIn } = this.source;
    if (signIn.state !== 'client') {
      throw new Error(`It shows ${this.shown}.`);
    }
    return signIn.owner;
  }
}

export class SignInWorld {
  readonly clock: FakeClock;
  readonly channels = new FakeChannels();

  constructor(clock = new FakeClock(Date.UTC(2026, 10, 28))) {
    this.clock = clock;
  }

  /** Opens a window whose list subscribes, and does not ask yet. */
  openWindow(
    openChannel: SourcePage['openChannel'] = (onMessage) => this.channels.open(onMessage),
    url = SESSION_URL,
  ): TestWindow {
    const window = new TestWindow(this, openChannel, url);
    window.enter();
    return window;
  }

  /** Lets everything happen that needs no time and no answer. */
  async settle(): Promise<void> {
    do {
      this.channels.deliver();
      await turns();
    } while (this.channels.deliveries.length > 0);
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

function nameOf(signIn: SignIn): string {
  if (signIn.state === 'failed') {
    return `failed: ${signIn.error.kind}`;
  }
  return signIn.state === 'client' ? signIn.owner.client : signIn.state;
}
