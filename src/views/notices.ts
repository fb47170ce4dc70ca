import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError, ErrorKind } from '../model/api-error.js';
import type { Language } from '../i18n/language.js';
import type { AllMessages } from '../i18n/messages.js';
import {
  emptySentence,
  kindSentence,
  resultSentence,
  type ErrorFallback,
} from '../i18n/sentences.js';
import type { FilterResult, LeadsFilter } from '../model/filter.js';

/** Tones, and line drawings, 24 wide and high. The sentence below each has the same meaning. */
const ICONS = {
  inbox: ['accent', 'M3 13 6 5h12l3 8v6H3zM3 13h5l1.5 3h5l1.5-3h5'],
  warning: ['danger', 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7.5V13M12 16.4v.1'],
  offline: [
    'muted',
    'M3 3l18 18M5 12.7a10 10 0 0 1 4.6-2.5M14.6 10.3a10 10 0 0 1 4.4 2.4M8.5 16.2a5 5 0 0 1 7 0M12 19.8v.1M1.8 9.2a15 15 0 0 1 4.5-2.9M10.6 5.1a15 15 0 0 1 11.6 4.1',
  ],
  search: ['muted', 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM15.5 15.5l5 5'],
  lock: ['accent', 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2'],
  unavailable: ['muted', 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM7.5 12h9'],
} as const;

type IconName = keyof typeof ICONS;

interface Notice {
  readonly icon: IconName;
  readonly title: TemplateResult;
  readonly hint?: string | undefined;
  readonly controls?: unknown;
}

/** A failure, and whether what has failed is tried again by itself. */
interface Failed {
  readonly error: ApiError;
  readonly willRetry: boolean;
}

interface ErrorLook {
  readonly icon: IconName;
  readonly hintKey?: keyof AllMessages;
}

const ERROR_LOOKS: Readonly<Partial<Record<ErrorKind, ErrorLook>>> = {
  config: { icon: 'unavailable', hintKey: 'errorConfigHint' },
  auth: { icon: 'lock' },
  offline: { icon: 'offline', hintKey: 'errorOfflineHint' },
};

/** Replaces the list if there are no inquiries, at all or in the period of the page. */
export function renderEmpty(language: Language, hasPeriod: boolean): TemplateResult {
  const title = renderTitle(emptySentence(language, hasPeriod));
  const hint = language.text('emptyHint');
  return hasPeriod
    ? html`<slot name="no-matches">${renderNotice({ icon: 'search', title })}</slot>`
    : html`<slot name="empty">${renderNotice({ icon: 'inbox', title, hint })}</slot>`;
}

/** Tells that no lead passes the filter, whose words the reader may shorten. */
export function renderNoMatches(
  language: Language,
  filterResult: FilterResult,
  filter: LeadsFilter | null,
): TemplateResult {
  const title = renderTitle(resultSentence(language, filterResult));
  const hint = filter?.search ? language.text('noMatchesHint') : undefined;
  return html`<slot name="no-matches">${renderNotice({ icon: 'search', title, hint })}</slot>`;
}

/** Replaces the list if it could not be loaded. Tells the reason, and how to continue. */
export function renderError(failed: Failed, language: Language, controls: unknown): TemplateResult {
  const { icon } = lookOf(failed.error);
  const title = renderFailure(failed, language, 'error');
  return html`<slot name="error">${renderNotice({ icon, title, controls })}</slot>`;
}

export function renderSignedOut({ text }: Language, controls: unknown): TemplateResult {
  return renderNotice({ icon: 'lock', title: renderTitle(text('signedOut')), controls });
}

/**
 * Names a failure. Below it are the API's own text, which is in the language of the page, and what
 * will happen.
 */
export function renderFailure(
  { error, willRetry }: Failed,
  language: Language,
  fallback: ErrorFallback,
): TemplateResult {
  const { kind, apiMessage } = error;
  const { hintKey = willRetry ? 'retryHint' : undefined } = lookOf(error);
  const words = html`<p part="message" class="api-words" lang=${language.apiLang ?? nothing}>
    ${apiMessage}
  </p>`;
  return html`${renderTitle(kindSentence(kind, language, fallback))} ${apiMessage ? words : nothing}
  ${hintKey ? renderHint(language.text(hintKey)) : nothing}`;
}

function lookOf({ kind }: ApiError): ErrorLook {
  return ERROR_LOOKS[kind] ?? { icon: 'warning' };
}

function renderHint(sentence: string): TemplateResult {
  return html`<p class="hint">${sentence}</p>`;
}

function renderTitle(sentence: string): TemplateResult {
  return html`<p part="message" class="title">${sentence}</p>`;
}

function renderNotice({ icon, title, hint, controls }: Notice): TemplateResult {
  const [tone, path] = ICONS[icon];
  return html`<div class="notice is-whole is-${tone}">
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>
    ${title} ${hint ? renderHint(hint) : nothing} ${controls}
  </div>`;
}
