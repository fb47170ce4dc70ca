import { isPassing, isRefusal, type ApiError } from '../api/api-error.js';
import type { Failure, FailureStep } from './list-state.js';
import { isRefresh, type Operation } from './operation-queue.js';

/** Knows what has failed since the API last returned rows, and whether asking again makes sense. */
export class Failures {
  /** The failure of the first page or of a further one. */
  shown: Failure | undefined;
  /** Whether the page was restored, and no request that was sent since has succeeded. */
  isUnchecked = false;
  /** Whether the API has refused the token that it would get now. */
  isRefused = false;
  #refusalsInARow = 0;

  /** Whether what has failed may succeed later, without anybody doing anything. */
  get comesBack(): boolean {
    const error = this.shown?.error;
    return error !== undefined && (isPassing(error) || (isRefusal(error) && !this.isRefused));
  }

  noteSuccess(): void {
    this.shown = undefined;
    this.isUnchecked = false;
    this.isRefused = false;
    this.#refusalsInARow = 0;
  }

  /**
   * Notes that an operation has failed. It becomes `first` if the rows must go: the API refuses to
   * show them, or does not confirm those of a restored page.
   *
   * @param isUnawaited whether nobody waits for the operation
   */
  note(failed: Operation, error: ApiError, isUnawaited: boolean): FailureStep {
    const isDropped = error.kind === 'auth' || (error.kind === 'api' && this.isUnchecked);
    const failure: Failure = { operation: isDropped ? 'first' : failed, error };
    const isAgain = this.shown !== undefined && isPassing(this.shown.error) && isPassing(error);
    const isQuiet = isUnawaited && isAgain;
    if (isRefusal(error)) {
      this.isRefused = true;
      this.#refusalsInARow++;
    }
    if (!isRefresh(failure.operation) && !isQuiet) {
      this.shown = failure;
    }
    return { type: 'failure', failure, isQuiet };
  }

  /**
   * Notes that the page has set another token. Returns the number of refusals if a refused list may
   * be read again for it.
   */
  noteToken(): number {
    const cameBack = this.comesBack;
    this.isRefused = false;
    return this.comesBack && !cameBack ? this.#refusalsInARow : 0;
  }
}
