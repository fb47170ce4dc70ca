import type { ApiError, ErrorKind } from '../model/api-error.js';
import type { FilterResult } from '../model/filter.js';
import type { Language } from './language.js';
import type { AllMessages } from './messages.js';

/** Writes the texts of a sentence. */
export type Translator = Pick<Language, 'text'>;

/** The text for a failure without a sentence of its own: of the first page, or of a further one. */
export type ErrorFallback = 'error' | 'errorMore';

const ERROR_MESSAGES: Readonly<Partial<Record<ErrorKind, keyof AllMessages>>> = {
  config: 'errorConfig',
  offline: 'errorOffline',
  timeout: 'errorTimeout',
  auth: 'errorAuth',
};

/** @param hasPeriod whether the page shows a period, outside which there may be leads */
export function emptySentence({ text }: Translator, hasPeriod: boolean): string {
  return text(hasPeriod ? 'emptyPeriod' : 'empty');
}

/** Returns how many leads are shown, and how many there are. */
export function countSentence({ text }: Translator, shown: number, total: number): string {
  return shown < total ? text('shown', { shown, total }) : text('total', { total });
}

/**
 * Returns the sentence for a failure: the API's own text for people, or the sentence for the kind
 * of failure, or the sentence of the `fallback` key.
 */
export function errorSentence(
  { apiMessage, kind }: ApiError,
  translator: Translator,
  fallback: ErrorFallback,
): string {
  return apiMessage || kindSentence(kind, translator, fallback);
}

/** Returns our own sentence for a kind of failure. */
export function kindSentence(
  kind: ErrorKind,
  { text }: Translator,
  fallback: ErrorFallback,
): string {
  return text(ERROR_MESSAGES[kind] ?? fallback);
}

/** Returns the sentence for the result of a filter where the list does not show it. */
export function resultSentence(translator: Translator, result: FilterResult): string {
  const { matching: n, loaded, total, isComplete, isWaitingOnly } = result;
  if (n > 0) {
    return isComplete && isWaitingOnly
      ? translator.text('foundWaiting', { n })
      : foundSentence(translator, result);
  }
  return isComplete || loaded > total
    ? translator.text('noMatches')
    : translator.text('noMatchesAmong', { loaded, total });
}

/** Returns the sentence for the matches of a filter. Never covers leads that were not read. */
export function foundSentence(
  { text }: Translator,
  { matching: n, loaded, total, isComplete }: FilterResult,
): string {
  if (isComplete) {
    return text('found', { n, total });
  }
  return loaded > total ? text('foundCount', { n }) : text('foundSoFar', { n, loaded, total });
}
