import { isPassing, isRefusal, type ApiError } from '../model/api-error.js';
import type { RetryLater } from '../waiting/retry-later.js';
import type { Failure } from './list-state.js';
import { isRefresh, type Operation } from './operation-queue.js';

/** Knows what has failed since the API last returned rows, and whether asking again makes sense. */
export class Failures {
  #shown: Failure | undefined;
  /** Whether the page was restored, and no request that was sent since has succeeded. */
  isUnchecked = false;
  /** Whether the API has refused the token that it would get now. */
  isRefused = false;
  /** When what has failed is read again by itself. */
  readonly retryLater: RetryLater;
  #refusalsInARow = 0;
  readonly #unheard: Failure[] = [];

  constructor(retryLater: RetryLater) {
    this.retryLater = retryLater;
  }

  /** The failure of the first page or of a further one. */
  get shown(): Failure | undefined {
    return this.#shown;
  }

  /** Whether what has failed may succeed later, without anybody doing anything. */
  get mayPass(): boolean {
    const error = this.shown?.error;
    return error !== undefined && (isPassing(error) || (isRefusal(error) && !this.isRefused));
  }

  /** Returns what has failed since the last call, for the page to hear of before it is drawn. */
  takeUnheard(): readonly Failure[] {
    return this.#unheard.splice(0);
  }

  /** Shows the failure no more. What has failed is not read again by itself. */
  forget(): void {
    this.#shown = undefined;
    this.retryLater.stop();
  }

  noteSuccess(): void {
    this.forget();
    this.isUnchecked = false;
    this.isRefused = false;
    this.#refusalsInARow = 0;
  }

  /**
   * Notes that an operation has failed. It becomes `first` if the rows must go: the API refuses to
   * show them, or does not confirm those of a restored page.
   *
   * @param isQuiet whether nobody waits for the operation. Nobody hears then that it has failed
   * again for a reason that passes.
   */
  note(failed: Operation, error: ApiError, isQuiet: boolean): Failure {
    const isDropped = error.kind === 'auth' || (error.kind === 'api' && this.isUnchecked);
    const failure: Failure = { operation: isDropped ? 'first' : failed, error };
    const isAgain = this.shown !== undefined && isPassing(this.shown.error) && isPassing(error);
    if (isRefusal(error)) {
      this.isRefused = true;
      this.#refusalsInARow++;
    }
    if (!isQuiet || !isAgain) {
      this.#unheard.push(failure);
      this.#shown = isRefresh(failure.operation) ? this.#shown : failure;
    }
    if (isRefresh(failure.operation) || this.mayPass) {
      this.retryLater.afterFailure(error);
    }
    return failure;
  }

  /** Returns whether to read a refused list at once: not after a second refusal in a row. */
  noteToken(): boolean {
    const { shown, mayPass } = this;
    this.isRefused = false;
    const isNews = shown !== undefined && this.mayPass && !mayPass;
    if (isNews && this.#refusalsInARow > 1) {
      this.retryLater.afterFailure(shown.error);
      return false;
    }
    return isNews;
  }
}
