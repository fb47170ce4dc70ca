import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import { HostPosition } from '../../src/api/known-host.js';
import type { FetchPage } from '../../src/model/page.js';
import type { Connection } from '../../src/session/connection.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';
import type { FakeHost } from '../helpers/fake-host.js';

/** What the API does with a request. */
export interface PlannedAnswer {
  /** Whether it waits for `release`. An abort ends the wait. */
  readonly hold?: boolean;
  /** What it fails with. */
  readonly error?: ErrorKind;
  /** Whether the answer comes even if the request is aborted. */
  readonly ignoresAbort?: boolean;
}

/** A request that was sent. */
export interface SentRequest {
  readonly client: string;
  readonly start: number;
  readonly length: number;
  readonly signal: AbortSignal;
  readonly isRecovering: boolean;
  /** Milliseconds, as the session was told last. */
  readonly timeout: number;
}

/** An API in memory, which answers at once unless a test wants something else. */
export class MemoryApi {
  readonly requests: SentRequest[] = [];
  /** What is known of the first position, as for all lists of one page. */
  readonly position = new HostPosition();
  readonly #hosts = new Map<string, FakeHost>();
  readonly #createHost: (client: string) => FakeHost;
  #planned: PlannedAnswer[] = [];
  readonly #held: (() => void)[] = [];

  /** @param createHost makes the list of a client who is asked for first */
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

  /** Lays out what it does with the requests to come, one after another. */
  answer(...answers: readonly PlannedAnswer[]): void {
    this.#planned.push(...answers);
  }

  /** Lets all answers go that are held. */
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
    let timeout = 0;
    const fetchPage: FetchPage = async (start, length, signal) => {
      const { isRecovering } = connection;
      this.requests.push({ client, start, length, signal, isRecovering, timeout });
      await this.#prepareAnswer(signal);
      return this.hostOf(client).fetchPage(start, length, signal);
    };
    const connection: Connection = {
      fetchPage,
      firstPosition: firstPosition ?? undefined,
      position: this.position,
      isRecovering: false,
      update: (_, newTimeout) => {
        timeout = newTimeout;
      },
    };
    return connection;
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

/** Lets everything happen that waits for no answer and no time: all of it is promises. */
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
