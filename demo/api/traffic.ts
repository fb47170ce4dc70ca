import type { Op } from './lead-list.js';
import type { Settings } from './settings.js';

/** A request as the host received it. */
export interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Whether the client left before it was answered. */
  aborted: boolean;
}

/**
 * What a test has a host do with its next request. The host answers as it normally would unless
 * there is a `status`, `body` or `json`.
 */
export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is. */
  body?: string;
  json?: unknown;
  /** Wait for a release, and read the page then. */
  hold?: boolean;
  /** With `hold`: read the page before the wait. */
  early?: boolean;
  /** Drop the connection instead of answering. */
  destroy?: boolean;
  /** Drop the connection before the body is complete. */
  truncate?: boolean;
  /** Changes of the list just before the page is read, that of `client` if it has its own. */
  ops?: Op[];
  client?: string | number;
  /** Says that the answer is the usual one. */
  normal?: boolean;
  /** Settings for this answer alone. */
  settings?: Partial<Settings>;
}

/** The demo host runs for days, and a test looks at its last few requests. */
const MOST_RECORDS = 1000;

/** What went on between a host and its clients, and the answers that a test has laid out for it. */
export class Traffic {
  requests: RecordedRequest[] = [];
  readonly answers: ScriptedAnswer[] = [];
  /** The answers on hold, the oldest first. */
  readonly #held = new Set<symbol>();
  readonly #watchers = new Set<() => void>();

  get held(): number {
    return this.#held.size;
  }

  record(request: RecordedRequest): void {
    this.requests = [...this.requests, request].slice(-MOST_RECORDS);
    this.#changed();
  }

  markAborted(request: RecordedRequest): void {
    request.aborted = true;
    this.#changed();
  }

  /** Waits until the answer is released. */
  async hold(signal: AbortSignal): Promise<void> {
    const answer = Symbol('answer');
    this.#held.add(answer);
    this.#changed();
    await this.until(() => !this.#held.has(answer), signal).finally(() => {
      this.#held.delete(answer);
    });
  }

  /** Releases answers on hold, the oldest first, and returns how many there were. */
  release(count: number): number {
    const released = [...this.#held].slice(0, count);
    for (const answer of released) {
      this.#held.delete(answer);
    }
    this.#changed();
    return released.length;
  }

  /** Waits until a claim about this traffic is true. Throws if the client leaves before. */
  async until(claim: () => boolean, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (claim() || signal.aborted) {
          this.#watchers.delete(look);
          resolve();
        }
      };
      this.#watchers.add(look);
      signal.addEventListener('abort', look);
      look();
    });
    signal.throwIfAborted();
  }

  #changed(): void {
    this.#watchers.forEach((look) => look());
  }
}
