import type { ApiError } from '../api/api-error.js';

/**
 * Decides whether rows may still be shown and requested. If the API refuses the token, the rows
 * are dropped. After the browser has restored the page, any other refusal (`ErrorCode`) drops them,
 * too, since the next person at the computer must not read them.
 */
export class Refusal {
  /** Whether the API has refused to answer the list that is shown (`ErrorCode`). */
  isRefused = false;
  /** Whether a refusal has dropped the rows, and no request has succeeded since. */
  hasDropped = false;
  /** Whether the page was restored, and no request that was sent since has succeeded. */
  isUnconfirmed = false;

  /** Notes that the page was restored: the reader may have changed. */
  noteRestoration(): void {
    this.isUnconfirmed = true;
  }

  /** Notes a success. Operations from before a restoration have been aborted. */
  noteSuccess(): void {
    this.isRefused = false;
    this.hasDropped = false;
    this.isUnconfirmed = false;
  }

  /** Notes a failure. Returns whether the rows must be dropped. */
  noteFailure({ kind }: ApiError): boolean {
    this.isRefused ||= kind === 'api';
    const isDropped = kind === 'auth' || (kind === 'api' && this.isUnconfirmed);
    this.hasDropped ||= isDropped;
    return isDropped;
  }
}
