/** Gives requests the token of the client who is signed in. */
export interface Access {
  /** Returns the token to send; undefined while the site is asked. */
  token(): string | undefined;
  /** Resolves once the token is known. Rejects with an `ApiError` if the question fails. */
  untilKnown(): Promise<void>;
  /** Aborts when a request that is under way must be sent again, with what `token` returns then. */
  recalled(): AbortSignal;
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

/** Gives the token that the page has set, and may set anew. */
export function pageAccess(token: () => string): Access {
  const { signal } = new AbortController();
  return {
    token,
    untilKnown: () => Promise.resolve(),
    recalled: () => signal,
    // The refusal of a former token counts for nothing.
    renew: (refused) => refused !== token(),
    confirm: () => undefined,
  };
}
