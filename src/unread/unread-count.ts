import { isRefusal, mayRefuseStart, toApiError, type ApiError } from '../api/api-error.js';
import { isOutdated, systemClock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import type { SignedInClient } from '../sign-in/ask-site.js';
import type { SignIn } from '../sign-in/sign-in.js';

const LENGTH = 50;

/** A number of unread messages, and whether there may be more. */
export interface Unread {
  readonly unread: number;
  readonly hasMore: boolean;
}

type Owner = SignedInClient & { readonly siteCode: string };

/** The number of one client, as the badge reads it from the API if no list beside it does. */
export class UnreadCount {
  /** Undefined while it is unknown. */
  value: Unread | undefined;
  readonly owner: Owner;
  readonly #api: LeadsApi;
  readonly #onEnd: (error?: ApiError) => void;
  readonly #closing = new AbortController();
  #isDue = true;
  #askedAt = 0;
  #reading: Promise<void> | undefined;

  /** @param onEnd called after each request, with its failure if it has failed */
  constructor(site: SignIn, owner: Owner, onEnd: (error?: ApiError) => void) {
    const { id, base, operator, siteCode } = owner;
    const query = { siteCode, client: id, operator };
    const access = site.accessFor(owner);
    this.owner = owner;
    this.#api = new LeadsApi({ base, query, access, clock: systemClock });
    this.#onEnd = onEnd;
  }

  /** Lets the number be read again, unless a request is under way. */
  renew(): void {
    this.#isDue ||= !this.#reading;
  }

  /** Lets it be read again if it is old. */
  noteReturn(): void {
    if (isOutdated(systemClock, this.#askedAt)) {
      this.renew();
    }
  }

  /** Reads the number if it is due, or joins a request under way. Never rejects. */
  async read(): Promise<void> {
    if (this.#isDue) {
      this.#isDue = false;
      this.#askedAt = systemClock.now();
      this.#reading = this.#read();
    }
    await this.#reading;
  }

  close(): void {
    this.#closing.abort();
  }

  async #read(): Promise<void> {
    const outcome = await this.#readTop().catch(toApiError);
    this.#reading = undefined;
    if (this.#closing.signal.aborted) {
      return;
    }
    if ('unread' in outcome) {
      this.value = outcome;
      this.#onEnd();
      return;
    }
    if (isRefusal(outcome)) {
      // The token may be another one at the next return.
      this.#askedAt = 0;
    }
    // Any other failure leaves the number.
    this.value = outcome.kind === 'auth' ? undefined : this.value;
    this.#onEnd(outcome);
  }

  /**
   * Reads the first rows of an API that counts from 0 or from 1. Position 0 is the first row of both,
   * or one too early, so one row more is read.
   */
  async #readTop(): Promise<Unread> {
    // Once, since a page may have several badges, and a list that tries again.
    const fetch = (start: number, length: number) =>
      this.#api.fetchPage(start, length, this.#closing.signal, { isSentOnce: true });
    const page = await fetch(0, LENGTH + 1).catch((error: unknown) => {
      if (!mayRefuseStart(error)) {
        throw error;
      }
    });
    const hasRead = page && (page.leads.length > 0 || page.total === 0);
    const { leads, total } = hasRead ? page : await fetch(1, LENGTH);
    let unread = 0;
    for (const lead of leads.slice(0, LENGTH)) {
      unread += lead.unread;
    }
    return { unread, hasMore: total > LENGTH };
  }
}
