import type { Access } from '../../src/api/access.js';
import { ApiError, type ErrorKind } from '../../src/api/api-error.js';
import type { LeadsApi } from '../../src/api/leads-api.js';
import type { FirstPosition } from '../../src/model/lead-list.js';
import type { Lead } from '../../src/model/lead.js';
import type { FetchPage, Page } from '../../src/model/page.js';
import type { Configuration } from '../../src/settings/configuration.js';

/** Far more than any history needs, so that an endless loop fails instead of hanging. */
const MOST_ANSWERS = 5000;

export interface MemoryApiOptions {
  /** The position of its first row. */
  readonly base?: FirstPosition;
  /** Rows beyond the requested ones. */
  readonly extraRows?: number;
  /** The error in the total. */
  readonly totalOffset?: number;
}

/** What the API does with a request. */
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
  readonly token: string;
  readonly start: number;
  readonly length: number;
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
  /** Whether it is not sent again if it fails. */
  readonly isSentOnce: boolean;
}

/** An answer, and the list that it was read from. */
export interface GivenAnswer extends Page {
  readonly start: number;
  readonly length: number;
  readonly list: readonly Lead[];
}

/** An API in memory, with the positions and totals of the real one. It answers at once by default. */
export class MemoryApi {
  /** The list of each client without a list of its own in `lists`. */
  list: readonly Lead[];
  readonly lists = new Map<string, readonly Lead[]>();
  readonly requests: SentRequest[] = [];
  readonly answers: GivenAnswer[] = [];
  /** The answer to each request for which none is planned. */
  usual: PlannedAnswer = {};
  /** Runs before each answer. */
  beforeAnswer: () => void = () => undefined;
  /** The most rows of an answer, whatever the requested length. */
  most = Infinity;
  /** The error in the total. */
  totalOffset: number;
  readonly #options: MemoryApiOptions;
  #planned: PlannedAnswer[] = [];
  readonly #held: (() => void)[] = [];

  constructor(list: readonly Lead[] = [], options: MemoryApiOptions = {}) {
    this.list = list;
    this.#options = options;
    this.totalOffset = options.totalOffset ?? 0;
  }

  /** `Start` and `Length` of the requests. */
  get spans(): [number, number][] {
    return this.requests.map(({ start, length }) => [start, length]);
  }

  /** `Start` and `Length` of the answered requests in short form, such as `20:21`. */
  get asked(): string[] {
    return this.answers.map(({ start, length }) => `${start}:${length}`);
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

  /** Answers a request for any client. */
  readonly fetchPage: FetchPage = async (start, length, signal) => {
    await this.#prepareAnswer(signal);
    return this.pageOf('', start, length);
  };

  /** Connects a session. Sends a refused request again if `access` says so, as the API client does. */
  connect({ query: { client } }: Configuration, access: Access): Pick<LeadsApi, 'fetchPage'> {
    const fetchPage: LeadsApi['fetchPage'] = async (start, length, signal, options) => {
      const { timeout = NaN, isSentOnce = false } = options ?? {};
      const given = access.token(signal);
      const token = typeof given === 'string' ? given : await given;
      this.requests.push({ client, token, start, length, signal, timeout, isSentOnce });
      try {
        await this.#prepareAnswer(signal);
        access.confirm();
        return this.pageOf(client, start, length);
      } catch (error) {
        const isRefused = error instanceof ApiError && ['auth', 'api'].includes(error.kind);
        if (isRefused && !signal.aborted && (await access.renew(token))) {
          return fetchPage(start, length, signal, options);
        }
        throw error;
      }
    };
    return { fetchPage };
  }

  /** Answers from the current list. Each answer has objects of its own, as if they were parsed. */
  pageOf(client: string, start: number, length: number): Page {
    this.beforeAnswer();
    if (this.answers.length > MOST_ANSWERS) {
      throw new Error('The list never stops asking.');
    }
    const { base = 1, extraRows = 0 } = this.#options;
    const list = this.lists.get(client) ?? this.list;
    const first = Math.max(0, start - base);
    const rows = list.slice(first, first + Math.min(length + extraRows, this.most));
    const answer: GivenAnswer = {
      start,
      length,
      list,
      leads: rows.map((row) => ({ ...row })),
      total: Math.max(0, list.length + this.totalOffset),
    };
    this.answers.push(answer);
    return answer;
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
