import { PageToken, type Access } from '../api/access.js';
import { isPassing, isRefusal, type ApiError } from '../api/api-error.js';
import type { Failure, FailureStep } from './list-state.js';
import type { Operation } from './operation-queue.js';

/** The operations whose failure is shown, and is tried again by itself. */
const SHOWN: readonly Operation[] = ['first', 'more', 'readOn'];

/** Knows what has failed since the API last returned rows, and whether asking again makes sense. */
export class Failures {
  /** The failure of the first page or of a further one. */
  shown: Failure | undefined;
  /** Whether the page was restored, and no request that was sent since has succeeded. */
  isUnchecked = false;
  readonly #access: Access;
  #refusals = 0;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Whether the API has refused the token last. */
  get isRefused(): boolean {
    const access = this.#access;
    return this.#refusals > 0 && !(access instanceof PageToken && !access.isRefused);
  }

  /** Whether what has failed may succeed later, without anybody doing anything. */
  get comesBack(): boolean {
    const error = this.shown?.error;
    return error !== undefined && (isPassing(error) || (isRefusal(error) && !this.isRefused));
  }

  noteSuccess(): void {
    this.shown = undefined;
    this.#refusals = 0;
    this.isUnchecked = false;
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
    this.#refusals += Number(isRefusal(error));
    if (isShown(failure) && !isQuiet) {
      this.shown = failure;
    }
    return { type: 'failure', failure, isQuiet };
  }

  /**
   * Uses another token of the page. Returns the number of refusals if a refused list may be read
   * again for it.
   */
  replaceToken(token: string): number {
    const cameBack = this.comesBack;
    if (this.#access instanceof PageToken) {
      this.#access.replace(token);
    }
    return this.comesBack && !cameBack ? this.#refusals : 0;
  }
}

export function isShown({ operation }: Failure): boolean {
  return SHOWN.includes(operation);
}
