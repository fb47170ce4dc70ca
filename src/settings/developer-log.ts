import type { ApiError } from '../api/api-error.js';

/** The number of failures from one source that are logged. */
const MOST_FAILURES = 5;

export type FailureSource = 'requests' | 'renderLead';

/**
 * Logs each problem for the developer once, so an API that fails all day does not fill the console.
 */
export class DeveloperLog {
  readonly #prefix: string;
  readonly #logged = new Set<string>();
  readonly #failures = new Map<FailureSource, number>();

  /** @param tag the element that each line names */
  constructor(tag = 'client-leads') {
    this.#prefix = `<${tag}>`;
  }

  /** Reports mistakes in the page's settings. */
  tell(...sentences: readonly string[]): void {
    for (const sentence of sentences) {
      if (!this.#logged.has(sentence)) {
        this.#logged.add(sentence);
        console.error(`${this.#prefix} ${sentence}`);
      }
    }
  }

  /** Reports a failed request or an invalid configuration, unless it is the client who is offline. */
  tellRequestFailure({ kind, message }: ApiError, base: string | undefined): void {
    if (kind === 'config') {
      this.tell(message);
    } else if (kind !== 'offline') {
      this.tellFailure('requests', base ? `${message} The API base is ${base}` : message);
    }
  }

  /**
   * Reports a failure, with the error of the page's code if there is one. Some APIs write a
   * different text each time, and each row may fail, so after five lines from a source, one more
   * line ends the reports.
   */
  tellFailure(source: FailureSource, sentence: string, ...error: readonly unknown[]): void {
    if (error.length === 0 && this.#logged.has(sentence)) {
      return;
    }
    const count = this.#failures.get(source) ?? 0;
    this.#failures.set(source, count + 1);
    if (count < MOST_FAILURES) {
      this.#logged.add(sentence);
      console.error(`${this.#prefix} ${sentence}`, ...error);
    } else {
      this.tell(`Further failures of ${source} are not logged.`);
    }
  }
}
