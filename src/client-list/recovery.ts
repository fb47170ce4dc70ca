import { isOutdated } from '../waiting/clock.js';
import { isOffline } from '../window/is-offline.js';
import type { WindowMoment } from '../window/window-link.js';
import type { ListParts } from './list-parts.js';
import type { Call, Operation } from './operation-queue.js';
import type { Search } from './search.js';

/** Reads again what has failed or is old: by itself, once the reader or the network is back, or if asked. */
export class Recovery {
  readonly #parts: ListParts;
  readonly #search: Search;
  /** When the last answer came, unless it is known to be outdated. */
  answeredAt = -Infinity;

  constructor(parts: ListParts, search: Search) {
    this.#parts = parts;
    this.#search = search;
  }

  /** Whether the last answer is a minute old, or an inquiry has been opened since. */
  get isOutdated(): boolean {
    const { clock, list, queue } = this.#parts;
    return list().isRead && !queue.running && isOutdated(clock, this.answeredAt);
  }

  noteAnswer(): void {
    this.answeredAt = this.#parts.clock.now();
  }

  /** The next return or the network reads the list again. */
  noteOutdated(): void {
    this.answeredAt = -Infinity;
  }

  handleMoment(moment: WindowMoment): void {
    const { clock, failures } = this.#parts;
    if (moment === 'visible') {
      // The site is asked first, perhaps by another file's listener, between which microtasks run:
      // otherwise, the token of a former client could leave.
      clock.after(0, () => {
        // While a try is scheduled, a return must not add to the load of an API in trouble.
        if (!failures.retryLater.isScheduled) {
          this.wake();
        }
      });
    } else if (moment === 'restored') {
      this.#check();
    } else if (moment === 'online' && (failures.mayPass || this.isOutdated)) {
      failures.retryLater.afterReconnect();
    }
  }

  /** Reads again, by itself, what has failed, or an old list. After a refusal, it would fail again. */
  wake(): void {
    const { failures, queue } = this.#parts;
    if (failures.shown) {
      void (failures.mayPass && this.retry({ isQuiet: true }));
    } else if (this.isOutdated && !failures.isRefused && !isOffline()) {
      void queue.add('refreshHead', { isQuiet: true });
    }
  }

  /** Reads again what has failed, now that the site has said who is signed in. */
  resume(): void {
    const { failures, queue } = this.#parts;
    // In turn, since the page may ask the site again at each failure.
    const call: Call = { isQuiet: true, by: 'page' };
    if (failures.shown) {
      void this.#readAgain(failures.shown.operation, call);
    } else if (failures.isRefused && this.isOutdated) {
      // Otherwise, a refused refresh of shown rows would be the last one.
      void queue.add('refreshHead', call);
    }
  }

  /**
   * Reads what has failed again. After a refusal, asks the site first who is signed in: any other
   * failure of the API says nothing about that. If nobody waits for it, nobody hears that it has failed
   * again. Resolves to whether rows came.
   */
  async retry(call: Call): Promise<boolean> {
    const { access, failures, queue } = this.#parts;
    const operation = failures.shown?.operation;
    if (!operation) {
      return false;
    }
    if (failures.isRefused && !queue.has(operation)) {
      void access.ask?.();
    }
    return this.#readAgain(operation, call);
  }

  #readAgain(operation: Operation, call: Call): Promise<boolean> {
    return operation === 'readOn'
      ? this.#search.readFurther(call)
      : this.#parts.queue.add(operation, call);
  }

  /**
   * Asks the API again after Back or Forward, since the reader may have changed. Aborts what runs,
   * since its answer describes the time before.
   */
  #check(): void {
    const { failures, list, queue } = this.#parts;
    const { isRead } = list();
    const hasAsked = isRead || queue.has('first') || failures.shown !== undefined;
    failures.isUnchecked = true;
    queue.abort();
    if (hasAsked) {
      void queue.add(isRead ? 'refreshHead' : 'first', { isQuiet: isRead });
    }
  }
}
