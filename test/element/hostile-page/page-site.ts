import { stub } from '../../helpers/stub.js';
import { respond, type Sent } from './page-host.js';

/** What the site says about who is signed in. `fail` may pass, `empty` may not. */
export interface SiteAnswer {
  readonly says: '1' | '2' | '3' | 'nobody' | 'fail' | 'empty';
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

/** The client of the newest answer, with their token. */
interface SignedIn {
  readonly client: string;
  readonly token: string;
}

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

/**
 * A site with sessions, which answers in the page. It knows who may be shown at the end of each
 * task, and which requests may be sent.
 */
export class PageSite {
  readonly url: string;
  /** Its next answers; after them it repeats the last one. */
  answers: SiteAnswer[] = [];
  /** Whom an element may show: null for nobody, undefined if that is in doubt, or has failed. */
  signedIn: SignedIn | null | undefined;
  /** Whether the answer in force may have changed in this task, of which elements know later. */
  isChanging = false;
  /** Whether an answer of this task may have come too late for the elements. */
  isUnsure = false;
  /** Whether the API has refused a token and has not answered with rows since. */
  hasRefused = false;
  /** The number of requests before the newest answer. */
  knownRequests = 0;
  /** Whether the page is in the back/forward cache, where nothing is asked. */
  isInCache = false;
  readonly #options: PageSiteOptions;
  readonly #held: (() => void)[] = [];
  readonly #tokens = new Map<string, string>();
  #said = USUAL;
  /** The signal of the question whose answer counts. */
  #question: AbortSignal | undefined;
  /** The numbers that other windows have told since it was sent. */
  #heard: (string | null)[] = [];
  /** The client of the newest answer, doubted or not; undefined before it. */
  #newest: string | null | undefined;
  /** Whether the page has called `change` in this task. */
  #hasChanged = false;
  /** Whether the page has ended the session, and nothing may be asked. */
  #hasEnded = false;

  constructor(options: PageSiteOptions) {
    this.url = options.url;
    this.#options = options;
    FakeChannel.open.clear();
    stub(window, 'BroadcastChannel', FakeChannel as unknown as typeof BroadcastChannel);
  }

  get holds(): boolean {
    return this.#held.length > 0;
  }

  /** Whether the site has yet to answer. Meanwhile, nothing is sent to the API. */
  get isAsked(): boolean {
    return this.#question !== undefined && !this.#question.aborted;
  }

  release(end: 'oldest' | 'newest'): void {
    (end === 'oldest' ? this.#held.shift() : this.#held.pop())?.();
  }

  /** Whether a request may be sent: with the client and token of the newest answer, after it. */
  allows({ client, token }: Sent): boolean {
    return !this.isAsked && this.signedIn?.client === client && this.signedIn.token === token;
  }

  /** All that has happened in this task has had its effect. */
  endTask(): void {
    this.isChanging = false;
    this.isUnsure = false;
  }

  /** The session may be another one: nothing is shown until the site has answered. */
  doubt(): void {
    this.#hasEnded = false;
    this.#discard();
    this.#name(undefined);
  }

  /** The page says that the session may be another one. Its calls in one task ask once. */
  change(): void {
    if (!this.#hasChanged || !this.isAsked) {
      this.#hasChanged = true;
      queueMicrotask(() => {
        this.#hasChanged = false;
      });
      this.doubt();
    }
  }

  /** The session has ended, whatever the site says. */
  end(): void {
    this.#hasEnded = true;
    this.#newest = null;
    this.#discard();
    this.#name(null);
  }

  /** The client returns to the page. */
  comeBack(): void {
    this.#hasEnded = false;
  }

  /** No element follows any more, so an answer may be an old one. */
  forget(): void {
    this.#discard();
    if (!this.#hasEnded) {
      this.#newest = undefined;
      this.#name(undefined);
    }
  }

  /** Another window tells something, which reaches the page only while a channel is open. */
  hear(news: News): void {
    const channels = [...FakeChannel.open];
    if (channels.length === 0) {
      return;
    }
    if (news.type === 'ended') {
      this.end();
    } else if (!('client' in news)) {
      this.doubt();
    } else if (!this.#hasEnded) {
      this.#hearNumber(news.client);
    }
    const message = { data: { url: this.url, ...news } };
    channels.forEach((channel) => channel.onmessage?.(message));
  }

  /** Another number hides what is shown. It does not replace a question, whose answer may be the same. */
  #hearNumber(client: string | null): void {
    this.#heard.push(client);
    if (client !== this.#newest) {
      if (this.isAsked) {
        this.#name(undefined);
      } else {
        this.doubt();
      }
    }
  }

  readonly fetch = ({ signal }: RequestInit): Promise<Response> => {
    if (this.isAsked) {
      this.#options.faults.push('a second question');
    }
    if (this.#hasEnded) {
      this.#options.faults.push('a question after the end of the session');
    }
    const answer = this.answers.shift() ?? { ...this.#said, isHeld: false, isRenewed: false };
    const question = signal!;
    this.#said = answer;
    this.#question = question;
    this.#heard = [];
    return new Promise((resolve, reject) => {
      const handleAbort = () => {
        const reason = question.reason as Error;
        // Another reason is that the answer is not needed any more.
        if (question === this.#question && 'kind' in reason) {
          this.#fail(true);
        }
        if (!answer.isDeaf) {
          reject(reason);
        }
      };
      question.addEventListener('abort', handleAbort, { once: true });
      const give = () => {
        question.removeEventListener('abort', handleAbort);
        resolve(this.#answer(answer, question === this.#question && this.isAsked));
      };
      if (answer.isHeld) {
        this.#held.push(give);
      } else {
        queueMicrotask(give);
      }
    });
  };

  #answer({ says, isRenewed }: SiteAnswer, counts: boolean): Response {
    if (says === 'fail' || says === 'empty') {
      if (counts) {
        this.#fail(says === 'fail');
      }
      return says === 'fail' ? respond('<html>', 500) : respond('', 200);
    }
    const signedIn = says === 'nobody' ? null : this.#signIn(says, isRenewed);
    if (counts) {
      this.#question = undefined;
      this.#believe(signedIn);
    }
    return respond(
      JSON.stringify(signedIn && { ...signedIn, apiBase: this.#options.apiBase }),
      200,
    );
  }

  /** An answer counts unless another window has told another number since its question left. */
  #believe(signedIn: SignedIn | null): void {
    const client = signedIn?.client ?? null;
    if (this.#heard.every((heard) => heard === client)) {
      this.knownRequests = this.#options.requests();
      this.#newest = client;
      this.#name(signedIn);
    }
  }

  #signIn(client: string, isRenewed: boolean): SignedIn {
    const known = isRenewed ? undefined : this.#tokens.get(client);
    const token = known ?? this.#options.createToken();
    this.#tokens.set(client, token);
    return { client, token };
  }

  #discard(): void {
    this.#question = undefined;
    this.isUnsure ||= this.isChanging;
  }

  /** What is shown stays if the failure may pass and nothing is in doubt. */
  #fail(mayPass: boolean): void {
    this.#question = undefined;
    this.#name(mayPass && !this.hasRefused ? this.signedIn : undefined);
  }

  #name(signedIn: SignedIn | null | undefined): void {
    this.isChanging = true;
    this.signedIn = signedIn;
  }
}
