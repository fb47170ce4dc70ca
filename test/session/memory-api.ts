import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { SharedPosition } from '../../src/session/shared-position.js';
import type { Connection } from '../../src/session/list-reader.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';
import type { FakeHost } from '../helpers/fake-host.js';

/** The response of the API to a request. */
export interface PlannedAnswer {
  /** Whether it waits for `release`. An abort ends the wait. */
  readonly hold?: boolean;
  /** The error that it fails with. */
  readonly error?: ErrorKind;
  /** Whether the answer arrives even if the request is aborted. */
  readonly ignoresAbort?: boolean;
}

/** A request. */
export interface SentRequest {
  readonly client: string;
  readonly start: number;
  readonly length: number;
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
  /** Whether it is not sent again if it fails. */
  readonly isSentOnce: boolean;
}

/** An API in memory, which answers at once unless a test changes that. */
export class MemoryApi {
  readonly requests: SentRequest[] = [];
  /** The first position that has been learned, shared by all lists of one page. */
  readonly position = new SharedPosition();
  readonly #hosts = new Map<string, FakeHost>();
  readonly #createHost: (client: string) => FakeHost;
  #planned: PlannedAnswer[] = [];
  readonly #held: (() => void)[] = [];

  /** @param createHost creates the list of a client at the first request */
  constructor(createHost: (client: string) => FakeHost) {
    this.#createHost = createHost;
  }

  /** `Start` and `Length` of the requests. */
  get spans(): [number, number][] {
    return this.requests.map(({ start, length }) => [start, length]);
  }

  hostOf(client: string): FakeHost {
    const host = this.#hosts.get(client) ?? this.#createHost(client);
    this.#hosts.set(client, host);
    return host;
  }

  /** Sets the responses to the next requests, in order. */
  answer(...answers: readonly PlannedAnswer[]): void {
    this.#planned.push(...answers);
  }

  /** Releases all held answers. */
  release(): void {
    for (const release of this.#held.splice(0)) {
      release();
    }
  }

  connect(result: ConfigurationResult): Connection | undefined {
    if (result.state !== 'valid') {
      return undefined;
    }
    const { query, firstPosition } = result.configuration;
    const { client } = query;
    const fetchPage: Connection['api']['fetchPage'] = async (
      start,
      length,
      signal,
      { timeout = NaN, isSentOnce = false },
    ) => {
      this.requests.push({ client, start, length, signal, timeout, isSentOnce });
      await this.#prepareAnswer(signal);
      return this.hostOf(client).fetchPage(start, length, signal);
    };
    return {
      api: { fetchPage, setToken: () => undefined },
      firstPosition: firstPosition ?? undefined,
      position: this.position,
    };
  }

  async #prepareAnswer(signal: AbortSignal): Promise<void> {
    const { hold = false, error, ignoresAbort = false } = this.#planned.shift() ?? {};
    if (hold) {
      await new Promise<void>((resolve, reject) => {
        this.#held.push(resolve);
        if (!ignoresAbort) {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }
      });
    }
    if (error) {
      throw new ApiError(error, `It failed: ${error}.`);
    }
  }
}

/** Waits for all promises that depend on no answer and no time. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
