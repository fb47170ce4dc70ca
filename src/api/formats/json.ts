import type { Decode, RequestFormat } from './format.js';
import { readFieldValues } from './request-fields.js';

/** JSON requests. */
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

/**
 * Returns an integer beyond 2^53 as a string of digits. The host binds it exactly, while a JSON
 * number would be rounded.
 */
function toJsonInteger(digits: string): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}
