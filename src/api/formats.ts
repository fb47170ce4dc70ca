import type { Field } from './page-request.js';

export interface Format {
  readonly contentType: string;
  /** Returns the body of a request. */
  encode(fields: readonly Field[]): string;
}

/** The formats of every API. `XML` has a file of its own, which a badge does not need. */
export const FORMATS = {
  json: {
    contentType: 'application/json',
    encode: (fields) => JSON.stringify(Object.fromEntries(fields), toJsonValue),
  },
  form: {
    contentType: 'application/x-www-form-urlencoded',
    encode: (fields) => new URLSearchParams(Object.fromEntries(fields)).toString(),
  },
} satisfies Record<string, Format>;

/** Returns an integer as a number. Beyond 2^53, a string of digits is what the API binds exactly. */
function toJsonValue(name: string, value: unknown): unknown {
  const isExact = name !== 'SiteCode' && Number.isSafeInteger(Number(value));
  return isExact ? Number(value) : value;
}
