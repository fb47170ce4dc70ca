import { isRefusal, mayRefuseStart, toApiError, type ApiError } from '../api/api-error.js';
import { isOutdated, systemClock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import type { Page } from '../model/page.js';
import type { SignedInClient } from '../sign-in/ask-site.js';
import type { ListedUnread } from '../sign-in/lists.js';
import type { SignIn } from '../sign-in/sign-in.js';

const LENGTH = 50;

/** A number of unread messages, and whether there may be more. */
export interface Unread {
  readonly unread: number;
  readonly hasMore: boolean;
}

interface UnreadCountOptions {
  readonly site: SignIn;
  readonly client: SignedInClient;
  readonly siteCode: string;
  readonly onFailure: (error: ApiError) => void;
  readonly onEnd: () => void;
}

/** The number of one client: that of a list beside the badge, otherwise one that the badge reads. */
export class UnreadCount {
  /** Undefined while it is unknown. */
  value: Unread | undefined;
  readonly #api: LeadsApi;
  readonly #options: UnreadCountOptions;
  readonly #closing = new AbortController();
  #list: ListedUnread | undefined;
  /** Whether the number should be read, unless there is a list. */
  #isDue = true;
  /** Whether the API has refused the token, or has ended the session by an `ErrorCode`. */
  #isRefused = false;
  #askedAt = 0;
  #reading: Promise<void> | undefined;

  constructor(options: UnreadCountOptions) {
    const { site, client, siteCode } = options;
    const { id, base, operator } = client;
    this.#options = options;
    this.#api = new LeadsApi({
      base,
      query: { siteCode, client: id, operator },
      access: site.accessFor(client),
      clock: systemClock,
    });
  }

  /** Takes over the number of a list, which goes when the list is refused. */
  followLists(): void {
    const { site, siteCode } = this.#options;
    const lists = site.lists.of(siteCode);
    this.#list = lists.find(({ phase }) => phase === 'read') ?? lists[0];
    if (this.#list?.phase === 'read') {
      const { unread, hasMore } = this.#list;
      this.value = { unread, hasMore };
    } else if (this.#list?.phase === 'refused') {
      this.value = undefined;
    }
  }

  /** Lets the number be read again, unless a request is under way. */
  renew(): void {
    this.#isDue ||= !this.#reading;
  }

  noteReturn(): void {
    if (isOutdated(systemClock, this.#askedAt)) {
      this.renew();
    }
  }

  /** The site has answered, perhaps with a token that the API accepts. */
  noteAnswer(): void {
    if (this.#isRefused) {
      this.renew();
    }
  }

  /** Reads the number if it is due, or joins a request under way. Never rejects. */
  async read(): Promise<void> {
    if (this.#isDue && !this.#list) {
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
    this.#isRefused = 'kind' in outcome && isRefusal(outcome);
    if ('kind' in outcome) {
      // Any other failure leaves the number.
      this.value = outcome.kind === 'auth' ? undefined : this.value;
      this.#options.onFailure(outcome);
    } else if (this.#list?.phase !== 'read') {
      this.value = countIn(outcome);
    }
    this.#options.onEnd();
  }

  /**
   * Reads the first rows of an API that counts from 0 or from 1. Position 0 is the first row of both,
   * or one too early, so one row more is read.
   */
  async #readTop(): Promise<Page> {
    // Once, since a page may have several badges, and a list that tries again.
    const fetch = (start: number, length: number) =>
      this.#api.fetchPage(start, length, this.#closing.signal, { isSentOnce: true });
    const page = await fetch(0, LENGTH + 1).catch((error: unknown) => {
      if (!mayRefuseStart(error)) {
        throw error;
      }
    });
    return page && (page.leads.length > 0 || page.total === 0) ? page : fetch(1, LENGTH);
  }
}

function countIn({ leads, total }: Page): Unread {
  let unread = 0;
  for (const lead of leads.slice(0, LENGTH)) {
    unread += lead.unread;
  }
  return { unread, hasMore: total > LENGTH };
}
