import { toApiError, type ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import type { Configuration } from '../settings/configuration.js';
import { isOutdated } from './outdated.js';

/**
 * An API that counts from 0 leaves out one row. Its count is then higher than the number of rows,
 * so the result says that there may be more.
 */
const FIRST_POSITION = 1;
const LENGTH = 50;

/** A number of unread messages, and whether there may be more. */
export interface Unread {
  readonly unread: number;
  readonly hasMore: boolean;
}

/** What is told while nothing is known. */
export const UNKNOWN: Unread = { unread: 0, hasMore: false };

/** Counts the unread messages in the first inquiries of one client. */
export class UnreadCount {
  readonly #clock: Clock;
  readonly #onFailure: (error: ApiError) => void;
  readonly #api: LeadsApi;
  #value = UNKNOWN;
  #isRefused = false;
  /** When the newest request was sent. Undefined if a request is due. */
  #askedAt: number | undefined;
  #request: AbortController | undefined;
  #reading: Promise<void> | undefined;

  /** @param fetch default: the global function at the time of a request */
  constructor(
    { base, query, token }: Configuration,
    clock: Clock,
    onFailure: (error: ApiError) => void,
    fetch?: typeof globalThis.fetch,
  ) {
    this.#clock = clock;
    this.#onFailure = onFailure;
    this.#api = new LeadsApi({ base, query, token, clock, ...(fetch && { fetch }) });
  }

  /** The last number that was read or adopted. */
  get value(): Unread {
    return this.#value;
  }

  /** Whether the number is being read, or should be: it never was, or is outdated. */
  get isDue(): boolean {
    return (this.#request !== undefined || this.#askedAt === undefined) && !this.#isRefused;
  }

  /** Uses these settings, which may have another token, for the next request. */
  update({ token }: Configuration): void {
    this.#api.setToken(token);
  }

  /** Makes a request due again, even after a refusal, unless one is under way. */
  renew(): void {
    this.#isRefused = false;
    if (!this.#request) {
      this.#askedAt = undefined;
    }
  }

  /** Makes a request due if the last one is at least a minute old. */
  renewIfOutdated(): void {
    if (isOutdated(this.#askedAt ?? 0, this.#clock)) {
      this.#askedAt = undefined;
    }
  }

  /** Takes over the number of a list. */
  adopt(value: Unread): void {
    this.#value = value;
  }

  forget(): void {
    this.#value = UNKNOWN;
  }

  /** Drops the number, and reads none until `renew`, since the API has refused the token. */
  refuse(): void {
    this.stop();
    this.forget();
    this.#isRefused = true;
  }

  /** Ends a request under way, which is then due again. */
  stop(): void {
    if (this.#request) {
      this.#request.abort();
      this.#request = undefined;
      this.#askedAt = undefined;
    }
  }

  /** Reads the number, or joins a request under way. Never rejects. A failure keeps the number. */
  read(): Promise<void> {
    this.#reading = this.#request && this.#reading ? this.#reading : this.#read();
    return this.#reading;
  }

  async #read(): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    this.#askedAt = this.#clock.now();
    try {
      const { leads, total } = await this.#api.fetchPage(FIRST_POSITION, LENGTH, request.signal, {
        // Nobody waits for a number that is there.
        isSentOnce: this.#value !== UNKNOWN,
      });
      if (request === this.#request) {
        let unread = 0;
        for (const lead of leads) {
          unread += lead.unread;
        }
        this.#value = { unread, hasMore: total > leads.length };
      }
    } catch (error) {
      if (request === this.#request) {
        this.#handleFailure(toApiError(error));
      }
    } finally {
      if (request === this.#request) {
        this.#request = undefined;
      }
    }
  }

  #handleFailure(error: ApiError): void {
    this.#onFailure(error);
    if (error.kind === 'auth') {
      this.refuse();
    }
  }
}
