import { isRefusal, mayRefuseStart, toApiError } from '../api/api-error.js';
import { isOutdated, systemClock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import { readUnread, type UnreadOnly } from '../api/read-lead.js';
import { findTop } from '../model/first-position.js';
import { unreadIn } from '../model/lead.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import type { SignedInClient } from '../sign-in/ask-site.js';
import type { ListedUnread } from '../sign-in/followers.js';
import type { SignIn } from '../sign-in/sign-in.js';

const LENGTH = 50;

export type Unread = Pick<ListedUnread, 'unread' | 'hasMore'>;

type Owner = SignedInClient & { readonly siteCode: string };

/** The number of one client: that of a list beside the badge, otherwise one that the badge reads. */
export class UnreadCount {
  readonly owner: Owner;
  readonly #site: SignIn;
  readonly #log: DeveloperLog;
  readonly #api: LeadsApi<UnreadOnly>;
  readonly #closing = new AbortController();
  #value: Unread | undefined;
  /** Whether the number should be read, unless there is a list. */
  #isDue = true;
  #askedAt = -Infinity;
  #hasAsked = false;
  #reading: Promise<void> | undefined;

  constructor(site: SignIn, owner: Owner, log: DeveloperLog) {
    const { id, base, operator, siteCode } = owner;
    const query = { siteCode, client: id, operator };
    this.owner = owner;
    this.#site = site;
    this.#log = log;
    this.#api = new LeadsApi({
      base,
      query,
      access: site.access.for(owner),
      readRow: readUnread,
      clock: systemClock,
    });
  }

  /** Returns undefined while it is unknown. The number of a list stays when the list has gone. */
  latest(): Unread | undefined {
    const list = this.#list;
    if (list?.phase === 'read') {
      this.#value = { unread: list.unread, hasMore: list.hasMore };
    } else if (list?.phase === 'refused') {
      this.#value = undefined;
    }
    return this.#value;
  }

  /** Lets the number be read again. */
  renew(): void {
    this.#isDue = true;
  }

  /** Lets the number be read again if it is old, since the site is asked: the client has returned. */
  noteQuestion(): void {
    this.#isDue ||= isOutdated(systemClock, this.#askedAt);
  }

  /** Reads the number if it is due, or joins a request under way. Never rejects. */
  async read(): Promise<void> {
    if (this.#isDue && !this.#reading && !this.#list) {
      this.#isDue = false;
      this.#askedAt = systemClock.now();
      this.#reading = this.#read();
    }
    await this.#reading;
  }

  close(): void {
    this.#closing.abort();
  }

  get #list(): ListedUnread | undefined {
    return this.#site.followers.listFor(this.owner.siteCode);
  }

  /**
   * Reads the first rows of an API that counts from 0 or from 1. Position 0 is the first row of both,
   * or one too early, so one row more is read. Only a refused token drops the number.
   */
  async #read(): Promise<void> {
    const { signal } = this.#closing;
    // Once, since a page may have several badges, and a list that tries again.
    const fetchFrom = (start: number) =>
      this.#api.fetchPage(start, LENGTH + 1, signal, { isQuiet: true });
    try {
      // The first page of an element waits for its turn, a return does not.
      await (this.#hasAsked ? undefined : this.#api.pace.turn());
      this.#hasAsked = true;
      const { leads, total } = await findTop(fetchFrom, mayRefuseStart);
      this.#value = { unread: unreadIn(leads.slice(0, LENGTH)), hasMore: total > LENGTH };
    } catch (reason) {
      const error = toApiError(reason);
      if (!signal.aborted) {
        this.#api.pace.noteFailure(error);
        this.#value = error.kind === 'auth' ? undefined : this.#value;
        // It may be another token at the next return.
        this.#askedAt = isRefusal(error) ? -Infinity : this.#askedAt;
        this.#log.warnOfFailure(error, this.owner.base);
      }
    } finally {
      this.#reading = undefined;
    }
  }
}
