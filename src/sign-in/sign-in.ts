import type { ApiError } from '../api/api-error.js';

/** The client that an answer of the site names, without the token. */
export interface SignedInClient {
  /** Digits. */
  readonly client: string;
  /** The absolute URL of the API that may receive the token. */
  readonly base: string;
  readonly siteCode: string | undefined;
  /** Digits. */
  readonly operator: string | undefined;
}

/** Who is signed in, as far as the page knows. */
export type SignIn =
  /** The site has not been asked, or has not answered yet. */
  | { readonly state: 'unknown' }
  /** `owner` stays the same object until an answer differs in one of its fields. */
  | { readonly state: 'client'; readonly owner: SignedInClient }
  | { readonly state: 'nobody' }
  | { readonly state: 'failed'; readonly error: ApiError };

/** Returns the client who is signed in, null for nobody, and undefined if it is not known. */
export function clientOf(signIn: SignIn): string | null | undefined {
  if (signIn.state === 'client') {
    return signIn.owner.client;
  }
  return signIn.state === 'nobody' ? null : undefined;
}

/** Asks one URL of the site who is signed in, for all elements of a page that name this URL. */
export interface SignInSource {
  readonly signIn: SignIn;
  /** Whether a question is under way. */
  readonly isAsking: boolean;
  /**
   * Whether the page goes into or comes from the back/forward cache, and the site has not answered
   * since. Until then, nothing of the list may be visible.
   */
  readonly isCovered: boolean;
  /**
   * Whether the API has refused the token of the newest answer, and has accepted none since. If an
   * answer brings another token, the owner stays the same, and this becomes false.
   */
  readonly isTokenRefused: boolean;

  /**
   * Calls `listener` after each change of the fields above. The source follows the page and the
   * other windows only while it has subscribers. Returns a function that unsubscribes.
   */
  subscribe(listener: () => void): () => void;
  /**
   * Asks the site unless its answer is known. Asks again after a failure and a refused token, and
   * if there was no subscriber for a while. Joins a question under way. Never rejects.
   */
  ask(): Promise<void>;
  /** The session may be another one: asks again, here and in the other windows. Never rejects. */
  changed(): Promise<void>;
  /**
   * Nobody is signed in any more, here and in the other windows, whatever the site says. Asks
   * nothing until `changed` or until the page is shown again.
   */
  ended(): void;
  /**
   * Returns the token of the newest answer for this owner, after a question under way. Rejects with
   * an `ApiError`: with the failure of the question, or of kind `auth` if this owner is not signed
   * in.
   *
   * @param refused the token that the API has refused just now (401 or 403). Asks the site, and
   *   rejects if it has no other.
   */
  tokenFor(owner: SignedInClient, refused?: string): Promise<string>;
  /**
   * The API has answered with an `ErrorCode`, or has refused this token. Asks the site, but only
   * once until `confirm`.
   */
  refuse(token: string): void;
  /** The API has accepted this token. */
  confirm(token: string): void;
}
