import type { Clock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import { BACKOFF, RECOVERY } from '../api/retry.js';
import type { TokenProvider } from '../api/token-source.js';
import { LeadList, type Change } from '../model/lead-list.js';
import type { Configuration } from '../settings/configuration.js';
import { hostPositionOf, type HostPosition } from './host-position.js';

export interface ClientListOptions {
  readonly clock: Clock;
  /** Whether requests do again what failed while the browser was offline. */
  readonly isBackOnline: () => boolean;
}

/** One client's list, and the API that it is read from. */
export class ClientList {
  readonly list: LeadList;
  readonly #api: LeadsApi;
  readonly #position: HostPosition;
  #token: string | TokenProvider;

  constructor(configuration: Configuration, { clock, isBackOnline }: ClientListOptions) {
    const { base, query, token, firstPosition } = configuration;
    this.#token = token;
    this.#api = new LeadsApi({
      ...configuration,
      token: typeof token === 'string' ? token : () => this.#provideToken(),
      clock,
    });
    this.#position = hostPositionOf(base, query.siteCode);
    this.list = new LeadList({
      fetchPage: (start, length, signal) => {
        this.#api.retryPolicy = isBackOnline() ? RECOVERY : BACKOFF;
        return this.#api.fetchPage(start, length, signal);
      },
      firstPosition: firstPosition ?? this.#position.value,
    });
  }

  /** Takes up the settings that change without a change of the list. */
  update(token: string | TokenProvider, timeout: number): void {
    this.#api.timeout = timeout;
    // Frameworks write a new provider at each render. The next request asks the newest one.
    if (token !== this.#token) {
      this.#token = token;
      this.#api.forgetToken();
    }
  }

  /** Whether `probe` may find out something. */
  get needsProbe(): boolean {
    return this.list.needsProbe && this.#position.isOpen;
  }

  /** Finds out the first position, for other lists of the same host, too. */
  probe(signal: AbortSignal): Promise<Change | undefined> {
    return this.#position.probe(this.list, signal);
  }

  #provideToken(): ReturnType<TokenProvider> {
    return typeof this.#token === 'string' ? this.#token : this.#token();
  }
}
