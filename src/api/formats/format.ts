import type { PageRequest } from '../page-request.js';

export interface RequestFormat {
  readonly contentType: string;
  /** The value of the `Accept` header: the media type that the response should have. */
  readonly accept: string;
  encode(request: PageRequest): string;
}

/** A field of the request, as the API's data contract declares it. */
interface RequestField {
  readonly key: keyof PageRequest;
  /** The API's name. */
  readonly name: string;
  readonly type: 'integer' | 'text' | 'date';
  /** The last part of its XML namespace. The request's base class has a different one. */
  readonly namespace: 'Abstractions' | 'Request';
}

/** A field that is set, with its value as text. */
export interface FieldValue extends RequestField {
  readonly value: string;
}

/**
 * All fields, in the order of the data contract: first those of the base class, then the others,
 * each group in alphabetical order. The order matters in XML, since the API silently skips an
 * element that is out of order.
 */
const REQUEST_FIELDS: readonly RequestField[] = [
  { key: 'operator', name: 'Operator', type: 'integer', namespace: 'Abstractions' },
  { key: 'siteCode', name: 'SiteCode', type: 'text', namespace: 'Abstractions' },
  { key: 'token', name: 'Token', type: 'integer', namespace: 'Abstractions' },
  { key: 'begDate', name: 'BegDate', type: 'date', namespace: 'Request' },
  { key: 'client', name: 'Client', type: 'integer', namespace: 'Request' },
  { key: 'endDate', name: 'EndDate', type: 'date', namespace: 'Request' },
  { key: 'length', name: 'Length', type: 'integer', namespace: 'Request' },
  { key: 'start', name: 'Start', type: 'integer', namespace: 'Request' },
];

/** Returns the fields of a request that are set, in the order of the data contract. */
export function readFieldValues(request: PageRequest): FieldValue[] {
  return REQUEST_FIELDS.flatMap((field) => {
    const value = request[field.key];
    return value === undefined ? [] : [{ ...field, value: String(value) }];
  });
}

export const json: RequestFormat = {
  contentType: 'application/json',
  accept: 'application/json',
  encode(request) {
    const members = readFieldValues(request).map(({ name, type, value }) => [
      name,
      type === 'integer' ? toJsonInteger(value) : value,
    ]);
    return JSON.stringify(Object.fromEntries(members));
  },
};

/** Form-urlencoded requests, for which a browser sends no CORS preflight to another origin. */
export const form: RequestFormat = {
  contentType: 'application/x-www-form-urlencoded',
  accept: 'application/json',
  encode(request) {
    const pairs = readFieldValues(request).map(({ name, value }) => [name, value]);
    return new URLSearchParams(pairs).toString();
  },
};

/** Returns an integer beyond 2^53 as a string, which the API binds exactly. */
function toJsonInteger(digits: string): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}
