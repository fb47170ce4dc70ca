import { stub } from '../../helpers/stub.js';
import { NewestAnswer, type SignedIn } from '../../sign-in/newest-answer.js';
import { respond, type Sent } from './page-host.js';

/** What the site says about who is signed in. `fail` may pass, `html` may not. */
export interface SiteAnswer {
  readonly says: '1' | '2' | '3' | 'nobody' | 'fail' | 'html';
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

/** The channels that elements of the page have opened. A message to them arrives at once. */
class FakeChannel {
  static readonly open = new Set<FakeChannel>();
  onmessage: ((event: { readonly data: unknown }) => void) | undefined;

  constructor() {
    FakeChannel.open.add(this);
  }

  postMessage(): void {
    // The other window does not answer.
  }

  close(): void {
    FakeChannel.open.delete(this);
  }
}

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
  /** Whether an element has asked or ended the session, so that other windows are heard. */
  #hasBegun = false;
  /** Whether the page has called `change` in this task. */
  #hasChanged = false;

  constructor(options: PageSiteOptions) {
    this.url = options.url;
    this.#options = options;
    this.newest = new NewestAnswer(options.faults);
    FakeChannel.open.clear();
    stub(window, 'BroadcastChannel', FakeChannel as unknown as typeof BroadcastChannel);
  }

  get holds(): boolean {
    return this.#held.length > 0;
  }

  release(end: 'oldest' | 'newest'): void {
    this.#due.push(...this.#held.splice(end === 'oldest' ? 0 : -1, 1));
  }

  /** Lets the answers arrive in a task of their own. Returns whether there are any. */
  giveAnswers(): boolean {
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

  /** Another window tells something. Without an element that follows, only the early file hears it. */
  hear(news: News, isFollowed: boolean): void {
    const channels = [...FakeChannel.open];
    if (isFollowed && this.#hasBegun && channels.length > 0) {
      this.newest.hear(news);
    }
    const message = { data: { url: this.url, ...news } };
    channels.forEach((channel) => channel.onmessage?.(message));
  }

  readonly fetch = ({ signal }: RequestInit): Promise<Response> => {
    const question = signal!;
    this.#hasBegun = true;
    this.newest.ask(question);
    const answer = this.answers.shift() ?? { ...this.#said, isHeld: false, isRenewed: false };
    this.#said = answer;
    return new Promise((resolve, reject) => {
      const handleAbort = () => {
        const reason = question.reason as Error;
        // Another reason is that the answer is not needed any more.
        if ('kind' in reason) {
          this.newest.fail(question, true);
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
    if (says === 'fail' || says === 'html') {
      this.newest.fail(question, says === 'fail');
      return respond('<html>', says === 'fail' ? 500 : 200);
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
