import type { RequestFormat } from './format.js';
import { requestFields } from './request-fields.js';

/** Form-urlencoded: a simple request to another origin, so the browser asks no preflight first. */
export const form: RequestFormat = {
  contentType: 'application/x-www-form-urlencoded',
  accept: 'application/json',
  encode: (request) => String(new URLSearchParams(requestFields(request))),
};
