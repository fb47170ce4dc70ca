import type { Access } from '../api/access.js';
import { toApiError, isPassing, type ApiError } from '../api/api-error.js';
import { ComeBack } from '../api/come-back.js';
import { parseInt64 } from '../api/parse-int64.js';
import { hasNewContent, isObject } from '../settings/plain-data.js';
import { askSite, type AskOptions, type SiteAnswer } from './ask-site.js';
import type { Page, PageMoment } from './browser-page.js';
import { Listeners } from './listeners.js';
import { Lists } from './lists.js';
import type { SignedInClient, SignIn, SignInState } from './sign-in.js';

export interface SiteSignInOptions extends Omit<AskOptions, 'signal' | 'health' | 'isSentOnce'> {
  readonly page: Page;
  /** Gets sentences for the developer. */
  readonly warn: (sentence: string) => void;
}

/** The newest answer. `ended` means that the page has said so itself, whatever the site says. */
type Answer = SiteAnswer | { readonly state: 'unknown' } | { readonly state: 'ended' };

interface Question {
  readonly controller: AbortController;
  /** Whether another window's word has caused it, so its answer is not told to the others. */
  readonly isTold: boolean;
  /** Whether nobody waits for it, so that a failure that passes changes nothing. */
  readonly isQuiet: boolean;
  /** Resolves when it is answered, has failed, or is discarded. */
  end: Promise<void>;
}

/** What one window tells the others about a session URL. Never contains a token. */
type Told =
  | { readonly type: 'changed' | 'ended' }
  /** The client whom the site has named; null for nobody. */
  | { readonly type: 'answer'; readonly client: string | null };

const UNKNOWN = { state: 'unknown' } as const;

/**
 * Asks the site who is signed in. What is shown belongs to the newest answer, and only one question
 * is under way.
 *
 * There are two kinds of reasons to ask. A plain one (a return to the page, a retry, a refusal by the
 * API) leaves what is shown, and joins a question under way. A doubt (the first question, a restored
 * page, another window's word, `changed`) hides what is shown until the site has answered, discards a
 * question under way, and recalls requests to the API.
 */
export class SiteSignIn implements SignIn {
  readonly lists = new Lists();
  readonly #options: SiteSignInOptions;
  readonly #listeners = new Listeners();
  readonly #comeBack: ComeBack;
  readonly #health = { hasFailed: false };
  #answer: Answer = UNKNOWN;
  /** Whether a doubt hides the answer. */
  #isCovered = false;
  /** The failure of the last question, which is shown instead of the answer. */
  #failure: ApiError | undefined;
  #question: Question | undefined;
  /** Whether the API has refused a token and has not answered with rows since. */
  #hasRefused = false;
  /** Aborts the requests that must wait for the answer to a doubt. */
  #recall = new AbortController();
  /** Wakes requests that wait for an answer, and tells them if the question has failed. */
  readonly #waiting = new Listeners<[ApiError?]>();
  /** Settles after the question of `changed`, which all calls in one task share. */
  #change: Promise<void> | undefined;

  constructor(options: SiteSignInOptions) {
    this.#options = options;
    this.#comeBack = new ComeBack(options.clock, options.random, () => {
      // A page that becomes visible asks in any case.
      if (!options.page.isHidden) {
        void this.#askPlainly({ isQuiet: true });
      }
    });
  }

  get current(): SignInState {
    if (this.#failure) {
      return { state: 'failed', error: this.#failure };
    }
    if (this.#isCovered) {
      return UNKNOWN;
    }
    return this.#answer.state === 'ended' ? { state: 'nobody' } : this.#answer;
  }

  get isAsking(): boolean {
    return this.#question !== undefined;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#options.page.watch(this.#handleMoment);
    return () => {
      this.#listeners.delete(listener);
      // An element that moves within the document subscribes again in the same task.
      queueMicrotask(() => {
        if (this.#listeners.isEmpty) {
          this.#rest();
        }
      });
    };
  }

  start(): void {
    if (!this.#isUsed) {
      this.#doubt();
    }
  }

  ask(): Promise<void> {
    return this.#askPlainly({ isQuiet: false });
  }

  changed(): Promise<void> {
    this.#change ??= this.#askAfterTask();
    return this.#change;
  }

  ended(): void {
    this.#tell({ type: 'ended' });
    this.#end();
  }

  accessFor(client: SignedInClient): Access {
    const recalled = () => this.#recall.signal;
    return {
      get recalled() {
        return recalled();
      },
      token: (signal) => this.#tokenFor(client, signal),
      renew: (token) => this.#renew(token),
      confirm: () => {
        this.#hasRefused = false;
      },
      ask: () => this.ask(),
    };
  }

  /** A list that waits to be seen has not asked yet: nothing may ask before it. */
  get #isUsed(): boolean {
    return this.#isCovered || this.isAsking || this.#answer !== UNKNOWN;
  }

  #doubt(isTold = false): void {
    this.#cover();
    this.#begin({ isTold, isQuiet: false });
  }

  /** Hides the answer. Recalled requests wait for the next one. */
  #cover(): void {
    this.#discardQuestion();
    this.#isCovered = true;
    this.#failure = undefined;
    this.#recall.abort();
    this.#recall = new AbortController();
  }

  async #askPlainly({ isQuiet }: { readonly isQuiet: boolean }): Promise<void> {
    if (!this.#question) {
      this.#begin({ isTold: false, isQuiet });
    }
    await this.#untilAnswered();
  }

  async #askAfterTask(): Promise<void> {
    await Promise.resolve();
    this.#change = undefined;
    this.#tell({ type: 'changed' });
    if (this.#listeners.isEmpty) {
      // The next listener asks.
      this.#answer = UNKNOWN;
    } else {
      this.#doubt();
    }
    await this.#untilAnswered();
  }

  /** A question may be replaced while it is awaited. */
  async #untilAnswered(): Promise<void> {
    while (this.#question) {
      await this.#question.end;
    }
  }

  #begin(reason: Pick<Question, 'isTold' | 'isQuiet'>): void {
    this.#comeBack.pause();
    const question = { ...reason, controller: new AbortController(), end: Promise.resolve() };
    this.#question = question;
    question.end = this.#pursue(question);
    this.#notify();
  }

  async #pursue(question: Question): Promise<void> {
    const { signal } = question.controller;
    const options = { ...this.#options, signal, health: this.#health, isSentOnce: question.isQuiet };
    const outcome = await askSite(options).catch(toApiError);
    if (question !== this.#question) {
      return;
    }
    this.#question = undefined;
    if ('state' in outcome) {
      this.#handleAnswer(outcome, question);
    } else {
      this.#handleFailure(outcome, question);
    }
  }

  #handleAnswer(answer: SiteAnswer, { isTold }: Question): void {
    this.#answer = answer;
    this.#isCovered = false;
    this.#failure = undefined;
    this.#comeBack.stop();
    if (!isTold) {
      this.#tell({ type: 'answer', client: clientOf(answer) ?? null });
    }
    this.#notify();
    if ('warning' in answer) {
      this.#options.warn(answer.warning);
    }
  }

  /** A failure that passes leaves what is shown, unless that is in doubt. */
  #handleFailure(error: ApiError, { isQuiet }: Question): void {
    const hasPassed = isPassing(error);
    if (this.#isCovered || this.#hasRefused || !hasPassed) {
      // Nobody hears of a failure that was shown before.
      this.#failure = (isQuiet && hasPassed && this.#failure) || error;
      this.#isCovered = true;
      if (hasPassed) {
        this.#comeBack.goOn(error);
      }
    }
    this.#notify(error);
  }

  #discardQuestion(): void {
    const question = this.#question;
    this.#question = undefined;
    question?.controller.abort();
  }

  #notify(failure?: ApiError): void {
    this.#listeners.call();
    this.#waiting.call(failure);
  }

  #end(): void {
    this.#discardQuestion();
    this.#comeBack.stop();
    this.#answer = { state: 'ended' };
    this.#isCovered = false;
    this.#failure = undefined;
    this.#notify();
  }

  /** Waits while a question is under way, and while the newest answer does not name this client. */
  async #tokenFor(client: SignedInClient, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    const answer = this.#answer;
    if (answer.state === 'client' && !this.#isCovered && !this.#question) {
      // The site code may be that of the tag before and after. If it is not, the list is dropped.
      const { siteCode } = answer.client;
      if (!hasNewContent(answer.client, { ...client, siteCode })) {
        return answer.token;
      }
    }
    await this.#untilNotified(signal);
    return this.#tokenFor(client, signal);
  }

  /** Rejects if the question fails, and with the reason of the signal. */
  #untilNotified(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (failure?: ApiError) => {
        this.#waiting.delete(settle);
        signal.removeEventListener('abort', abort);
        if (failure) {
          reject(failure);
        } else {
          resolve();
        }
      };
      const abort = () => {
        this.#waiting.delete(settle);
        reject(signal.reason as Error);
      };
      this.#waiting.add(settle);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  /** Asks once until the API has answered with rows. The refusal of a former token is none. */
  async #renew(token: string): Promise<boolean> {
    const isFormer = this.#answer.state === 'client' && this.#answer.token !== token;
    if (this.#hasRefused && !isFormer && !this.#question) {
      return false;
    }
    this.#hasRefused ||= !isFormer;
    await (isFormer ? this.#untilAnswered() : this.ask());
    return this.#failure === undefined;
  }

  readonly #handleMoment = (moment: PageMoment, message?: unknown): void => {
    if (!this.#isUsed) {
      return;
    }
    switch (moment) {
      case 'visible':
        void this.#askPlainly({ isQuiet: true });
        break;
      case 'online':
        if (this.#failure) {
          this.#comeBack.begin();
        }
        break;
      case 'cached':
        // The first frame of the restored page must have no rows.
        this.#cover();
        this.#notify();
        break;
      case 'restored':
        this.#doubt();
        break;
      case 'told':
        this.#handleTold(message);
        break;
    }
  };

  /** Any script of the origin can post messages, and so can another version of this one. */
  #handleTold(message: unknown): void {
    if (!isObject(message) || message.url !== this.#options.url) {
      return;
    }
    if (message.type === 'ended') {
      this.#end();
    } else if (message.type === 'changed') {
      this.#doubt(true);
    } else if (message.type === 'answer' && this.#isNews(message.client)) {
      this.#doubt(true);
    }
  }

  /** Whether another window has got another answer, which is not one from before the end. */
  #isNews(client: unknown): boolean {
    const isValid =
      client === null || (typeof client === 'string' && parseInt64(client) !== undefined);
    const isHeard = this.#answer.state !== 'ended' || this.isAsking;
    return isValid && isHeard && client !== clientOf(this.#answer);
  }

  #tell(message: Told): void {
    this.#options.page.tell({ url: this.#options.url, ...message });
  }

  /** Nobody follows any more, so a change may be missed. */
  #rest(): void {
    this.#options.page.unwatch(this.#handleMoment);
    this.#comeBack.stop();
    this.#cover();
    this.#isCovered = false;
    if (this.#answer.state !== 'ended') {
      this.#answer = UNKNOWN;
    }
  }
}

/** Returns the client of an answer, null for nobody, and undefined if it is not known. */
function clientOf(answer: Answer): string | null | undefined {
  if (answer.state === 'client') {
    return answer.client.id;
  }
  return answer.state === 'nobody' ? null : undefined;
}
