import type { ApiError, ErrorKind } from '../api/api-error.js';
import type { Period } from '../model/period.js';
import type { Messages } from './messages.js';
import type { Translator } from './translator.js';

/** Kinds of failure that have a sentence of their own. */
const ERROR_MESSAGES: Readonly<Partial<Record<ErrorKind, keyof Messages>>> = {
  config: 'errorConfig',
  offline: 'errorOffline',
  timeout: 'errorTimeout',
  auth: 'errorAuth',
};

/** Says that there are no inquiries, at all or in the period that is asked for. */
export function emptySentence({ text }: Translator, { from, to }: Period): string {
  return text((from ?? to) === null ? 'empty' : 'emptyPeriod');
}

/**
 * Says what failed: in the API's own words if it has some for people, otherwise in a sentence for
 * the kind of failure, otherwise in the sentence of the `fallback` key.
 */
export function errorSentence(
  { apiMessage, kind }: ApiError,
  { text }: Translator,
  fallback: 'error' | 'errorMore',
): string {
  return apiMessage || text(ERROR_MESSAGES[kind] ?? fallback);
}
