import type { Decode, RequestFormat } from './format.js';
import { requestFields, type FieldName } from './request-fields.js';

const INTEGERS: ReadonlySet<FieldName> = new Set([
  'Operator',
  'Token',
  'Client',
  'Length',
  'Start',
]);

/**
 * JSON. An integer beyond 2^53 goes as a string of digits, which the host binds exactly where a
 * JSON number would be rounded on the way.
 */
export const json: RequestFormat = {
  contentType: 'application/json',
  accept: 'application/json',
  encode(request) {
    const members = [...requestFields(request)].map(([name, value]): [string, string | number] => {
      const number = Number(value);
      return [name, INTEGERS.has(name) && Number.isSafeInteger(number) ? number : value];
    });
    return JSON.stringify(Object.fromEntries(members));
  },
};

export const decodeJson: Decode = (text) => JSON.parse(text) as unknown;
