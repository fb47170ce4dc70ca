/** Gives requests the token of the client who is signed in. */
export interface Access {
  /**
   * Returns the token to send: at once if it is known, otherwise a promise of it, while the site is
   * asked. Rejects with an `ApiError` if the question fails, and with the reason of the signal.
   */
  token(signal: AbortSignal): string | Promise<string>;
  /** Aborts when a request that is under way must be sent again, with what `token` returns then. */
  readonly recalled: AbortSignal;
  /**
   * The API has refused this token (401, 403 or an `ErrorCode`). Returns whether to send the request
   * again, with what `token` returns then.
   */
  renew(token: string): boolean | Promise<boolean>;
  /** The API has answered with rows. */
  confirm(): void;
  /** Asks the site who is signed in, before something is read again. Missing without a site. */
  ask?(): Promise<void>;
}

/** The token that the page has set, which it may set anew. */
export class PageToken implements Access {
  readonly recalled = new AbortController().signal;
  #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** Returns whether the token is another one. */
  replace(token: string): boolean {
    const isOther = token !== this.#token;
    this.#token = token;
    return isOther;
  }

  token(): string {
    return this.#token;
  }

  /** The refusal of a former token counts for nothing. */
  renew(token: string): boolean {
    return token !== this.#token;
  }

  confirm(): void {
    // The session hears of it.
  }
}
