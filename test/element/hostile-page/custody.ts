import type { ClientLeads } from '../../../src/index.js';
import { serialsIn, type AnswerKind, type Sent } from './page-host.js';
import type { PageSite } from './page-site.js';

/** The owner of an element's list, as the page has set it or the site has named it. */
interface Owner {
  readonly client: string;
  readonly token: string;
  readonly isBySite: boolean;
  /** Another name is another list, but another token is not. */
  readonly name: string;
}

/** An answer in this task, whose effects show at its end. */
interface Arrival extends Sent {
  readonly kind: AnswerKind;
  readonly isList: boolean;
  /** Whether the site names the client. */
  readonly isBySite: boolean;
  /** Whether a refusal drops what is shown, unless it is the first for the site. */
  readonly isEnd: boolean;
}

/**
 * Decides which texts an element may show and which requests it may send. It knows the settings of
 * the page, when the element has read them, and all requests and answers.
 */
export class Custody {
  readonly faults: string[] = [];
  /** Whether the site names the client, as of the last update. */
  isBySite = false;
  /** Whether the early file asks in place of the element, whose script has not come. */
  isComing = false;
  readonly #elementOf: () => ClientLeads;
  #owner: Owner;
  /** Counts the owners: one who returns counts as another. */
  #era = 0;
  /** The era of each request, and of each token of the page. */
  readonly #sent = new Map<number, number>();
  readonly #given = new Map<string, number>();
  #lastToken = 1000;
  /** Rows from requests before this one have been refused. */
  #barrier = 0;
  #arrived: Arrival[] = [];
  /** The last request before the browser restored the page, until a later one succeeds. */
  #unchecked: number | undefined;
  /** Whether the page has acted since the last update. */
  #isActing = false;
  /** The owner of an element that has left in this task, in which it may still send. */
  #parting: Owner | undefined;
  readonly #site: () => PageSite;

  /**
   * @param element returns the element that is in the page now, or was there last
   * @param site returns the site, which is there before the element asks it
   */
  constructor(element: () => ClientLeads, site: () => PageSite) {
    this.#elementOf = element;
    this.#site = site;
    this.#owner = this.#readOwner();
  }

  get #element(): ClientLeads {
    return this.#elementOf();
  }

  /** Creates a token, which nobody has had. */
  createToken(): string {
    return String(++this.#lastToken);
  }

  /** The page has acted, which may abort a request at once or in the next update. */
  act(): void {
    this.#isActing = true;
    this.#arrived = [];
  }

  /** Another element is about to come in place of this one. */
  part(): void {
    this.#parting = this.#readOwner();
  }

  /** The element is about to read the settings of the page. */
  follow(): void {
    if (this.isComing && !this.isBySite) {
      return;
    }
    this.isBySite = this.isComing ? this.isBySite : this.#hasSite;
    this.#isActing = false;
    const owner = this.#readOwner(this.isBySite);
    if (owner.name !== this.#owner.name) {
      this.#era++;
      this.#unchecked = undefined;
    }
    if (!this.isBySite) {
      this.#given.set(owner.token, this.#era);
    }
    this.#owner = owner;
  }

  /** The browser is about to restore the page, perhaps in front of another person. */
  restore(): void {
    this.#unchecked = this.#sent.size;
  }

  send(sent: Sent): void {
    const { serial, client, token } = sent;
    if (this.isComing) {
      this.follow();
    }
    this.#sent.set(serial, this.#era);
    const owner = this.#owner;
    const isParting = client === this.#parting?.client && token === this.#parting.token;
    // It may be a second attempt.
    const isGiven = token === owner.token || this.#given.get(token) === this.#era;
    const isAllowed = this.isBySite
      ? this.#site().allows(sent)
      : isGiven && client === owner.client;
    if (!isAllowed && !isParting) {
      this.faults.push(`the request ${serial} is of ${client} with the token ${token}`);
    }
  }

  /** An answer arrives for a request of the list, or of the badge, that is still needed. */
  answer(sent: Sent, kind: AnswerKind, isList: boolean): void {
    const site = this.#site();
    const isBySite = this.isBySite || !isList;
    const isUnchecked = this.#unchecked !== undefined && sent.serial > this.#unchecked;
    if (kind === 'page') {
      site.newest.hasRefused &&= !isBySite;
      this.#unchecked = isList && isUnchecked ? undefined : this.#unchecked;
    }
    const newest = isBySite ? site.newest.signedIn?.token : this.#owner.token;
    // A late refusal of a former token counts for nothing.
    if (!(isList && this.#isActing) && sent.token === newest) {
      const isDropped = kind === 401 || kind === 403 || (kind === 'code' && isUnchecked);
      const isAlone = !isBySite || (!site.newest.isAsking && sent.serial > site.knownRequests);
      this.#arrived.push({ ...sent, kind, isList, isBySite, isEnd: isDropped && isAlone });
    }
  }

  /** All that has happened in this task has had its effect. Returns whether the badge must show nothing. */
  endTask(): boolean {
    const site = this.#site();
    let isNumberRefused = false;
    for (const { serial, kind, isList, isBySite, isEnd } of this.#arrived) {
      const isRefused = isEnd && (!isBySite || site.newest.hasRefused);
      this.#barrier = isList && isRefused ? serial : this.#barrier;
      isNumberRefused = !isList && isRefused;
      if (isBySite && ['page', 401, 403, 'code'].includes(kind)) {
        site.newest.hasRefused = kind !== 'page';
      }
    }
    this.#arrived = [];
    this.#parting = undefined;
    if (this.#element.isConnected) {
      this.follow();
    }
    // A list beside the badge may have another number.
    return isNumberRefused && !this.isBySite;
  }

  get isThere(): boolean {
    return this.#element.isConnected || this.isComing;
  }

  /** Whether the site must answer first. */
  get #isHidden(): boolean {
    return this.isBySite && this.isThere && this.#site().newest.signedIn === undefined;
  }

  /** Checks what the page can read, at the end of a task or after an event of the browser. */
  judgeLeads(rows = 0): void {
    const { leads, matchingLeads, unread } = this.#element;
    if (this.#isHidden && leads.length + matchingLeads.length + unread + rows > 0) {
      this.faults.push(`${leads.length} leads and ${rows} rows before the site has answered`);
    }
  }

  /** Checks a text that the element shows, or passes to the page. */
  judge(text: string, what: string): void {
    for (const serial of serialsIn(text)) {
      const era = this.#sent.get(serial);
      if (era !== undefined && era !== this.#era) {
        this.faults.push(`${what}: the answer ${serial} to an earlier client`);
      } else if (era !== undefined && serial < this.#barrier) {
        this.faults.push(`${what}: the answer ${serial}, before the refusal ${this.#barrier}`);
      }
    }
  }

  /** Checks the detail of an event: the page may have set another client since the update began. */
  judgeEvent(type: string, said: string): void {
    this.judge(said, type);
    const isChanged = this.#readOwner().name !== this.#owner.name;
    const isHidden = this.#hasSite && this.#site().newest.signedIn === undefined;
    if ((isChanged || isHidden) && serialsIn(said).size > 0) {
      this.faults.push(`${type}: an answer, after the page has changed the client`);
    }
  }

  get #hasSite(): boolean {
    return Boolean(this.#element.sessionUrl);
  }

  /** A list that is hidden, or out of the page, keeps its owner, who may be named again. */
  #readOwner(isBySite = this.#hasSite): Owner {
    const { apiBase } = this.#element;
    const { signedIn } = isBySite ? this.#site().newest : { signedIn: this.#element };
    const isUnheard = signedIn === undefined || !this.isThere;
    if (isBySite && isUnheard && this.#owner.isBySite) {
      return this.#owner;
    }
    const { client, token } = signedIn ?? {};
    const name = client && token ? `${client}, ${isBySite}, ${apiBase}` : 'nobody';
    return { client: String(client), token: String(token), isBySite, name };
  }
}
