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
 * Decodes the body of a response and returns its fields by the API's names. Throws a `SyntaxError`
 * if the text is malformed.
 */
export type Decode = (text: string) => unknown;
