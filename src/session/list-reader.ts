import { toApiError, type ApiError } from '../api/api-error.js';
import type { Clock } from '../api/clock.js';
import { LeadsApi } from '../api/leads-api.js';
import { EMPTY_LIST, LeadList, type Change, type FirstPosition } from '../model/lead-list.js';
import type { FetchPage } from '../model/page.js';
import type { ConfigurationResult } from '../settings/configuration.js';
import { hostPositionOf, type HostPosition } from './host-position.js';
import { TRAITS, type Operation } from './operations.js';

/** The delay of a probe that nobody waits for, so a slow phone can first paint the new rows. */
export const PROBE_DELAY_MS = 200;

/** The result of an operation. */
export type Outcome = { readonly change: Change } | { readonly error: ApiError };

/** The source of a session's pages. */
export interface Connection {
  readonly api: Pick<LeadsApi, 'setToken' | 'timeout'> & { readonly fetchPage: FetchPage };
  /** The API's first position by the page's settings; undefined if it must be found out. */
  readonly firstPosition: FirstPosition | undefined;
  /** The same as it was found out, shared by all lists that are read from it. */
  readonly position: HostPosition;
}

/** Connects to the API of a valid configuration. */
export function connect(result: ConfigurationResult, clock: Clock): Connection | undefined {
  if (result.state !== 'valid') {
    return undefined;
  }
  const { base, query, firstPosition } = result.configuration;
  return {
    api: new LeadsApi({ ...result.configuration, clock }),
    firstPosition: firstPosition ?? undefined,
    position: hostPositionOf(base, query.siteCode),
  };
}

/** Reads one client's list by the requests of each operation. */
export class ListReader {
  list = EMPTY_LIST;

  readonly #connection: Connection | undefined;
  readonly #clock: Clock;

  constructor(connection: Connection | undefined, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** Whether the host's first position must still be found out. */
  get needsProbe(): boolean {
    return this.list.needsProbe && (this.#connection?.position.isOpen ?? false);
  }

  /** Whether any list of the host is being probed. */
  get isHostProbed(): boolean {
    return this.#connection?.position.isTaken ?? false;
  }

  /**
   * Calls `probe` if the list needs a probe, and still needs it after the probes of the host's
   * other lists. Resolves to its result, or to false if no probe is needed.
   */
  async probeInTurn(probe: () => Promise<boolean>): Promise<boolean> {
    const position = this.needsProbe ? this.#connection?.position : undefined;
    return position?.takeTurn(async () => this.needsProbe && probe()) ?? false;
  }

  /** Applies the settings that can change without a change of the list. */
  update(result: ConfigurationResult, timeout: number): void {
    if (result.state === 'valid' && this.#connection) {
      const { api } = this.#connection;
      api.timeout = timeout;
      api.setToken(result.configuration.token);
    }
  }

  drop(): void {
    this.list = EMPTY_LIST;
  }

  /**
   * Performs an operation. Never rejects. Resolves to undefined if the operation has no result.
   *
   * @param isAwaited whether anybody waits for a probe
   */
  async perform(
    operation: Operation,
    pageSize: number,
    signal: AbortSignal,
    isAwaited = false,
  ): Promise<Outcome | undefined> {
    if (TRAITS[operation].needsMore && !this.list.hasMore) {
      return undefined;
    }
    try {
      const change = await this.#changeList(operation, pageSize, signal, isAwaited);
      return change && { change };
    } catch (reason) {
      const error = toApiError(reason);
      const isIgnored = TRAITS[operation].mayFail && error.kind !== 'auth';
      return isIgnored ? undefined : { error };
    }
  }

  #changeList(
    operation: Operation,
    pageSize: number,
    signal: AbortSignal,
    isAwaited: boolean,
  ): Promise<Change | undefined> {
    switch (operation) {
      case 'first':
        this.list = this.#createList();
        return this.list.first(pageSize, signal);
      case 'readOn':
        return this.list.readOn(signal);
      case 'probe':
        return this.#probe(signal, isAwaited ? 0 : PROBE_DELAY_MS);
      case 'more':
      case 'refresh':
      case 'refreshHead':
        return this.list[operation](pageSize, signal);
    }
  }

  #createList(): LeadList {
    if (!this.#connection) {
      return EMPTY_LIST;
    }
    const { api, firstPosition, position } = this.#connection;
    return new LeadList({
      fetchPage: api.fetchPage,
      firstPosition: firstPosition ?? position.value,
    });
  }

  async #probe(signal: AbortSignal, delay: number): Promise<Change | undefined> {
    await new Promise<void>((resolve) => {
      this.#clock.after(delay, resolve);
      signal.addEventListener('abort', () => resolve());
    });
    signal.throwIfAborted();
    const change = await this.#connection?.position.probe(this.list, signal);
    return change && change.added > 0 ? change : undefined;
  }
}
