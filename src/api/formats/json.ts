import { readFieldValues, type Decode, type RequestFormat } from './format.js';

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

export const decodeJson: Decode = (text) => JSON.parse(text) as unknown;

/** Returns an integer beyond 2^53 as a string, which the API binds exactly. */
function toJsonInteger(digits: string): number | string {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}
