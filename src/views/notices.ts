import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError, ErrorKind } from '../api/api-error.js';
import type { Language } from '../i18n/language.js';
import { emptySentence, errorSentence } from '../i18n/sentences.js';
import type { Period } from '../model/period.js';
import { renderIcon, type IconName, type IconTone } from './icons.js';

interface Message {
  readonly sentence: string;
  /** The language of the sentence, if it differs from that of the element's texts. */
  readonly lang?: string | undefined;
}

interface Notice extends Message {
  readonly icon: IconName;
  readonly tone: IconTone;
  /** Tells what will appear here, or what the reader can do. */
  readonly hint?: string | undefined;
  /** Buttons or links, if the reader can act here. */
  readonly controls?: unknown;
}

/** Failures with a specific icon. */
const ERROR_ICONS: Readonly<Partial<Record<ErrorKind, IconName>>> = {
  config: 'unavailable',
  auth: 'lock',
  offline: 'offline',
  timeout: 'clock',
};

/** The colours of failures that need not worry the reader. */
const ERROR_TONES: Readonly<Partial<Record<ErrorKind, IconTone>>> = {
  config: 'muted',
  auth: 'accent',
  offline: 'muted',
};

/** Replaces the list if there are no inquiries, at all or in the period. */
export function renderEmpty(
  language: Language,
  period: Period,
  onAll: (() => void) | undefined,
): TemplateResult {
  const sentence = emptySentence(language, period);
  if ((period.from ?? period.to) === null) {
    const hint = language.text('emptyHint');
    return html`<slot name="empty"
      >${renderNotice({ icon: 'inbox', tone: 'accent', sentence, hint })}</slot
    >`;
  }
  const button =
    onAll &&
    html`<button type="button" class="button" part="show-all" @click=${onAll}>
      ${language.text('showAll')}
    </button>`;
  return html`<slot name="no-matches"
    >${renderNotice({ icon: 'calendar', tone: 'muted', sentence, controls: button })}</slot
  >`;
}

/** Replaces the list if it could not be loaded. Tells the reason, and how to continue. */
export function renderError(
  error: ApiError,
  language: Language,
  controls: unknown,
): TemplateResult {
  const { kind } = error;
  return html`<slot name="error"
    >${renderNotice({
      ...messageOf(error, language, 'error'),
      icon: ERROR_ICONS[kind] ?? 'warning',
      tone: ERROR_TONES[kind] ?? 'danger',
      hint: kind === 'config' ? language.text('errorConfigHint') : undefined,
      controls,
    })}</slot
  >`;
}

/** Describes a failure. The host's own text is in the language of the page. */
export function messageOf(
  error: ApiError,
  language: Language,
  fallback: 'error' | 'errorMore',
): Message {
  return {
    sentence: errorSentence(error, language, fallback),
    lang: error.apiMessage ? language.hostLang : undefined,
  };
}

export function renderNotice({ icon, tone, hint, controls, ...message }: Notice): TemplateResult {
  return html`<div class="notice is-whole ${tone === 'danger' ? 'is-failure' : ''}">
    ${renderIcon(icon, tone)} ${renderMessage(message)}
    ${hint ? html`<p class="hint">${hint}</p>` : nothing} ${controls ?? nothing}
  </div>`;
}

export function renderMessage({ sentence, lang }: Message): TemplateResult {
  return html`<p part="message" class="title" lang=${lang ?? nothing}>${sentence}</p>`;
}
