import { ApiError, isPassing, toApiError } from '../api/api-error.js';
import { Pace } from '../api/pace.js';
import type { WatchedWindow, WindowMoment } from '../window/window-link.js';
import { RetryLater } from '../window/retry-later.js';
import { askSite, type AskOptions, type SiteAnswer } from './ask-site.js';
import { joinedCause, Question, type Cause } from './question.js';

/** Then the site and the other windows will probably not agree. */
const MOST_CONTRADICTIONS = 3;

export interface SiteOptions extends Omit<AskOptions, 'signal' | 'health' | 'isQuiet'> {
  readonly windowLink: WatchedWindow;
}

/** Hears of the questions. Those that are discarded have no end. */
export interface QuestionListener {
  handleQuestion(): void;
  handleAnswer(answer: SiteAnswer, cause: Cause): void;
  /** Another window has posted another number than that of the answer. The site is asked again. */
  handleContradiction(): void;
  /** @param leavesRows whether what is shown may stay */
  handleFailure(error: ApiError, cause: Cause, leavesRows: boolean): void;
}

/** Asks the site, one question at a time, and later by itself what has failed. */
export class SiteQuestions {
  /** Limits what the page begins at the site while it fails. */
  readonly pace: Pace;
  readonly #options: SiteOptions;
  readonly #listener: QuestionListener;
  readonly #retryLater: RetryLater;
  readonly #health = { hasFailed: false };
  #question: Question | undefined;
  /** Whether a page, such as one to sign in, has come in place of an answer since the last answer. */
  #hasGotPage = false;
  /** Resolves with the failure of the newest question. */
  #outcome: Promise<ApiError | undefined> = Promise.resolve(undefined);

  constructor(options: SiteOptions, listener: QuestionListener) {
    this.#options = options;
    this.#listener = listener;
    this.pace = new Pace(options.clock);
    this.#retryLater = new RetryLater(options, () => this.ask('quiet'));
  }

  get isAsking(): boolean {
    return this.#question !== undefined;
  }

  /** Asks, or joins a question under way. */
  ask(cause: Cause): void {
    if (!this.#question) {
      this.#begin(new Question(cause, this.#options.windowLink.isHidden));
    }
  }

  /** Asks in place of a question under way, whose answer may be outdated. */
  replace(cause: Cause): void {
    const joined = joinedCause(cause, this.#question);
    this.discard();
    this.ask(joined);
  }

  /** Discards the question under way and the scheduled one. */
  discard(): void {
    this.#question?.abort.abort();
    this.#question = undefined;
    this.#retryLater.stop();
  }

  /** A return may follow a sign-in elsewhere, which a question from before does not know. */
  handleMoment(moment: WindowMoment): void {
    if (moment === 'hidden' && this.#question) {
      this.#question.wasHidden = true;
    } else if (moment === 'visible' && this.#question?.wasHidden) {
      this.replace('quiet');
    } else if (moment === 'visible') {
      this.ask('quiet');
    }
  }

  /** Notes a number that another window has posted, which contradicts another answer. */
  noteHeard(number: unknown): void {
    this.#question?.heard.add(number);
  }

  askAfterFailure(error: ApiError): void {
    this.#retryLater.afterFailure(error);
  }

  askAfterReconnect(): void {
    this.#retryLater.afterReconnect();
  }

  /** Waits for the question under way, or the one that replaces it. Returns its failure. */
  async untilEnd(): Promise<ApiError | undefined> {
    let failure: ApiError | undefined;
    while (this.#question) {
      failure = await this.#outcome;
    }
    return failure;
  }

  #begin(question: Question): void {
    this.#retryLater.pause();
    this.#question = question;
    this.#outcome = this.#send(question);
    this.#listener.handleQuestion();
  }

  async #send(question: Question): Promise<ApiError | undefined> {
    const { abort, cause } = question;
    const { signal } = abort;
    const isQuiet = cause === 'quiet';
    const outcome = await askSite({ ...this.#options, signal, health: this.#health, isQuiet })
      .then((answer) => this.#agreed(question, answer))
      .catch(toApiError);
    if (question !== this.#question) {
      return undefined;
    }
    this.#question = undefined;
    if (outcome instanceof ApiError) {
      this.pace.noteFailure(outcome);
      this.#listener.handleFailure(outcome, cause, this.#leavesRows(outcome));
      return outcome;
    }
    if (outcome) {
      this.#retryLater.stop();
      this.#hasGotPage = false;
      this.#listener.handleAnswer(outcome, cause);
    } else {
      this.#listener.handleContradiction();
      const { contradictions } = question;
      this.#begin(new Question(cause, this.#options.windowLink.isHidden, contradictions + 1));
    }
    return undefined;
  }

  /** A failure that passes does, but not the second page in place of an answer. */
  #leavesRows(error: ApiError): boolean {
    const isSecondPage = error.passes === true && this.#hasGotPage;
    this.#hasGotPage ||= error.passes === true;
    return isPassing(error) && !isSecondPage;
  }

  /** Returns undefined if the site must be asked again, since another window says otherwise. */
  #agreed(question: Question, answer: SiteAnswer): SiteAnswer | undefined {
    if (!question.isContradicted(answer.client?.id ?? null)) {
      return answer;
    }
    if (question.contradictions === MOST_CONTRADICTIONS) {
      const message = 'session-url and another window name different clients.';
      throw new ApiError('protocol', message, { passes: true });
    }
    return undefined;
  }
}
