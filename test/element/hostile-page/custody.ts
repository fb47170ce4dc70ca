import type { ClientLeads } from '../../../src/index.js';
import { serialsIn, type AnswerKind, type Sent } from './page-host.js';
import type { PageSite } from './page-site.js';

/** The owner of an element's list, as the page has set it or the site has named it. */
interface Owner {
  readonly client: string;
  readonly token: string;
  /** Whether the site has named them: another token may come in the place of a refused one. */
  readonly isBySite: boolean;
  /** The client, or `nobody`. The list of a client stays with another token. */
  readonly name: string;
}

/**
 * Decides which texts an element may show and which requests it may send. It knows the settings of
 * the page, when the element has read them, and all requests and answers.
 */
export class Custody {
  readonly faults: string[] = [];
  /** Whether the site names the client, as of the last update. */
  isBySite = false;
  readonly #element: ClientLeads;
  #owner: Owner;
  /** Counts the owners: one who returns counts as another. */
  #era = 0;
  /** The era of each request, and of each token of the page, or of the site before one. */
  readonly #sent = new Map<number, number>();
  readonly #given = new Map<string, number>();
  #lastToken = 1000;
  /** Rows from requests before this one have been refused. */
  #barrier = 0;
  /** The refusal that the element is about to learn of, unless the site names another token. */
  #refusal: { readonly serial: number; isFinal: boolean } | undefined;
  /** The last request before the browser restored the page, until a later one succeeds. */
  #doubt: number | undefined;
  /** Whether the page has acted since the last update. */
  #isActing = false;
  /** Whether the update that runs must cover the list. */
  #isCoverDue = false;
  readonly #site: () => PageSite;

  /** @param site returns the site, which is there before the element asks it */
  constructor(element: ClientLeads, site: () => PageSite) {
    this.#element = element;
    this.#site = site;
    this.#owner = this.#readOwner();
  }

  /** Creates a token, which nobody has had. */
  createToken(): string {
    return String(++this.#lastToken);
  }

  /** The page has acted, which may abort a request at once or in the next update. */
  act(): void {
    this.#isActing = true;
    this.#refusal = undefined;
  }

  /** The element is about to read the settings of the page. */
  follow(): void {
    this.isBySite = this.#hasSite;
    this.#takeOver();
    this.#isActing = false;
    const { isDistrusted, isAnswering } = this.#site();
    this.#isCoverDue = this.isBySite && isDistrusted && !isAnswering;
  }

  #takeOver(): void {
    const owner = this.#readOwner(this.isBySite);
    if (owner.name !== this.#owner.name) {
      this.#era++;
      this.#refusal = undefined;
      this.#doubt = undefined;
    } else if (!owner.isBySite && this.#owner.isBySite) {
      this.#given.set(this.#owner.token, this.#era);
    }
    if (!owner.isBySite) {
      this.#given.set(owner.token, this.#era);
    }
    this.#owner = owner;
  }

  /** Checks what has been drawn for a page that comes from the back/forward cache. */
  judgeCover(rows: number, isCovered: boolean): void {
    if (this.#isCoverDue && rows > 0 && !isCovered) {
      this.faults.push(`${rows} rows before the site has answered`);
    }
  }

  /** The browser is about to restore the page, perhaps in front of another person. */
  doubt(): void {
    this.#doubt = this.#sent.size;
  }

  /** The site has no other token, so the refusal that caused the question is final. */
  failToRenew(): void {
    if (this.#refusal) {
      this.#refusal.isFinal = true;
    }
  }

  send({ serial, client, token }: Sent): void {
    if (this.isBySite) {
      this.#site().noteRequest(client, token);
      this.#takeOver();
    }
    this.#sent.set(serial, this.#era);
    const owner = this.#owner;
    // A request may have waited for its token while the page or the site has taken over from the
    // other, for the same client, or the page has set another token.
    const isGiven = token === owner.token || this.#given.get(token) === this.#era;
    if (!isGiven || client !== owner.client) {
      this.faults.push(`the request ${serial} is of ${client} with the token ${token}`);
    }
  }

  /**
   * An answer arrives for a request that is still needed.
   *
   * @param isCalled whether a method has been called, for which a probe is aborted
   */
  answer({ serial, length, token }: Sent, kind: AnswerKind, isCalled: boolean): void {
    if (this.#refusal?.isFinal) {
      return;
    }
    const isProbe = length === 1;
    const { isBySite } = this.#owner;
    // A late refusal of a former token counts for nothing.
    const isFormer = !isBySite && token !== this.#owner.token;
    const isDoubted = this.#doubt !== undefined && serial > this.#doubt && !isProbe;
    const isRefused = kind === 401 || kind === 403 || (kind === 'code' && isDoubted);
    const isAborted = this.#isActing || isFormer || (isProbe && (isBySite || isCalled));
    const isFinal = kind === 'code' || !isBySite || this.#refusal !== undefined;
    this.#refusal = isRefused && !isAborted ? { serial, isFinal } : undefined;
    if (kind === 'page' && isDoubted) {
      this.#doubt = undefined;
    }
  }

  /** The element has reported a refusal to the page. */
  hearOfRefusal(): void {
    this.#barrier = this.#refusal?.serial ?? this.#barrier;
  }

  /** Nothing runs any more, so the element must have learned of a refusal. */
  settle(): void {
    if (this.#refusal?.isFinal) {
      this.hearOfRefusal();
      this.#refusal = undefined;
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
    if (isChanged && serialsIn(said).size > 0) {
      this.faults.push(`${type}: an answer, after the page has changed the client`);
    }
  }

  get #hasSite(): boolean {
    return Boolean(this.#element.sessionUrl);
  }

  #readOwner(isBySite = this.#hasSite): Owner {
    const { client, token } = isBySite ? { ...this.#site().signedIn } : this.#element;
    const name = client && token ? String(client) : 'nobody';
    return { client: String(client), token: String(token), isBySite, name };
  }
}
