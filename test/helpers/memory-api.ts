import type { Access } from '../../src/api/access.js';
import { ApiError, type ErrorKind } from '../../src/model/api-error.js';
import type { LeadsApi } from '../../src/api/leads-api.js';
import type { Configuration } from '../../src/settings/configuration.js';
import { PagedApi } from './paged-api.js';

/** What the API does with a request. */
export interface PlannedAnswer {
  /** Whether it waits for `release`. An abort ends the wait. */
  readonly hold?: boolean;
  /** The error that it fails with. */
  readonly error?: ErrorKind;
  /** Whether the answer arrives even if the request is aborted. */
  readonly ignoresAbort?: boolean;
}

/** A paged API that sessions connect to. It answers at once, unless a test plans otherwise. */
export class MemoryApi extends PagedApi {
  /** The answer to each request for which none is planned. */
  usual: PlannedAnswer = {};
  /** The number of requests. */
  sent = 0;
  #planned: PlannedAnswer[] = [];
  readonly #held: (() => void)[] = [];

  /** Sets the response to the next request for which none is planned. */
  answer(answer: PlannedAnswer): void {
    this.#planned.push(answer);
  }

  /** Releases all held answers. */
  release(): void {
    this.#held.splice(0).forEach((release) => release());
  }

  /** Connects a session. Sends a refused request again if `access` says so, as the API client does. */
  connect(_: Configuration, access: Access): Pick<LeadsApi, 'fetchPage'> {
    const fetchPage: LeadsApi['fetchPage'] = async (start, length, signal) => {
      if (access.token() === undefined) {
        await access.untilKnown();
      }
      const token = access.token()!;
      this.sent++;
      try {
        await this.#prepareAnswer(signal);
        access.confirm();
        return this.pageOf(start, length);
      } catch (error) {
        const isRefused = error instanceof ApiError && ['auth', 'api'].includes(error.kind);
        if (isRefused && !signal.aborted && (await access.renew(token))) {
          return fetchPage(start, length, signal);
        }
        throw error;
      }
    };
    return { fetchPage };
  }

  async #prepareAnswer(signal: AbortSignal): Promise<void> {
    const { hold = false, error, ignoresAbort = false } = this.#planned.shift() ?? this.usual;
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
