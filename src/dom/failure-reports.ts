import type { Translator } from '../i18n/translator.js';
import type { Failure } from '../session/list-state.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { failureEvent } from './list-events.js';

/** Tells the page of failures. It may cancel the event to show a failure itself. */
export class FailureReports {
  readonly #element: EventTarget;
  readonly #log: DeveloperLog;
  readonly #cancelled = new WeakSet<Failure>();

  constructor(element: EventTarget, log: DeveloperLog) {
    this.#element = element;
    this.#log = log;
  }

  /**
   * Returns the sentence for the reader; `''` if the page shows the failure itself.
   *
   * @param base the base of the API that has failed, if one has
   */
  report(failure: Failure, base: string | undefined, translator: Translator): string {
    this.#log.tellRequestFailure(failure.error, base);
    const event = failureEvent(failure, translator);
    if (this.#element.dispatchEvent(event)) {
      return event.detail.message;
    }
    this.#cancelled.add(failure);
    return '';
  }

  /** Whether the reader is to see a failure. */
  isShown(failure: Failure | undefined): boolean {
    return failure !== undefined && !this.#cancelled.has(failure);
  }
}
