import type { Decode, RequestFormat } from './format.js';
import { readFieldValues } from './request-fields.js';

export const json: RequestFormat = {
  contentType: 'application/json',
  accept: 'application/json',
  encode(request) {
    const members = readFieldValues(request).map(({ field, value }) => [
      field.name,
      field.type === 'integer' ? toJsonInteger(value) : value,
    ]);
    return JSON.stringify(Object.fromEntries(members));
  },
};

export const decodeJson: Decode = (text) => JSON.parse(text) as unknown;

/** Returns an integer beyond 2^53 as a string, which the host binds exactly. */
function toJsonInteger(digits: string): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}
