import { ApiError, isPassing, toApiError } from '../api/api-error.js';
import { ComeBack } from '../api/come-back.js';
import { hasNewContent } from '../settings/plain-data.js';
import { askSite, type AskOptions } from './ask-site.js';
import { Listeners } from './listeners.js';
import { OtherWindows, type WindowNews } from './other-windows.js';
import type { SiteAnswer } from './read-answer.js';
import { clientOf, type SignedInClient, type SignIn, type SignInSource } from './sign-in.js';
import type { PageMoment, SourcePage } from './source-page.js';

/** Most visitors are not signed in, so the site is not asked each time they return. */
const NOBODY_MS = 60_000;
/** Nobody signs in within this time. An older question may have an answer from before the return. */
const RECENT_MS = 1000;

export interface SiteSignInOptions extends Omit<AskOptions, 'signal' | 'health' | 'isSentOnce'> {
  readonly page: SourcePage;
  /** Gets sentences for the developer. */
  readonly warn: (sentence: string) => void;
}

/**
 * Whether the answer that was known before stays or goes if the question fails. `doubt` drops a
 * client unless the failure says nothing about the session.
 */
type OnFailure = 'keep' | 'doubt' | 'drop';

interface Question {
  readonly controller: AbortController;
  readonly onFailure: OnFailure;
  /** The client that another window has told meanwhile. */
  told?: string | null;
  /** Resolves when the question is answered, has failed, or is discarded. */
  end: Promise<void>;
}

/** The source that asks the site itself. */
export class SiteSignIn implements SignInSource {
  readonly #options: SiteSignInOptions;
  readonly #listeners = new Listeners();
  readonly #windows: OtherWindows;
  readonly #comeBack: ComeBack;
  readonly #health = { hasFailed: false };
  #signIn: SignIn = { state: 'unknown' };
  /** The token in the newest answer. Belongs to the owner in `#signIn`. */
  #token: string | undefined;
  #refusedToken: string | undefined;
  /** Whether a refusal is a reason to ask. */
  #canRenew = true;
  /** Only the newest question counts. */
  #question: Question | undefined;
  /** When the newest question was sent, or will be. Undefined if the source was never used. */
  #askedAt: number | undefined;
  #hasFailed = false;
  /** Whether a failure drops the answer before it. Stays until the site has answered or failed. */
  #dropsOnFailure = false;
  /** Whether there was no subscriber for a while, so that a change may have been missed. */
  #isStale = false;
  #isEnded = false;
  #isCovered = false;
  /** The restorations of the page after which the site was asked or the session has ended. */
  #seenRestorations = 0;

  constructor(options: SiteSignInOptions) {
    this.#options = options;
    this.#windows = new OtherWindows(options, this.#handleNews);
    this.#comeBack = new ComeBack(options.clock, options.random, () => {
      // A page that becomes visible asks in any case.
      if (!options.page.isHidden) {
        this.#askAgain();
      }
    });
  }

  get signIn(): SignIn {
    return this.#signIn;
  }

  get isAsking(): boolean {
    return this.#question !== undefined;
  }

  get isCovered(): boolean {
    return this.#isCovered;
  }

  get isTokenRefused(): boolean {
    return this.#token !== undefined && this.#token === this.#refusedToken;
  }

  subscribe(listener: () => void): () => void {
    const { page } = this.#options;
    this.#listeners.add(listener);
    page.watch(this.#handleMoment);
    if (!page.isCached) {
      this.#windows.open();
    }
    const isMissed = this.#isStale && !this.#isEnded;
    if (isMissed || this.#seenRestorations !== page.restorations) {
      this.#askRestored();
    }
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

  ask(): Promise<void> {
    const isKnown = clientOf(this.#signIn) !== undefined;
    const isCurrent = isKnown && !this.#isStale && !this.isTokenRefused;
    if (!isCurrent && !this.#isEnded && !this.#question) {
      this.#begin(isKnown ? 'keep' : 'drop');
    }
    return this.#untilSettled();
  }

  changed(): Promise<void> {
    this.#windows.tell({ type: 'changed' });
    this.#begin('drop');
    return this.#untilSettled();
  }

  ended(): void {
    this.#windows.tell({ type: 'ended' });
    this.#end();
  }

  async tokenFor(owner: SignedInClient, refused?: string): Promise<string> {
    if (refused === undefined && this.isTokenRefused) {
      void this.ask();
    } else if (refused !== undefined && refused === this.#token) {
      this.#refusedToken = refused;
      this.refuse(refused);
      this.#listeners.call();
    }
    await this.#untilSettled();
    const signIn = this.#signIn;
    if (signIn.state === 'failed') {
      throw signIn.error;
    }
    if (signIn.state !== 'client' || signIn.owner !== owner || this.#token === undefined) {
      throw new ApiError('auth', 'This client is not signed in any more.');
    }
    if (this.isTokenRefused) {
      throw new ApiError('auth', 'The API has refused the token, and the site has no other.');
    }
    return this.#token;
  }

  refuse(token: string): void {
    if (token === this.#token && this.#canRenew && !this.#question) {
      this.#canRenew = false;
      this.#begin('keep');
    }
  }

  confirm(token: string): void {
    if (token !== this.#token) {
      return;
    }
    this.#canRenew = true;
    if (this.isTokenRefused) {
      this.#refusedToken = undefined;
      this.#listeners.call();
    }
  }

  /** A list that waits to be seen has not asked yet: nothing may ask before it. */
  get #isUsed(): boolean {
    return this.#askedAt !== undefined;
  }

  async #untilSettled(): Promise<void> {
    // A question may be replaced while it is awaited.
    while (this.#question) {
      await this.#question.end;
    }
  }

  /** Asks the site in `wait` milliseconds. Replaces a question under way. */
  #begin(onFailure: OnFailure, wait = 0): void {
    this.#discardQuestion();
    this.#comeBack.pause();
    this.#askedAt = this.#options.clock.now() + wait;
    this.#hasFailed = false;
    this.#isEnded = false;
    this.#isStale &&= this.#listeners.isEmpty;
    this.#dropsOnFailure ||= onFailure === 'drop';
    const question: Question = {
      controller: new AbortController(),
      onFailure,
      end: Promise.resolve(),
    };
    this.#question = question;
    question.end = this.#pursue(question, wait);
    this.#listeners.call();
  }

  async #pursue(question: Question, wait: number): Promise<void> {
    const options = {
      ...this.#options,
      signal: question.controller.signal,
      health: this.#health,
      // Nobody waits after a return.
      isSentOnce: question.onFailure === 'doubt',
    };
    const outcome = await askSite(options, wait).catch(toApiError);
    if (question !== this.#question) {
      return;
    }
    if (outcome instanceof ApiError) {
      this.#handleFailure(outcome, question);
    } else {
      this.#handleAnswer(outcome, question);
    }
  }

  #discardQuestion(): void {
    const question = this.#question;
    this.#question = undefined;
    question?.controller.abort();
  }

  #handleAnswer(answer: SiteAnswer, { told }: Question): void {
    const client = answer.owner?.client ?? null;
    if (told !== undefined && told !== client) {
      // One of the two windows has an old answer.
      this.#askAfterNews();
      return;
    }
    this.#settle();
    this.#comeBack.stop();
    this.#isStale = this.#listeners.isEmpty;
    if (answer.owner === null) {
      this.#show({ state: 'nobody' });
    } else {
      this.#showClient(answer.owner, answer.token);
    }
    this.#windows.tell({ type: 'answer', client });
    this.#listeners.call();
    if ('warning' in answer) {
      this.#options.warn(answer.warning);
    }
  }

  #handleFailure(error: ApiError, { onFailure }: Question): void {
    const { state } = this.#signIn;
    const isDoubted = onFailure === 'doubt' && state === 'client' && !isPassing(error);
    if (this.#dropsOnFailure || this.#isCovered || state === 'unknown' || isDoubted) {
      this.#show({ state: 'failed', error });
    }
    this.#settle();
    this.#hasFailed = true;
    const isAwaited = this.#signIn.state === 'failed' || this.#comeBack.isReturning;
    // A late request of an element that has left may have asked.
    if (isAwaited && !this.#listeners.isEmpty && isPassing(error) && error.kind !== 'offline') {
      this.#comeBack.goOn(error);
    }
    this.#listeners.call();
  }

  /** Ends the question, and what it was to settle. */
  #settle(): void {
    this.#question = undefined;
    this.#dropsOnFailure = false;
    this.#isCovered = false;
  }

  #showClient(owner: SignedInClient, token: string): void {
    const signIn = this.#signIn;
    if (signIn.state !== 'client' || hasNewContent(owner, signIn.owner)) {
      this.#show({ state: 'client', owner });
      this.#canRenew = true;
    }
    this.#token = token;
  }

  #show(signIn: SignIn): void {
    this.#signIn = signIn;
    this.#token = undefined;
    this.#refusedToken = undefined;
  }

  #end(): void {
    this.#discardQuestion();
    this.#settle();
    this.#comeBack.stop();
    this.#askedAt ??= this.#options.clock.now();
    this.#hasFailed = false;
    this.#isEnded = true;
    this.#seenRestorations = this.#options.page.restorations;
    this.#show({ state: 'nobody' });
    this.#listeners.call();
  }

  readonly #handleMoment = (moment: PageMoment): void => {
    switch (moment) {
      case 'visible':
        if (!this.#isRecent) {
          this.#askAgain();
        }
        break;
      case 'online':
        if (this.#hasFailed) {
          this.#comeBack.begin();
        }
        break;
      case 'cached':
        this.#windows.close();
        this.#cover();
        break;
      case 'left':
        // The open channel may be the reason why the page is not to be cached.
        this.#windows.close();
        break;
      case 'restored':
        this.#windows.open();
        this.#askRestored();
        break;
    }
  };

  /** Whether the newest question was sent just now, or has found nobody in the last minute. */
  get #isRecent(): boolean {
    // The clock may have been set back.
    const age = Math.abs(this.#options.clock.now() - (this.#askedAt ?? 0));
    const isNobody = this.#signIn.state === 'nobody' && !this.#isEnded;
    return this.#question ? age < RECENT_MS : isNobody && age < NOBODY_MS;
  }

  #askAgain(): void {
    if (this.#isUsed && !this.#options.page.isCached) {
      this.#begin('doubt');
    }
  }

  /** Lets the elements hide what they show: the list by `inert`, the badge by drawing nothing. */
  #cover(): void {
    if (this.#isUsed) {
      // The answer to a question from before must not uncover the page.
      this.#discardQuestion();
      this.#isCovered = true;
      this.#listeners.call();
    }
  }

  /** Shows nothing until the site has said who is at the computer now. */
  #askRestored(): void {
    this.#seenRestorations = this.#options.page.restorations;
    this.#cover();
    if (this.#isUsed) {
      this.#begin('drop');
    }
  }

  readonly #handleNews = (news: WindowNews): void => {
    if (!this.#isUsed) {
      return;
    }
    if (news.type === 'answer') {
      this.#handleToldClient(news.client);
    } else if (news.type === 'ended') {
      this.#end();
    } else {
      this.#begin('drop');
    }
  };

  #handleToldClient(client: string | null): void {
    const shown = clientOf(this.#signIn);
    // Another window may have told an answer from before the end.
    if (client === shown || this.#isEnded) {
      return;
    }
    if (shown === undefined && this.#question) {
      this.#question.told = client;
    } else {
      this.#askAfterNews();
    }
  }

  /** Drops the answer, and asks at most once a second, so windows that disagree do not race. */
  #askAfterNews(): void {
    this.#show({ state: 'unknown' });
    this.#begin('drop', this.#windows.nextWait());
  }

  /** Follows nothing until the next subscription. */
  #rest(): void {
    this.#discardQuestion();
    this.#comeBack.stop();
    this.#options.page.unwatch(this.#handleMoment);
    this.#windows.close();
    this.#isStale = true;
  }
}
