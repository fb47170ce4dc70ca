import type { Host } from '../../demo/api/host.js';
import type { Op } from '../../demo/api/lead-list.js';
import type { Settings } from '../../demo/api/settings.js';

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
 * The host's answer to its next request in a test. It is the usual answer unless there is a
 * `status`, `body` or `json`.
 */
export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent unchanged. */
  body?: string;
  json?: unknown;
  /** Waits for a release, and then reads the page. */
  hold?: boolean;
  /** Changes the list that clients share, just before the page is read. */
  ops?: Op[];
  /** Marks the answer as the usual one. */
  normal?: boolean;
  /** Settings for only this answer. */
  settings?: Partial<Settings>;
}

/** The demo host runs for days, while a test checks only the last requests. */
const MOST_RECORDS = 1000;

/** The traffic between a host and its clients, and the answers that a test has prepared. */
class Traffic {
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

  /** Releases the oldest answer on hold. */
  release(): void {
    const [oldest] = this.#held;
    if (oldest) {
      this.#held.delete(oldest);
    }
    this.#changed();
  }

  /** Waits until a claim about this traffic is true. Throws if the client leaves earlier. */
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

const traffics = new WeakMap<Host, Traffic>();

/** Returns the traffic of a host. */
export function trafficOf(host: Host): Traffic {
  const traffic = traffics.get(host) ?? new Traffic();
  traffics.set(host, traffic);
  return traffic;
}
