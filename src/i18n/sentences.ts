import type { ApiError, ErrorKind } from '../api/api-error.js';
import type { Findings } from '../model/findings.js';
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

/** Says what a further page has brought, to those who do not see its rows. */
export function spokenPage(
  { text }: Translator,
  { added, shown, total }: Readonly<Record<'added' | 'shown' | 'total', number>>,
): string {
  return added > 0 ? text('loaded', { n: added, shown, total }) : text('shown', { shown, total });
}

/** Says what a filter has found, to those who do not see that there are no rows. */
export function spokenFindings(translator: Translator, findings: Findings): string {
  return findings.isComplete && findings.matching === 0
    ? translator.text('noMatches')
    : foundSentence(translator, findings);
}

/** Says how many leads pass the filter, and among how many. It never claims what is not read. */
export function foundSentence({ text }: Translator, findings: Findings): string {
  const { matching: n, loaded, total, isComplete, isStopped } = findings;
  if (isComplete) {
    return text('found', { n, total });
  }
  if (loaded > total) {
    return text('foundCount', { n });
  }
  return text(isStopped ? 'foundAmong' : 'foundSoFar', { n, loaded, total });
}
