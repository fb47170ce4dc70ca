import { stub } from '../../helpers/stub.js';

/** What the site says about who is signed in. `fail` and `html` are no answer. */
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
  /** Called just before an answer that counts, or before the element hears of an end. */
  readonly onChange: (change: 'client' | 'same token' | 'renewal') => void;
}

/** A question of the element. */
interface Question {
  /** The number of changes that were told before it. Its answer settles them. */
  readonly changes: number;
}

interface Arrival {
  /** Whether the element still waits for it. */
  readonly counts: () => boolean;
  readonly signedIn?: SignedIn | null;
  readonly arrive: () => void;
}

/** More turns than any chain of promises between an answer and its effect has. */
const TURNS = 30;

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    await Promise.resolve();
  }
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

/** A site with sessions, which answers in the page. It knows who may be shown. */
export class PageSite {
  readonly url: string;
  /** Its next answers; after them it repeats the last one. */
  answers: SiteAnswer[] = [];
  /** Whom an element may show: null for nobody, undefined if that is in doubt. */
  signedIn: SignedIn | null | undefined;
  /** Whether the page was in the back/forward cache, and the site has answered nothing since. */
  isDistrusted = false;
  /** Whether the page is in the cache, where nothing is asked. */
  isInCache = false;
  readonly #options: PageSiteOptions;
  readonly #held: (() => unknown)[] = [];
  readonly #tokens = new Map<string, string>();
  #said = USUAL;
  /** The question whose answer counts. */
  #newest: Question | undefined;
  /** The numbers of changes that were told, and of those since which the site has answered. */
  #changes = 0;
  #settledChanges = 0;
  /** An answer on its way through the promises of the element. */
  #arriving: Arrival | undefined;

  constructor(options: PageSiteOptions) {
    this.url = options.url;
    this.#options = options;
    FakeChannel.open.clear();
    stub(window, 'BroadcastChannel', FakeChannel as unknown as typeof BroadcastChannel);
  }

  /** Whether an answer is on its way, in whose task the browser tells the page nothing. */
  get isAnswering(): boolean {
    return this.#arriving !== undefined;
  }

  /** A request proves that an answer has arrived. */
  noteRequest(client: string, token: string): void {
    const signedIn = this.#arriving?.signedIn;
    if (signedIn?.client === client && signedIn.token === token) {
      this.#arriving?.arrive();
    }
  }

  get holds(): boolean {
    return this.#held.length > 0;
  }

  release(end: 'oldest' | 'newest'): void {
    (end === 'oldest' ? this.#held.shift() : this.#held.pop())?.();
  }

  /** The session has ended, whatever the site says. */
  end(): void {
    this.#arriving = undefined;
    this.#name(null);
    this.#newest = undefined;
    this.#settleDoubt(this.#changes);
  }

  /** The page has said that the session may be another one. */
  tellChange(): void {
    this.#changes++;
  }

  /** The page goes into the back/forward cache, or comes back from it. */
  distrust(isInCache: boolean): void {
    this.isInCache = isInCache;
    this.isDistrusted = true;
    this.#arriving = undefined;
    this.#newest = undefined;
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
      this.tellChange();
    } else if (news.client !== (this.signedIn?.client ?? null)) {
      this.tellChange();
      this.#name(undefined);
    }
    for (const channel of channels) {
      channel.onmessage?.({ data: { url: this.url, ...news } });
    }
  }

  readonly fetch = ({ signal }: RequestInit): Promise<Response> => {
    const answer = this.answers.shift() ?? { ...this.#said, isHeld: false, isRenewed: false };
    const question = { changes: this.#changes };
    const isNewest = () => question === this.#newest;
    const counts = () => isNewest() && !signal?.aborted;
    this.#said = answer;
    if (this.#arriving?.counts()) {
      // The element aborts each question that it replaces before the answer has arrived.
      this.#arriving.arrive();
    }
    this.#newest = question;
    this.#arriving = undefined;
    const isRead = new AbortController();
    return new Promise((resolve, reject) => {
      const handleAbort = ({ reason }: AbortSignal) => {
        // Another reason is that the answer is not needed any more.
        if (reason instanceof Error && 'kind' in reason) {
          void this.#expect({ counts: isNewest, arrive: () => this.#fail(question) });
        }
        if (!answer.isDeaf) {
          reject(reason as Error);
        }
      };
      signal?.addEventListener('abort', () => handleAbort(signal), { signal: isRead.signal });
      const give = async () => {
        resolve(this.#answer(answer, question, counts));
        await turns();
        // The element's question keeps its signal, which would keep this page.
        isRead.abort();
      };
      if (answer.isHeld) {
        this.#held.push(give);
      } else {
        queueMicrotask(() => void give());
      }
    });
  };

  #answer({ says, isRenewed }: SiteAnswer, question: Question, counts: () => boolean): Response {
    if (says === 'fail' || says === 'html') {
      void this.#expect({ counts, arrive: () => this.#fail(question) });
      return respond('<html>', says === 'fail' ? 500 : 200);
    }
    const signedIn = says === 'nobody' ? null : this.#signIn(says, isRenewed);
    void this.#expect({ counts, signedIn, arrive: () => this.#accept(signedIn, question) });
    return respond(
      JSON.stringify(signedIn && { ...signedIn, apiBase: this.#options.apiBase }),
      200,
    );
  }

  /** The last element may leave the page before the answer has arrived. Then it does not count. */
  async #expect(arrival: Arrival): Promise<void> {
    if (!arrival.counts()) {
      return;
    }
    this.#arriving = arrival;
    await turns();
    if (this.#arriving === arrival) {
      this.#arriving = undefined;
      if (arrival.counts()) {
        arrival.arrive();
      }
    }
  }

  #accept(signedIn: SignedIn | null, { changes }: Question): void {
    this.#arriving = undefined;
    this.#name(signedIn);
    this.#settleDoubt(changes);
  }

  #signIn(client: string, isRenewed: boolean): SignedIn {
    const known = isRenewed ? undefined : this.#tokens.get(client);
    const token = known ?? this.#options.createToken();
    this.#tokens.set(client, token);
    return { client, token };
  }

  /** A failure leaves the list after a plain return. */
  #fail({ changes }: Question): void {
    this.#arriving = undefined;
    if (this.isDistrusted || this.#changes > this.#settledChanges || !this.signedIn) {
      this.#name(undefined);
    } else {
      this.#options.onChange('same token');
    }
    this.#settleDoubt(changes);
  }

  #settleDoubt(changes: number): void {
    this.isDistrusted = false;
    this.#settledChanges = changes;
  }

  #name(signedIn: SignedIn | null | undefined): void {
    const before = this.signedIn;
    this.signedIn = signedIn;
    if (signedIn?.client !== before?.client) {
      this.#options.onChange('client');
    } else {
      this.#options.onChange(signedIn?.token === before?.token ? 'same token' : 'renewal');
    }
  }
}

function respond(text: string, status: number): Response {
  const headers = { 'Content-Type': 'application/json' };
  // Firefox reads a text in another thread, for which the page's clock would not wait.
  return Object.assign(new Response(text, { status, headers }), {
    text: () => Promise.resolve(text),
  });
}
