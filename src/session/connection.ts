import type { Clock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import { BACKOFF, RECOVERY } from '../api/retry.js';
import type { TokenProvider, TokenValue } from '../api/token-source.js';
import type { FirstPosition } from '../model/lead-list.js';
import type { FetchPage } from '../model/page.js';
import type { Configuration, ConfigurationResult } from '../settings/configuration.js';
import { hostPositionOf, type HostPosition } from './host-position.js';

/** The source of a session's pages. */
export interface Connection {
  readonly fetchPage: FetchPage;
  /** The host's first position by the page's settings; undefined if it must be found out. */
  readonly firstPosition: FirstPosition | undefined;
  /** The host's position, shared by all lists that are read from it. */
  readonly position: HostPosition;
  /** Whether requests follow the retry policy of a browser that is back online. */
  isRecovering: boolean;
  /** Applies the settings that can change without a change of the list. */
  update: (token: string | TokenProvider, timeout: number) => void;
}

/** Connects to the API of a valid configuration. */
export function connect(result: ConfigurationResult, clock: Clock): Connection | undefined {
  return result.state === 'valid' ? new ApiConnection(result.configuration, clock) : undefined;
}

class ApiConnection implements Connection {
  readonly firstPosition: FirstPosition | undefined;
  readonly position: HostPosition;
  isRecovering = false;
  readonly #api: LeadsApi;
  #token: string | TokenProvider;

  constructor(configuration: Configuration, clock: Clock) {
    const { base, query, token, firstPosition } = configuration;
    this.firstPosition = firstPosition ?? undefined;
    this.position = hostPositionOf(base, query.siteCode);
    this.#token = token;
    this.#api = new LeadsApi({
      ...configuration,
      token: typeof token === 'string' ? token : () => this.#provideToken(),
      clock,
    });
  }

  readonly fetchPage: FetchPage = (start, length, signal) => {
    this.#api.retryPolicy = this.isRecovering ? RECOVERY : BACKOFF;
    return this.#api.fetchPage(start, length, signal);
  };

  update(token: string | TokenProvider, timeout: number): void {
    this.#api.timeout = timeout;
    // Frameworks create a new provider at each render. The next request asks the latest one.
    if (token !== this.#token) {
      this.#token = token;
      this.#api.forgetToken();
    }
  }

  /** Asks the provider after the update, in which properties that it sets would be lost. */
  async #provideToken(): Promise<TokenValue> {
    await Promise.resolve();
    return typeof this.#token === 'string' ? this.#token : this.#token();
  }
}
