import type { Decode, RequestFormat } from './format.js';
import { requestFields } from './request-fields.js';

/** The fields that are no integers, by their names. */
const TEXTS = /Code|Date/;

/**
 * JSON. An integer beyond 2^53 goes as a string of digits, which the host binds exactly where a
 * JSON number would be rounded on the way.
 */
export const json: RequestFormat = {
  contentType: 'application/json',
  accept: 'application/json',
  encode: (request) =>
    JSON.stringify(Object.fromEntries(requestFields(request)), (name, value: unknown) => {
      const number = Number(value);
      return Number.isSafeInteger(number) && !TEXTS.test(name) ? number : value;
    }),
};

export const decodeJson: Decode = (text) => JSON.parse(text) as unknown;
