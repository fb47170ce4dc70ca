import type { ApiError } from '../model/api-error.js';

/** An API that fails all day may write a different text each time. */
const MOST_LINES = 20;

/** Warns the developer, in a sentence. */
export type Warn = (sentence: string) => void;

/** Logs each problem for the developer once, up to a number of lines. */
export class DeveloperLog {
  readonly #tag: string;
  readonly #logged = new Set<string>();

  /** @param tag the element that each line names */
  constructor(tag = 'client-leads') {
    this.#tag = tag;
  }

  /** @param error what the page's code has thrown, if anything */
  readonly warn = (sentence: string, ...error: readonly unknown[]): void => {
    if (!this.#logged.has(sentence) && this.#logged.size < MOST_LINES) {
      this.#logged.add(sentence);
      console.error(`<${this.#tag}> ${sentence}`, ...error);
    }
  };

  /** Reports a failed request or an invalid configuration, unless it is the client who is offline. */
  warnOfFailure({ kind, message }: ApiError, base: string | undefined): void {
    if (kind !== 'offline') {
      const hasBase = base !== undefined && kind !== 'config';
      this.warn(hasBase ? `${message} The API base is ${base}` : message);
    }
  }
}
