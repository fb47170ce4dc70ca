import { toApiError, type ApiError } from '../api/api-error.js';
import { rejectOnAbort } from '../api/retry.js';
import type { Change } from '../model/lead-list.js';

/** An operation on a list. All but `first` need rows that have been read. */
export type Operation = 'first' | 'more' | 'readOn' | 'refresh' | 'refreshHead';

/** Whether an operation reads shown rows again. Its failure is not shown. */
export function isRefresh(operation: Operation): boolean {
  return operation === 'refresh' || operation === 'refreshHead';
}

export interface QueueOptions {
  /** The element, which draws what has happened. */
  readonly host: { readonly updateComplete: Promise<unknown>; requestUpdate(): void };
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

  get running(): Operation | undefined {
    return this.#entries[0]?.operation;
  }

  /** Whether nobody waits for what runs. */
  get isQuiet(): boolean {
    return this.#entries[0]?.isQuiet ?? false;
  }

  has(operation: Operation): boolean {
    return this.#entries.some((entry) => entry.operation === operation);
  }

  /**
   * Runs an operation. The promise never rejects. It resolves to whether rows came, after they have
   * been drawn; to false if the operation is aborted.
   *
   * @param isQuiet whether nobody waits for it. If several calls join, all must be quiet.
   */
  add(operation: Operation, isQuiet = false): Promise<boolean> {
    const joined = this.#entries.find(
      (entry) => entry.operation === operation && !(operation === 'refresh' && entry.hasStarted),
    );
    if (joined) {
      joined.isQuiet &&= isQuiet;
      return joined.result;
    }
    const before = this.#entries.at(-1)?.result;
    const result = Promise.resolve(false);
    const abort = new AbortController();
    const entry = { operation, abort, hasStarted: false, isQuiet, result };
    this.#entries = [...this.#entries, entry];
    entry.result = this.#run(entry, before);
    this.#options.host.requestUpdate();
    return entry.result;
  }

  abort(operation: Operation): void {
    this.#drop((entry) => entry.operation === operation);
  }

  clear(): void {
    this.#drop(() => true);
  }

  /** Lit reports what an update throws. */
  async untilDrawn(): Promise<void> {
    await this.#options.host.updateComplete.catch(() => undefined);
  }

  async #run(entry: Entry, before: Promise<boolean> | undefined): Promise<boolean> {
    const { operation, abort } = entry;
    const { host, perform, onEnd } = this.#options;
    // The request for the first page leaves in the same call, before the skeleton is drawn.
    if (before || operation !== 'first') {
      await before;
    }
    let hasAdded = false;
    if (this.#entries.includes(entry)) {
      entry.hasStarted = true;
      const performing = perform(operation, abort.signal);
      const aborting = rejectOnAbort(abort.signal);
      const outcome = await Promise.race([performing, aborting]).catch(toApiError);
      if (this.#entries.includes(entry)) {
        this.#entries = this.#entries.filter((other) => other !== entry);
        onEnd(operation, outcome, entry.isQuiet);
        host.requestUpdate();
        hasAdded = 'added' in outcome && outcome.added > 0;
      }
    }
    await this.untilDrawn();
    return hasAdded;
  }

  #drop(isDropped: (entry: Entry) => boolean): void {
    const dropped = this.#entries.filter(isDropped);
    if (dropped.length > 0) {
      this.#entries = this.#entries.filter((entry) => !isDropped(entry));
      dropped.forEach(({ abort }) => abort.abort());
      this.#options.host.requestUpdate();
    }
  }
}
