import type { PageRequest } from '../page-request.js';

/** An encoding of requests. */
export interface RequestFormat {
  /** The value of the `Content-Type` header. */
  readonly contentType: string;
  /** The value of the `Accept` header: the media type that the response should have. */
  readonly accept: string;
  encode(request: PageRequest): string;
}

/**
 * Decodes a response body into fields with the API's names. Throws a `SyntaxError` if it cannot.
 */
export type Decode = (text: string) => unknown;
