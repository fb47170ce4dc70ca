/** How many failures of one source the console is told of. */
const MOST_FAILURES = 5;

export type FailureSource = 'requests' | 'renderLead';

/**
 * Tells the developer, on the console, what is wrong: each thing once, so that a host that fails all day
 * does not fill it.
 */
export class DeveloperLog {
  readonly #told = new Set<string>();
  readonly #failures = new Map<FailureSource, number>();

  /** Tells of mistakes in what the page has set. */
  tell(...sentences: readonly string[]): void {
    for (const sentence of sentences) {
      if (!this.#told.has(sentence)) {
        this.#told.add(sentence);
        console.error(`<client-leads> ${sentence}`);
      }
    }
  }

  /**
   * Tells of a failure, with the error of the page's code if it is one. Some hosts write another text
   * each time, and each row may fail: after five lines of a source, one more says so.
   */
  tellFailure(source: FailureSource, sentence: string, ...error: readonly unknown[]): void {
    if (error.length === 0 && this.#told.has(sentence)) {
      return;
    }
    const count = this.#failures.get(source) ?? 0;
    this.#failures.set(source, count + 1);
    if (count < MOST_FAILURES) {
      this.#told.add(sentence);
      console.error(`<client-leads> ${sentence}`, ...error);
    } else {
      this.tell(`Further failures of ${source} are not written here.`);
    }
  }
}
