import type { PageRequest } from '../page-request.js';

/** A way to write a request. */
export interface RequestFormat {
  readonly contentType: string;
  /** What the answer should come as. */
  readonly accept: string;
  encode(request: PageRequest): string;
}

/** A way to read an answer: gives the fields by the API's names; throws on what is malformed. */
export type Decode = (text: string) => unknown;
