/** How many different failures the console is told of. */
const MOST_FAILURES = 5;

/**
 * Tells the developer, on the console, what is wrong: each thing once, so that a host that fails all day
 * does not fill it.
 */
export class DeveloperLog {
  readonly #told = new Set<string>();
  #failures = 0;

  /** Tells of mistakes in what the page has set. */
  tell(...sentences: readonly string[]): void {
    for (const sentence of sentences) {
      if (!this.#told.has(sentence)) {
        this.#told.add(sentence);
        console.error(`<client-leads> ${sentence}`);
      }
    }
  }

  /** Tells of a failure. The texts of some hosts differ each time: after five of them it says so. */
  tellFailure(sentence: string): void {
    if (this.#told.has(sentence) || this.#failures > MOST_FAILURES) {
      return;
    }
    this.#failures++;
    this.tell(this.#failures > MOST_FAILURES ? 'Further failures are not written here.' : sentence);
  }
}
