import type { Access } from '../api/access.js';
import { toApiError, isPassing, type ApiError } from '../api/api-error.js';
import { Pace } from '../api/pace.js';
import { isObject } from '../api/read-field.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { Who } from '../settings/who.js';
import { askSite, type AskOptions, type SignedInClient, type SiteAnswer } from './ask-site.js';
import type { WatchedWindow, WindowMoment } from './window-link.js';
import { RetryLater } from './retry-later.js';
import { Followers, type ReadList } from './followers.js';
import { joinedCause, Question, type Cause } from './question.js';

/** Who is signed in, as far as the page may show it. Each answer of the site is another object. */
export type SignInState = Who<SignedInClient>;

export interface SignInOptions extends Omit<AskOptions, 'signal' | 'health' | 'isQuiet'> {
  readonly windowLink: WatchedWindow;
}

/** Before the first question. A list that waits to be seen asks later, and nothing asks before it. */
const UNASKED: SignInState = { state: 'unknown' };
const IN_DOUBT: SignInState = { state: 'unknown' };
const NOBODY: SignInState = { state: 'nobody' };
/** The page has ended the session, whatever the site says. */
const ENDED: SignInState = { state: 'nobody' };

/**
 * Asks the site who is signed in, for all elements of a page that name the same `session-url`. What
 * is shown belongs to the newest answer, and only one question is under way.
 *
 * An answer was true when it left the site. It counts only if its question left after each return to
 * this window, and after each word that the window has had from the page or another window, unless
 * that word was the number that it names.
 *
 * There are two kinds of reasons to ask. A plain one (a return to the page, a retry, a refusal by the
 * API) leaves what is shown, and joins a question under way; a return replaces a question that left
 * before the page was hidden. A doubt (the first question, a restored page, another window's word,
 * `changed`) hides what is shown until the site has answered, discards a question under way, and
 * recalls requests to the API. A number that is heard during a question only hides what it
 * contradicts.
 */
export class SignIn {
  readonly #options: SignInOptions;
  readonly followers = new Followers();
  readonly #retryLater: RetryLater;
  readonly #health = { hasFailed: false };
  /** For the methods of all elements. */
  readonly pace: Pace;
  #current: SignInState = UNASKED;
  /** The number of the client in the newest answer, also while it is hidden; null for nobody. */
  #named: string | null | undefined;
  /** The token of the client who is shown. */
  #token: string | undefined;
  #question: Question | undefined;
  /** The end of the newest question, with its failure. */
  #ended: Promise<ApiError | undefined> = Promise.resolve(undefined);
  /** Whether the API has refused a token and has not answered with rows since. */
  #hasRefused = false;
  /** Aborts the requests that must wait for the answer to a doubt. */
  #recall = new AbortController();
  /** Whether `changed` has asked in this task. */
  #hasJustChanged = false;
  /** What `changed` waits for. */
  #awaitedTurn: Promise<void> | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.pace = new Pace(options.clock);
    this.#retryLater = new RetryLater(options, () => void this.#askPlainly('quiet'));
  }

  get current(): SignInState {
    return this.#current;
  }

  get isAsking(): boolean {
    return this.#question !== undefined;
  }

  /**
   * Calls `listener` after each change, and at the end of each question; that of a badge, which has
   * no `readList`, also after a change of what a list knows. The page and the other windows are
   * followed only while there is a listener. Returns a function that unsubscribes.
   */
  subscribe(listener: () => void, readList?: ReadList): () => void {
    this.followers.add(listener, readList);
    this.#options.windowLink.watch(this.#handleMoment, true);
    return () => {
      this.followers.remove(listener);
      // An element that moves within the document subscribes again in the same task.
      queueMicrotask(() => {
        if (this.followers.isEmpty) {
          this.#rest();
        }
      });
    };
  }

  /** Asks the site unless it was asked before. The element must have subscribed. */
  start(): void {
    if (this.#current === UNASKED) {
      this.#doubt('own');
    }
  }

  /**
   * Asks the site, or joins a question under way. What is shown stays. Does nothing before `start` and
   * after `ended`. Never rejects.
   */
  async ask(): Promise<void> {
    if (this.#current !== UNASKED && this.#current !== ENDED) {
      await this.#askPlainly('own');
    }
  }

  /**
   * The session may be another one: hides what is shown, and asks again, here and in the other
   * windows; calls in one task ask once. Never rejects.
   */
  async changed(): Promise<void> {
    if (!this.#hasJustChanged) {
      const turn = this.pace.turn();
      if (turn) {
        this.#hide(IN_DOUBT);
        this.followers.notifyAll();
        this.#awaitedTurn = turn;
        await turn;
      }
      // All calls that wait have the same turn, and the session may have ended meanwhile.
      if (turn === this.#awaitedTurn) {
        this.#awaitedTurn = undefined;
        this.#change();
      }
    }
    await this.#untilAnswered();
  }

  #change(): void {
    this.#hasJustChanged = true;
    queueMicrotask(() => {
      this.#hasJustChanged = false;
    });
    this.#post('changed');
    if (this.followers.isEmpty) {
      this.#hide(UNASKED);
    } else {
      this.#doubt('own');
    }
  }

  /**
   * Nobody is signed in any more, here and in the other windows, whatever the site says. Asks
   * nothing until `changed` or until the page is shown again.
   */
  ended(): void {
    this.#post('ended');
    this.#signOut();
  }

  /** Lets the requests for a client have the token of the newest answer. */
  accessFor(client: SignedInClient): Access {
    return {
      recalled: () => this.#recall.signal,
      token: () => this.#tokenFor(client) ?? this.#untilToken(client),
      renew: (token) => this.#renew(token),
      pace: this.pace,
      confirm: () => {
        this.#hasRefused = false;
      },
      // While a failure of the site is shown, the list behind it must not ask, too.
      ask: () => (this.#current.state === 'failed' ? Promise.resolve() : this.ask()),
    };
  }

  #doubt(cause: Cause): void {
    const joined = joinedCause(cause, this.#question);
    this.#hide(IN_DOUBT);
    this.#ended = this.#begin(joined);
  }

  /** Hides what is shown, and discards the question under way and the scheduled one. */
  #hide(state: SignInState): void {
    this.#question?.abort.abort();
    this.#question = undefined;
    this.#retryLater.stop();
    this.#cover(state);
  }

  /** Hides what is shown, and recalls the requests for it. A question under way goes on. */
  #cover(state: SignInState): void {
    this.#current = state;
    this.#token = undefined;
    this.#recall.abort();
    this.#recall = new AbortController();
  }

  async #askPlainly(cause: Cause): Promise<ApiError | undefined> {
    if (!this.#question) {
      this.#ended = this.#begin(cause);
    }
    return this.#untilAnswered();
  }

  /** A return may follow a sign-in elsewhere, which a question from before does not know. */
  #return(): void {
    const question = this.#question;
    if (question?.wasHidden) {
      question.abort.abort();
      this.#ended = this.#begin(joinedCause('quiet', question));
    } else {
      void this.#askPlainly('quiet');
    }
  }

  /** Waits for the question under way, or the one that replaces it. Returns its failure. */
  async #untilAnswered(): Promise<ApiError | undefined> {
    let failure: ApiError | undefined;
    while (this.#question) {
      failure = await this.#ended;
    }
    return failure;
  }

  /** Returns the failure of the question, unless that is discarded. */
  async #begin(cause: Cause): Promise<ApiError | undefined> {
    this.#retryLater.pause();
    if (this.#current === ENDED) {
      // From now on, the numbers of other windows are heard.
      this.#current = NOBODY;
    }
    const question = new Question(cause, this.#options.windowLink.isHidden);
    const { signal } = question.abort;
    const isQuiet = cause === 'quiet';
    const asking = askSite({ ...this.#options, signal, health: this.#health, isQuiet });
    this.#question = question;
    this.followers.notifyAll();
    const outcome = await asking.catch(toApiError);
    if (question !== this.#question) {
      return undefined;
    }
    this.#question = undefined;
    if (!('client' in outcome)) {
      this.#handleFailure(outcome, cause);
      return outcome;
    }
    if (question.isContradicted(outcome.client?.id ?? null)) {
      this.#ended = this.#begin(cause);
    } else {
      this.#handleAnswer(outcome, cause);
    }
    return undefined;
  }

  #handleAnswer({ client, token }: SiteAnswer, cause: Cause): void {
    this.#retryLater.stop();
    this.#current = client ? { state: 'client', client } : NOBODY;
    this.#named = client?.id ?? null;
    this.#token = token;
    if (!client) {
      this.pace.noteSuccess();
    }
    if (cause !== 'heard') {
      this.#post('answer', { client: this.#named });
    }
    this.followers.notifyAll();
  }

  /** A failure that passes leaves what is shown. */
  #handleFailure(error: ApiError, cause: Cause): void {
    const { state } = this.#current;
    const isHidden = state === 'unknown' || state === 'failed';
    const passes = isPassing(error);
    this.pace.noteFailure();
    if (isHidden || this.#hasRefused || !passes) {
      // Nobody needs to hear again that the site is down.
      const isKnown = state === 'failed' && passes && cause === 'quiet';
      this.#current = isKnown ? this.#current : { state: 'failed', error };
      if (passes) {
        this.#retryLater.afterFailure(error);
      }
    }
    this.followers.notifyAll();
  }

  #signOut(): void {
    this.#hide(ENDED);
    this.#hasJustChanged = false;
    this.#awaitedTurn = undefined;
    this.#named = null;
    this.followers.notifyAll();
  }

  /** Returns the token if this client is shown and the site is not being asked. */
  #tokenFor(client: SignedInClient): string | undefined {
    const current = this.#current;
    if (current.state !== 'client' || this.#question) {
      return undefined;
    }
    // The token is the same for all site codes.
    const { siteCode } = client;
    return hasNewContent({ ...current.client, siteCode }, client) ? undefined : this.#token;
  }

  /** Waits for the token. Rejects with the failure of the site. */
  async #untilToken(client: SignedInClient): Promise<string> {
    const failure = await this.#untilAnswered();
    const error = this.#current.state === 'failed' ? this.#current.error : failure;
    if (error) {
      throw error;
    }
    // Without a token, the request waits until it is recalled, or aborted with its list.
    return this.#tokenFor(client) ?? new Promise(() => undefined);
  }

  /** Asks once until the API has answered with rows. The refusal of a former token is none. */
  async #renew(token: string): Promise<boolean> {
    if (token !== this.#token) {
      return true;
    }
    if (this.#hasRefused && !this.#question) {
      return false;
    }
    this.#hasRefused = true;
    return (await this.#askPlainly('own')) === undefined;
  }

  readonly #handleMoment = (moment: WindowMoment, message?: unknown): void => {
    if (this.#current === UNASKED) {
      return;
    }
    if (moment === 'hidden' && this.#question) {
      this.#question.wasHidden = true;
    } else if (moment === 'visible') {
      this.#return();
    } else if (moment === 'online' && this.#current.state === 'failed') {
      this.#retryLater.afterReconnect();
    } else if (moment === 'cached') {
      // The first frame of the restored page must have no rows.
      this.#hide(IN_DOUBT);
      this.followers.notifyAll();
    } else if (moment === 'restored') {
      this.#doubt('own');
    } else if (moment === 'message') {
      this.#handleMessage(message);
    }
  };

  /** Any script of the origin can post messages. The worst that follows is a question. */
  #handleMessage(message: unknown): void {
    const { url, type, client } = isObject(message) ? message : {};
    if (url !== this.#options.url) {
      return;
    }
    if (type === 'ended') {
      this.#signOut();
    } else if (type === 'changed') {
      this.#doubt('heard');
    } else if (type === 'answer' && this.#current !== ENDED) {
      // After an end, the number of another window may be an older one.
      this.#handleNumber(client);
    }
  }

  #handleNumber(heard: unknown): void {
    this.#question?.heard.add(heard);
    if (heard !== this.#named) {
      if (this.#question) {
        this.#cover(IN_DOUBT);
        this.followers.notifyAll();
      } else {
        this.#doubt('heard');
      }
    }
  }

  #post(type: 'changed' | 'ended' | 'answer', facts = {}): void {
    this.#options.windowLink.post({ url: this.#options.url, type, ...facts });
  }

  /** Nobody follows any more, so a change may be missed. The next element asks. */
  #rest(): void {
    this.#options.windowLink.unwatch(this.#handleMoment);
    if (this.#current !== ENDED) {
      this.#hide(UNASKED);
    }
  }
}
