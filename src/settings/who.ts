import type { ApiError } from '../model/api-error.js';

/** Who is signed in, as far as a page or its site says it. */
export type Who<Client> =
  /** A required setting is not set. */
  | { readonly state: 'missing' }
  | { readonly state: 'invalid'; readonly error: ApiError }
  /** The site has not said yet who is signed in, has said that it is nobody, or could not say it. */
  | { readonly state: 'unknown' | 'nobody' }
  | { readonly state: 'failed'; readonly error: ApiError }
  | { readonly state: 'client'; readonly client: Client };
