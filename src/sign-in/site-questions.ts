import { ApiError, isPassing, toApiError } from '../model/api-error.js';
import type { Pace, Paces } from '../waiting/pace.js';
import type { WatchedWindow, WindowMoment } from '../window/window-link.js';
import { RetryLater } from '../waiting/retry-later.js';
import { askSite, type AskOptions, type SiteAnswer } from './ask-site.js';
import { Question, type Asking } from './question.js';

/** Then the site and the other windows will probably not agree. */
const MOST_CONTRADICTIONS = 3;

export interface SiteOptions extends Omit<AskOptions, 'signal' | 'health' | 'isQuiet'> {
  readonly windowLink: WatchedWindow;
  /** The paces of the sites, shared by all that the page asks. */
  readonly paces: Paces;
}

/** Hears of the questions. Those that are discarded have no end. */
export interface QuestionListener {
  handleQuestion(): void;
  /** A question leaves that the page has begun since the session has changed. */
  handleChange(): void;
  handleAnswer(answer: SiteAnswer, question: Question): void;
  /** Another window has posted another number than that of the answer. The site is asked again. */
  handleContradiction(): void;
  /** @param leavesRows whether what is shown may stay */
  handleFailure(error: ApiError, question: Question, leavesRows: boolean): void;
}

/**
 * Asks the site, one question at a time, and later by itself what has failed. A question that waits
 * for its turn is under way like one that has left.
 */
export class SiteQuestions {
  /** How many questions have left. */
  left = 0;
  readonly #options: SiteOptions;
  readonly #listener: QuestionListener;
  readonly #retryLater: RetryLater;
  #question: Question | undefined;
  /** Whether a page, such as one to sign in, has come in place of an answer since the last answer. */
  #hasGotPage = false;
  /** Resolves with the failure of the newest question. */
  #outcome: Promise<ApiError | undefined> = Promise.resolve(undefined);

  constructor(options: SiteOptions, listener: QuestionListener) {
    this.#options = options;
    this.#listener = listener;
    this.#retryLater = new RetryLater(options, () => this.ask({ cause: 'quiet' }));
  }

  get isAsking(): boolean {
    return this.#question !== undefined;
  }

  /** Asks, or joins a question under way. */
  ask(asking: Asking): void {
    if (!this.#question) {
      this.#begin(new Question(asking));
    } else if (!this.#question.hasLeft) {
      this.#question.join(asking);
      if (!asking.inTurn) {
        this.#pace.hurry();
      }
    }
  }

  /** Asks in place of a question that has left, whose answer may be outdated. */
  replace(asking: Asking): void {
    const before = this.#question;
    if (before && !before.hasLeft) {
      this.ask(asking);
      return;
    }
    this.discard();
    // It is asked for the reason of the other one, too.
    this.ask({ ...asking, cause: before && before.cause !== asking.cause ? 'own' : asking.cause });
  }

  /** Discards the question under way and the scheduled one. */
  discard(): void {
    this.#question?.abort.abort();
    this.#question = undefined;
    this.#retryLater.stop();
  }

  /** A return may follow a sign-in elsewhere, which a question from before does not know. */
  handleMoment(moment: WindowMoment): void {
    const question = this.#question;
    if (moment === 'hidden' && question?.hasLeft) {
      question.wasHidden = true;
    } else if (moment === 'visible') {
      this[question?.wasHidden ? 'replace' : 'ask']({ cause: 'quiet' });
    }
  }

  /** Notes a number that another window has posted, which contradicts another answer. */
  noteHeard(number: unknown): void {
    this.#question?.noteHeard(number);
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

  get #pace(): Pace {
    return this.#options.paces.at(this.#options.url, this.#options.clock);
  }

  #begin(question: Question): void {
    this.#retryLater.pause();
    this.#question = question;
    this.#outcome = this.#send(question);
    this.#listener.handleQuestion();
  }

  async #send(question: Question): Promise<ApiError | undefined> {
    const { signal } = question.abort;
    if (question.isChange) {
      // Calls in one task ask once.
      await Promise.resolve();
    }
    const outcome = await this.#pace
      .run(() => this.#leave(question), { signal, inTurn: question.inTurn })
      .catch(toApiError);
    if (question !== this.#question) {
      return undefined;
    }
    this.#question = undefined;
    if (outcome instanceof ApiError) {
      this.#listener.handleFailure(outcome, question, this.#leavesRows(outcome));
      return outcome;
    }
    if (outcome) {
      this.#retryLater.stop();
      this.#hasGotPage = false;
      this.#listener.handleAnswer(outcome, question);
    } else {
      this.#listener.handleContradiction();
      this.#begin(new Question({ cause: question.cause }, question.contradictions + 1));
    }
    return undefined;
  }

  async #leave(question: Question): Promise<SiteAnswer | undefined> {
    question.number = ++this.left;
    question.wasHidden = this.#options.windowLink.isHidden;
    if (question.isChange) {
      this.#listener.handleChange();
    }
    const { signal } = question.abort;
    const isQuiet = question.cause === 'quiet';
    const answer = await askSite({ ...this.#options, signal, health: this.#pace, isQuiet });
    return this.#agreed(question, answer);
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
