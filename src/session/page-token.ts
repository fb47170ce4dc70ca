import type { Access } from '../api/access.js';

/** The token that the page has set, which it may set anew. */
export class PageToken implements Access {
  readonly recalled = new AbortController().signal;
  #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** Uses this token for later requests. Returns whether it is another one. */
  replace(token: string): boolean {
    const isNew = token !== this.#token;
    this.#token = token;
    return isNew;
  }

  token(): string {
    return this.#token;
  }

  /** The refusal of a former token counts for nothing. */
  renew(token: string): boolean {
    return token !== this.#token;
  }

  confirm(): void {
    // A page hears of a success by `leads-load`.
  }
}
