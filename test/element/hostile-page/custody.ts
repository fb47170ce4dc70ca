import type { ClientLeads } from '../../../src/index.js';
import { serialsIn, type AnswerKind, type Sent } from './page-host.js';

/** Whose list an element shows, as the page has set it. */
interface Owner {
  readonly client: string;
  /** Undefined if it comes from a provider. */
  readonly token: string | undefined;
  readonly name: string;
}

/**
 * Judges whose texts an element may show, and what it may send. It knows what the page has set, when
 * the element has read it, what was sent, and what was answered.
 */
export class Custody {
  readonly faults: string[] = [];
  readonly #element: ClientLeads;
  #owner: Owner;
  /** Counts the owners: one who comes back is another. */
  #era = 0;
  /** In which era each request was sent, and each token of a provider given. */
  readonly #sent = new Map<number, number>();
  readonly #given = new Map<string, number>();
  #lastToken = 1000;
  /** What came by an earlier request than this one has been refused. */
  #barrier = 0;
  /** The refusal that the element is about to learn of, unless the provider gives another token. */
  #refusal: { readonly serial: number; isFinal: boolean } | undefined;
  /** The last request before the browser restored the page, until a later one succeeds. */
  #doubt: number | undefined;
  /** Whether the page has done something since the last update. */
  #isActing = false;

  constructor(element: ClientLeads) {
    this.#element = element;
    this.#owner = this.#readOwner();
  }

  /** Makes a token of the page's own. */
  createToken(): string {
    return String(++this.#lastToken);
  }

  /** The page has done something, which may abort a request at once or in the next update. */
  act(): void {
    this.#isActing = true;
    this.#refusal = undefined;
  }

  /** The element is about to read what the page has set. */
  follow(): void {
    const owner = this.#readOwner();
    if (owner.name !== this.#owner.name) {
      this.#era++;
      this.#refusal = undefined;
      this.#doubt = undefined;
    }
    this.#owner = owner;
    this.#isActing = false;
  }

  /** The browser is about to restore the page, which the next person may look at. */
  doubt(): void {
    this.#doubt = this.#sent.size;
  }

  /** The provider is asked. Returns the token that it may give. */
  giveToken(): string {
    const token = this.createToken();
    this.#given.set(token, this.#era);
    return token;
  }

  /** The provider fails: what it was asked again for stands. */
  failToGive(): void {
    if (this.#refusal) {
      this.#refusal.isFinal = true;
    }
  }

  send({ serial, client, token }: Sent): void {
    this.#sent.set(serial, this.#era);
    const isGiven =
      this.#owner.token === undefined
        ? this.#given.get(token) === this.#era
        : this.#owner.token === token;
    if (!isGiven || client !== this.#owner.client) {
      this.faults.push(`the request ${serial} is of ${client} with the token ${token}`);
    }
  }

  /**
   * An answer comes to a request that is still wanted.
   *
   * @param isCalled whether a method has been called, for which a probe is aborted
   */
  answer({ serial, length }: Sent, kind: AnswerKind, isCalled: boolean): void {
    if (this.#refusal?.isFinal) {
      return;
    }
    const isProbe = length === 1;
    const isProvided = this.#owner.token === undefined;
    const isDoubted = this.#doubt !== undefined && serial > this.#doubt && !isProbe;
    const isRefused = kind === 401 || kind === 403 || (kind === 'code' && isDoubted);
    const isAborted = this.#isActing || (isProbe && (isProvided || isCalled));
    const isFinal = kind === 'code' || !isProvided || this.#refusal !== undefined;
    this.#refusal = isRefused && !isAborted ? { serial, isFinal } : undefined;
    if (kind === 'page' && isDoubted) {
      this.#doubt = undefined;
    }
  }

  /** The element has told the page of a refusal. */
  hearOfRefusal(): void {
    this.#barrier = this.#refusal?.serial ?? this.#barrier;
  }

  /** Nothing runs any more: by now the element must have learnt of a refusal. */
  settle(): void {
    if (this.#refusal?.isFinal) {
      this.hearOfRefusal();
      this.#refusal = undefined;
    }
  }

  /** Judges a text that the element shows, or gives to the page. */
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

  /** Judges what an event says: the page may have set another client since the update began. */
  judgeEvent(type: string, said: string): void {
    this.judge(said, type);
    const isChanged = this.#readOwner().name !== this.#owner.name;
    if (isChanged && serialsIn(said).size > 0) {
      this.faults.push(`${type}: an answer, after the page has changed the client`);
    }
  }

  #readOwner(): Owner {
    const { client, token, tokenProvider } = this.#element;
    const name = `${client} ${tokenProvider ? 'by provider' : token}`;
    return { client: String(client), token: tokenProvider ? undefined : String(token), name };
  }
}
