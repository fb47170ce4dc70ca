import type { ApiError } from '../api/api-error.js';
import type { Change } from '../model/lead-list.js';

/** An operation on a list. All but `first` need rows that have been read. */
export type Operation = 'first' | 'more' | 'readOn' | 'refresh' | 'refreshHead';

export type Outcome = Change | ApiError;

/** Its promises never reject. */
export interface QueueOptions {
  /** May never end. */
  readonly perform: (operation: Operation, signal: AbortSignal) => Promise<Outcome>;
  /** Called when an operation has ended, unless it was aborted. */
  readonly onEnd: (operation: Operation, outcome: Outcome, isQuiet: boolean) => void;
  /** Called when `running` may have changed. */
  readonly onChange: () => void;
  readonly untilDrawn: () => Promise<unknown>;
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
    this.#options.onChange();
    return entry.result;
  }

  abort(operation: Operation): void {
    this.#drop((entry) => entry.operation === operation);
  }

  clear(): void {
    this.#drop(() => true);
  }

  async #run(entry: Entry, before: Promise<boolean> | undefined): Promise<boolean> {
    const { operation, abort } = entry;
    const { signal } = abort;
    const { perform, onEnd, onChange, untilDrawn } = this.#options;
    // The request for the first page leaves in the same call, before the skeleton is drawn.
    if (before || operation !== 'first') {
      await before;
    }
    let outcome: Outcome | undefined;
    if (!signal.aborted) {
      entry.hasStarted = true;
      outcome = await Promise.race([perform(operation, signal), untilAborted(signal)]);
    }
    if (!outcome || signal.aborted) {
      await untilDrawn();
      return false;
    }
    this.#entries = this.#entries.filter((other) => other !== entry);
    onEnd(operation, outcome, entry.isQuiet);
    onChange();
    await untilDrawn();
    return 'added' in outcome && outcome.added > 0;
  }

  #drop(isDropped: (entry: Entry) => boolean): void {
    const dropped = this.#entries.filter(isDropped);
    if (dropped.length > 0) {
      this.#entries = this.#entries.filter((entry) => !isDropped(entry));
      dropped.forEach(({ abort }) => abort.abort());
      this.#options.onChange();
    }
  }
}

/** A request may not end, although it is aborted. */
function untilAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined));
  });
}
