import { toApiError, type ApiError } from '../model/api-error.js';
import type { Pace } from '../waiting/pace.js';
import type { Change } from '../model/lead-list.js';
import { untilDrawn, type ListHost } from './list-host.js';

/** An operation on a list. All but `first` need rows that have been read. */
export type Operation = 'first' | 'more' | 'readOn' | 'refresh' | 'refreshHead';

/** Whether an operation reads shown rows again. Its failure is not shown. */
export function isRefresh(operation: Operation): boolean {
  return operation === 'refresh' || operation === 'refreshHead';
}

/** How an operation is called. */
export interface Call {
  /** Whether nobody waits for it. If several calls join, all must be quiet. */
  readonly isQuiet?: boolean;
  /**
   * Who begins it. What the page begins waits for a turn of the pace; a press of the reader takes
   * along all that waits. By default, it begins by itself, at once.
   */
  readonly by?: 'page' | 'reader';
}

export interface QueueOptions {
  readonly host: ListHost;
  readonly pace: () => Pick<Pace, 'run' | 'hurry'>;
  /** May never end. */
  readonly perform: (operation: Operation, signal: AbortSignal) => Promise<Change>;
  /** Called when an operation has ended, unless it was aborted. */
  readonly onEnd: (operation: Operation, outcome: Change | ApiError, isQuiet: boolean) => void;
}

interface Entry {
  readonly operation: Operation;
  readonly abort: AbortController;
  hasStarted: boolean;
  isQuiet: boolean;
  inTurn: boolean;
  result: Promise<boolean>;
}

/**
 * Runs operations one at a time, in the order of the calls. A call joins the same operation if that
 * is waiting or running, so two clicks make one request. A refresh joins none that has been sent,
 * since that may lack data which the page has just saved.
 */
export class OperationQueue {
  readonly #options: QueueOptions;
  /** The first entry runs, the others wait. */
  #entries: readonly Entry[] = [];

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get running(): Pick<Entry, 'operation' | 'isQuiet'> | undefined {
    return this.#entries[0];
  }

  has(operation: Operation): boolean {
    return this.#entries.some((entry) => entry.operation === operation);
  }

  /**
   * Runs an operation, unless the element is out of the page. The promise never rejects. It resolves
   * to whether rows came, after they have been drawn; to false if the operation is aborted.
   */
  add(operation: Operation, { isQuiet = false, by }: Call = {}): Promise<boolean> {
    const result = Promise.resolve(false);
    const { host } = this.#options;
    if (!host.isHere) {
      return result;
    }
    const inTurn = by === 'page';
    const joined = this.#entries.find(
      (entry) => entry.operation === operation && !(operation === 'refresh' && entry.hasStarted),
    );
    if (by === 'reader' || (joined && !inTurn)) {
      this.#hurryAll();
    }
    if (joined) {
      joined.isQuiet &&= isQuiet;
      return joined.result;
    }
    const before = this.#entries.at(-1)?.result;
    const entry: Entry = {
      operation,
      abort: new AbortController(),
      hasStarted: false,
      isQuiet,
      inTurn,
      result,
    };
    this.#entries = [...this.#entries, entry];
    entry.result = this.#run(entry, before);
    host.requestUpdate();
    return entry.result;
  }

  #hurryAll(): void {
    for (const entry of this.#entries) {
      entry.inTurn = false;
    }
    this.#options.pace().hurry();
  }

  /** Aborts an operation, or all of them. */
  abort(operation?: Operation): void {
    const aborted = this.#entries.filter(
      (entry) => operation === undefined || entry.operation === operation,
    );
    if (aborted.length > 0) {
      this.#entries = this.#entries.filter((entry) => !aborted.includes(entry));
      aborted.forEach(({ abort }) => abort.abort());
      this.#options.host.requestUpdate();
    }
  }

  async #run(entry: Entry, before: Promise<boolean> | undefined): Promise<boolean> {
    const { operation, abort } = entry;
    const { signal } = abort;
    const { host, pace, perform, onEnd } = this.#options;
    // The request for the first page leaves in the same call, before the skeleton is drawn.
    if (before || operation !== 'first') {
      await before;
    }
    let hasAdded = false;
    if (this.#entries.includes(entry)) {
      const start = () => {
        entry.hasStarted = true;
        return perform(operation, signal);
      };
      const outcome = await pace().run(start, { signal, inTurn: entry.inTurn }).catch(toApiError);
      if (this.#entries.includes(entry)) {
        this.#entries = this.#entries.filter((other) => other !== entry);
        onEnd(operation, outcome, entry.isQuiet);
        host.requestUpdate();
        hasAdded = 'added' in outcome && outcome.added > 0;
      }
    }
    await untilDrawn(host);
    return hasAdded;
  }
}
