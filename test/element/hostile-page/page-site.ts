import { stub } from '../../helpers/stub.js';
import { NewestAnswer, type FailureKind, type SignedIn } from '../../sign-in/newest-answer.js';
import { respond, type Sent } from './page-host.js';

/** What the site says about who is signed in. `fail` passes, `html` passes once, `empty` does not. */
export interface SiteAnswer {
  readonly says: '1' | '2' | '3' | 'nobody' | 'fail' | 'html' | 'empty';
  /** Whether a client gets another token than the last time. */
  readonly isRenewed: boolean;
  /** Whether it waits for a release. */
  readonly isHeld: boolean;
  /** Whether it arrives even if the question has been aborted, as with a page's own `fetch`. */
  readonly isDeaf: boolean;
}

/** What another window tells. */
export type News =
  | { readonly type: 'changed' | 'ended' }
  | { readonly type: 'answer'; readonly client: string | null };

export interface PageSiteOptions {
  /** Absolute. */
  readonly url: string;
  readonly apiBase: string;
  readonly createToken: () => string;
  readonly faults: string[];
  /** Returns the number of requests to the API until now. */
  readonly requests: () => number;
}

const USUAL: SiteAnswer = { says: '1', isRenewed: false, isHeld: false, isDeaf: false };

/** The channels of the page. A message of another window arrives at once, one of the page later. */
class FakeChannel {
  static readonly open = new Set<FakeChannel>();
  static readonly posted: (() => void)[] = [];
  onmessage: ((event: { readonly data: unknown }) => void) | undefined;

  constructor() {
    FakeChannel.open.add(this);
  }

  postMessage(data: unknown): void {
    const others = [...FakeChannel.open].filter((channel) => channel !== this);
    FakeChannel.posted.push(() =>
      others
        .filter((channel) => FakeChannel.open.has(channel))
        .forEach((channel) => channel.onmessage?.({ data })),
    );
  }

  close(): void {
    FakeChannel.open.delete(this);
  }
}

const FAILURES = new Map<SiteAnswer['says'], { kind: FailureKind; body: string; status: number }>([
  ['fail', { kind: 'passing', body: '<html>', status: 500 }],
  ['html', { kind: 'page', body: '<html>', status: 200 }],
  ['empty', { kind: 'final', body: '', status: 200 }],
]);

/** A site with sessions, which answers in the page, and the other windows of the site. */
export class PageSite {
  readonly url: string;
  /** Whom the elements may show. */
  readonly newest: NewestAnswer;
  /** Its next answers; after them it repeats the last one. */
  answers: SiteAnswer[] = [];
  /** The number of requests before the newest answer. */
  knownRequests = 0;
  /** Whether the page is in the back/forward cache, where nothing is asked. */
  isInCache = false;
  readonly #options: PageSiteOptions;
  /** The answers that wait for a release, and those that arrive in the next task. */
  readonly #held: (() => void)[] = [];
  #due: (() => void)[] = [];
  readonly #tokens = new Map<string, string>();
  #said = USUAL;
  /** Ends the question of the early file. */
  #early = new AbortController();
  /** Whether an element has asked or ended the session, so that other windows are heard. */
  #hasBegun = false;
  /** Whether the page has called `change` in this task. */
  #hasChanged = false;

  constructor(options: PageSiteOptions) {
    this.url = options.url;
    this.#options = options;
    this.newest = new NewestAnswer(options.faults);
    FakeChannel.posted.length = 0;
    stub(window, 'BroadcastChannel', FakeChannel as unknown as typeof BroadcastChannel);
  }

  /** The number of channels that the page has open. */
  get channels(): number {
    return FakeChannel.open.size;
  }

  get holds(): boolean {
    return this.#held.length > 0;
  }

  release(end: 'oldest' | 'newest'): void {
    this.#due.push(...this.#held.splice(end === 'oldest' ? 0 : -1, 1));
  }

  /** Lets messages and answers arrive in a task of their own. Returns whether there are any answers. */
  arrive(): boolean {
    FakeChannel.posted.splice(0).forEach((deliver) => deliver());
    const due = this.#due;
    this.#due = [];
    due.forEach((give) => give());
    return due.length > 0;
  }

  /** Whether a request may be sent: with the client and token of the newest answer, after it. */
  allows({ client, token }: Sent): boolean {
    const { isAsking, signedIn } = this.newest;
    return !isAsking && signedIn?.client === client && signedIn.token === token;
  }

  /** The page says that the session may be another one. Its calls in one task ask once. */
  change(): void {
    if (!this.#hasChanged || !this.newest.isAsking) {
      this.#hasChanged = true;
      queueMicrotask(() => {
        this.#hasChanged = false;
      });
      this.newest.hear({ type: 'changed' });
    }
  }

  /** The page says that the session has ended, whatever the site says. */
  end(): void {
    this.#hasBegun = true;
    this.newest.hear({ type: 'ended' });
  }

  /** No element follows any more, so an answer may be an old one. */
  forget(): void {
    this.#hasBegun &&= this.newest.hasEnded;
    this.newest.hear({ type: 'leave' });
  }

  /**
   * Another window tells something, which the page hears if it has a channel, and an element that
   * follows. The early file, and an element that has not asked, know of no end: they ask later.
   */
  hear(news: News, isFollowed: boolean): void {
    const channels = [...FakeChannel.open];
    if (isFollowed && channels.length > 0) {
      const isNoEnd = news.type === 'ended' && !this.#hasBegun;
      this.newest.hear(isNoEnd ? { type: 'changed' } : news);
    }
    const message = { data: { url: this.url, ...news } };
    channels.forEach((channel) => channel.onmessage?.(message));
  }

  readonly fetch = ({ signal }: RequestInit): Promise<Response> => {
    // The early file cannot take its question back, but that of an element replaces it.
    this.#early.abort();
    this.#early = new AbortController();
    const question = signal ?? this.#early.signal;
    this.#hasBegun = Boolean(signal);
    this.newest.ask(question);
    const answer = this.answers.shift() ?? { ...this.#said, isHeld: false, isRenewed: false };
    this.#said = answer;
    return new Promise((resolve, reject) => {
      const handleAbort = () => {
        const reason = question.reason as Error;
        // Another reason is that the answer is not needed any more.
        if ('kind' in reason) {
          this.newest.fail(question, 'passing');
        }
        if (!answer.isDeaf) {
          reject(reason);
        }
      };
      question.addEventListener('abort', handleAbort, { once: true });
      const give = () => {
        question.removeEventListener('abort', handleAbort);
        resolve(this.#answer(answer, question));
      };
      (answer.isHeld ? this.#held : this.#due).push(give);
    });
  };

  #answer({ says, isRenewed }: SiteAnswer, question: AbortSignal): Response {
    const failure = FAILURES.get(says);
    if (failure) {
      this.newest.fail(question, failure.kind);
      return respond(failure.body, failure.status);
    }
    const signedIn = says === 'nobody' ? null : this.#signIn(says, isRenewed);
    if (this.newest.answer(question, signedIn)) {
      this.knownRequests = this.#options.requests();
    }
    const { apiBase } = this.#options;
    return respond(JSON.stringify(signedIn && { ...signedIn, apiBase }), 200);
  }

  #signIn(client: string, isRenewed: boolean): SignedIn {
    const known = isRenewed ? undefined : this.#tokens.get(client);
    const token = known ?? this.#options.createToken();
    this.#tokens.set(client, token);
    return { client, token };
  }
}
