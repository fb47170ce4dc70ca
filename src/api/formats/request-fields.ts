import type { PageRequest } from '../page-request.js';

/** A field of the request, as the API's data contract declares it. */
export interface RequestField {
  /** The API's name. */
  readonly name: string;
  readonly type: 'integer' | 'text' | 'date';
  /** The last part of its XML namespace. The request's base class has a different one. */
  readonly namespace: 'Abstractions' | 'Request';
  /** Returns the value as text, or undefined if the field is not set. */
  readonly read: (request: PageRequest) => string | undefined;
}

/** A field that is set, with its value as text. */
export interface FieldValue {
  readonly field: RequestField;
  readonly value: string;
}

/**
 * All fields, in the order of the data contract: first those of the base class, then the others,
 * each group in alphabetical order. The order matters in XML, since the host silently skips an
 * element that is out of order.
 */
const REQUEST_FIELDS: readonly RequestField[] = [
  {
    name: 'Operator',
    type: 'integer',
    namespace: 'Abstractions',
    read: ({ operator }) => operator,
  },
  {
    name: 'SiteCode',
    type: 'text',
    namespace: 'Abstractions',
    read: ({ siteCode }) => siteCode,
  },
  {
    name: 'Token',
    type: 'integer',
    namespace: 'Abstractions',
    read: ({ token }) => token,
  },
  {
    name: 'BegDate',
    type: 'date',
    namespace: 'Request',
    read: ({ begDate }) => begDate,
  },
  {
    name: 'Client',
    type: 'integer',
    namespace: 'Request',
    read: ({ client }) => client,
  },
  {
    name: 'EndDate',
    type: 'date',
    namespace: 'Request',
    read: ({ endDate }) => endDate,
  },
  {
    name: 'Length',
    type: 'integer',
    namespace: 'Request',
    read: ({ length }) => String(length),
  },
  {
    name: 'Start',
    type: 'integer',
    namespace: 'Request',
    read: ({ start }) => String(start),
  },
];

/** Returns the fields of a request that are set, in the order of the data contract. */
export function readFieldValues(request: PageRequest): FieldValue[] {
  const values: FieldValue[] = [];
  for (const field of REQUEST_FIELDS) {
    const value = field.read(request);
    if (value !== undefined) {
      values.push({ field, value });
    }
  }
  return values;
}
