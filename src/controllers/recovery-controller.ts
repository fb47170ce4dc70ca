import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ErrorKind } from '../api/api-error.js';

/** What may end an interruption. The first bubbles from the document to the window. */
const WAKING_EVENTS = ['visibilitychange', 'online'] as const;

/** Does an operation again. The promise settles when the operation has ended, and never rejects. */
export type Recover<Name> = (operation: Name) => Promise<unknown>;

/**
 * Does again, once, what failed while the browser was offline or the page hidden: when the browser
 * is back online, or the page is shown.
 */
export class RecoveryController<Name> implements ReactiveController {
  /** Whether what failed offline is being done again. */
  isBackOnline = false;

  readonly #recover: Recover<Name>;
  /** What failed, and whether the browser was offline then; otherwise the page was hidden. */
  readonly #interrupted = new Map<Name, { readonly wasOffline: boolean }>();

  constructor(host: ReactiveControllerHost, recover: Recover<Name>) {
    this.#recover = recover;
    host.addController(this);
  }

  /** Remembers a failure, if it happened offline or out of sight. */
  note(operation: Name, kind: ErrorKind): void {
    const wasOffline = kind === 'offline';
    if (wasOffline || isHidden()) {
      this.#interrupted.set(operation, { wasOffline });
    } else {
      this.#interrupted.delete(operation);
    }
  }

  /** Forgets what failed, since something has succeeded. */
  forget(): void {
    this.#interrupted.clear();
  }

  /** An interruption may have ended while the element was not in the document. */
  hostConnected(): void {
    for (const type of WAKING_EVENTS) {
      window.addEventListener(type, this.#handleWake);
    }
    this.#handleWake();
  }

  hostDisconnected(): void {
    for (const type of WAKING_EVENTS) {
      window.removeEventListener(type, this.#handleWake);
    }
  }

  readonly #handleWake = (): void => {
    const due = [...this.#interrupted].filter(([, { wasOffline }]) =>
      wasOffline ? navigator.onLine : !isHidden(),
    );
    for (const [operation] of due) {
      this.#interrupted.delete(operation);
    }
    const isBackOnline = due.some(([, { wasOffline }]) => wasOffline);
    if (due.length > 0) {
      void this.#recoverAll(
        due.map(([operation]) => operation),
        isBackOnline,
      );
    }
  };

  async #recoverAll(operations: readonly Name[], isBackOnline: boolean): Promise<void> {
    this.isBackOnline ||= isBackOnline;
    await Promise.all(operations.map(this.#recover));
    this.isBackOnline = false;
  }
}

function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}
