import type { ApiError } from '../api/api-error.js';

/**
 * Judges whether rows may go on being shown, and asked for. A host that refuses the token takes them
 * away; any other refusal (`ErrorCode`) does so after the browser has restored the page, since the
 * next person at the computer must not read them.
 */
export class Refusal {
  /** Whether the host has refused a request, and none has succeeded since. */
  isRefused = false;
  /** Whether a refusal has taken the rows away, and no request has succeeded since. */
  hasDropped = false;
  /** Whether the page has been restored, and a request sent since has not succeeded yet. */
  isUnconfirmed = false;

  /** The page has been restored: it may have another reader by now. */
  doubt(): void {
    this.isUnconfirmed = true;
  }

  /** A request has succeeded. What was under way when the page was restored is aborted. */
  lift(): void {
    this.isRefused = false;
    this.hasDropped = false;
    this.isUnconfirmed = false;
  }

  /** A request has failed. Returns whether its rows must go. */
  drops({ kind }: ApiError): boolean {
    this.isRefused ||= kind === 'auth' || kind === 'api';
    const isDropped = kind === 'auth' || (kind === 'api' && this.isUnconfirmed);
    this.hasDropped ||= isDropped;
    return isDropped;
  }
}
