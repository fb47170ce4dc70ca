import { readFieldValues, type RequestFormat } from './format.js';

/** Form-urlencoded requests, for which a browser sends no CORS preflight to another origin. */
export const form: RequestFormat = {
  contentType: 'application/x-www-form-urlencoded',
  accept: 'application/json',
  encode(request) {
    const pairs = readFieldValues(request).map(({ name, value }) => [name, value]);
    return new URLSearchParams(pairs).toString();
  },
};
