import type { Row } from '../../demo/api/generate-leads.js';

/** A deployment of the API that differs from the usual one. Names are those of the C# class. */
export interface Deployment {
  rows?: Row[];
  /** Answer each request with this error. */
  ErrorCode?: number;
  Message?: string;
  /** Write the list of a page without rows as null. */
  NullList?: boolean;
  /** Omit null members from JSON. */
  OmitsNulls?: boolean;
  /** Throw an exception in the action. */
  Fails?: boolean;
  ReadsNoForms?: boolean;
}

/** The request as the host's model has it, each member as text. Dates have seven digits. */
export type Bound = Readonly<Record<string, string | null>>;

/** One of the two hosts to compare. */
export interface Host {
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  /** Returns the bound values of the last request, null if it was not bound. */
  readonly takeBound: () => Promise<Bound | null>;
}
