import type { Access } from '../api/access.js';

/** The token that the page has set, which it may set anew. */
export class PageToken implements Access {
  readonly recalled = new AbortController().signal;
  #token: string;
  /** The last token that was refused. */
  #refused: string | undefined;

  constructor(token: string) {
    this.#token = token;
  }

  /** Whether the last refusal was that of this token. */
  get isRefused(): boolean {
    return this.#token === this.#refused;
  }

  /** Uses this token for later requests. */
  replace(token: string): void {
    this.#token = token;
  }

  token(): string {
    return this.#token;
  }

  /** The refusal of a former token counts for nothing. */
  renew(token: string): boolean {
    this.#refused = token;
    return token !== this.#token;
  }

  confirm(): void {
    // The session hears of it.
  }
}
