import type { PageRequest } from '../page-request.js';

/** An encoding of requests. */
export interface RequestFormat {
  readonly contentType: string;
  /** The value of the `Accept` header: the media type that the response should have. */
  readonly accept: string;
  encode(request: PageRequest): string;
}

/**
 * Decodes a response body into fields with the API's names. Throws a `SyntaxError` if it cannot.
 */
export type Decode = (text: string) => unknown;

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
