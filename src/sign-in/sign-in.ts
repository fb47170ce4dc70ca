import type { Access } from '../api/access.js';
import type { ApiError } from '../api/api-error.js';
import type { Lists } from './lists.js';

/** The client whom the site has named, without the token. */
export interface SignedInClient {
  /** Digits. */
  readonly id: string;
  /** The absolute URL of the API that may receive the token. */
  readonly base: string;
  readonly siteCode: string | undefined;
  /** Digits. */
  readonly operator: string | undefined;
}

/** Who is signed in, as far as the page may show it. */
export type SignInState =
  /** The site has not answered yet, or its answer is in doubt. */
  | { readonly state: 'unknown' }
  | { readonly state: 'nobody' }
  | { readonly state: 'client'; readonly client: SignedInClient }
  | { readonly state: 'failed'; readonly error: ApiError };

/** Knows who is signed in, for all elements of a page that name the same `session-url`. */
export interface SignIn {
  readonly current: SignInState;
  /** Whether a question is under way. */
  readonly isAsking: boolean;
  /** The lists on the page whose number a badge can show. */
  readonly lists: Lists;

  /**
   * Calls `listener` after each change, and at the end of each question. The page and the other
   * windows are followed only while there is a listener. Returns a function that unsubscribes.
   */
  subscribe(listener: () => void): () => void;
  /** Asks the site unless it was asked before. The element must have subscribed. */
  start(): void;
  /**
   * Asks the site, or joins a question under way. What is shown stays. Does nothing before `start` and
   * after `ended`. Never rejects.
   */
  ask(): Promise<void>;
  /** The session may be another one: asks again, here and in the other windows. Never rejects. */
  changed(): Promise<void>;
  /**
   * Nobody is signed in any more, here and in the other windows, whatever the site says. Asks
   * nothing until `changed` or until the page is shown again.
   */
  ended(): void;
  /** Lets the requests for a client have the token of the newest answer. */
  accessFor(client: SignedInClient): Access;
}
