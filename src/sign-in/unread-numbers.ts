import { isRefusal, toApiError } from '../model/api-error.js';
import { isOutdated, type Clock } from '../waiting/clock.js';
import { hasNewContent } from '../settings/plain-data.js';
import type { SignedInClient } from './ask-site.js';
import type { Followers, ListedUnread } from './followers.js';

export type Unread = Pick<ListedUnread, 'unread' | 'hasMore'>;

/** Reads a number from the API: in the turn of the page, or at once. */
export type ReadUnread = (signal: AbortSignal, inTurn: boolean) => Promise<Unread>;

interface KnownNumber {
  value: Unread | undefined;
  /** When it was read last, or was asked for. */
  readAt: number;
  /** Whether it should be read, unless there is a list: since the page or a return says so. */
  due: 'page' | 'return' | undefined;
  reading: Promise<void> | undefined;
}

/**
 * The numbers of unread messages that the page has got for the client who is signed in, for each site
 * code: that of a list, otherwise one that the badges have read together.
 */
export class UnreadNumbers {
  readonly #clock: Clock;
  readonly #followers: Followers;
  readonly #numbers = new Map<string, KnownNumber>();
  #client: SignedInClient | null = null;
  /** Aborts what is read for the client. */
  #abort = new AbortController();

  constructor(clock: Clock, followers: Followers) {
    this.#clock = clock;
    this.#followers = followers;
  }

  /** Follows an answer of the site. Nothing of another client may stay. */
  follow(client: SignedInClient | null): void {
    if (!client || hasNewContent(client, this.#client)) {
      this.forget();
    }
    this.#client = client;
  }

  forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#numbers.clear();
  }

  /** Lets all numbers be read again, in the turn of the page. */
  renew(): void {
    this.#numbers.forEach((number) => void (number.due = 'page'));
  }

  /** Lets old numbers be read again, since the site is asked: the client has returned. */
  noteQuestion(): void {
    for (const number of this.#numbers.values()) {
      number.due ??= isOutdated(this.#clock, number.readAt) ? 'return' : undefined;
    }
  }

  /** Notes what a list knows. Its number stays when the list has gone. */
  noteList({ siteCode, phase, unread, hasMore, readAt }: ListedUnread): void {
    const number = this.#numberFor(siteCode);
    if (phase === 'read') {
      number.value = { unread, hasMore };
      number.readAt = readAt;
      number.due = undefined;
    } else if (phase === 'refused') {
      number.value = undefined;
    }
  }

  /** Returns the number of a list, or the one that was read; undefined while it is unknown. */
  latest(siteCode: string): Unread | undefined {
    const list = this.#followers.listFor(siteCode);
    if (list) {
      this.noteList(list);
    }
    return this.#numberFor(siteCode).value;
  }

  /** Reads the number if it is due and there is no list, or joins a reading. Never rejects. */
  async read(siteCode: string, readUnread: ReadUnread): Promise<void> {
    const number = this.#numberFor(siteCode);
    if (number.due && !number.reading && !this.#followers.listFor(siteCode)) {
      number.reading = this.#read(number, readUnread);
    }
    await number.reading;
  }

  async #read(number: KnownNumber, readUnread: ReadUnread): Promise<void> {
    const { signal } = this.#abort;
    const inTurn = number.due === 'page';
    number.due = undefined;
    number.readAt = this.#clock.now();
    try {
      number.value = await readUnread(signal, inTurn);
    } catch (reason) {
      const error = toApiError(reason);
      number.value = error.kind === 'auth' ? undefined : number.value;
      // It may be another token at the next return.
      number.readAt = isRefusal(error) ? -Infinity : number.readAt;
    }
    number.reading = undefined;
    this.#followers.notifyBadges();
  }

  #numberFor(siteCode: string): KnownNumber {
    const number = this.#numbers.get(siteCode) ?? {
      value: undefined,
      readAt: -Infinity,
      due: 'page',
      reading: undefined,
    };
    this.#numbers.set(siteCode, number);
    return number;
  }
}
