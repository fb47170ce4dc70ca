import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError, ErrorKind } from '../api/api-error.js';
import type { Language } from '../i18n/language.js';
import type { Messages } from '../i18n/messages.js';
import { emptySentence, errorSentence, resultSentence } from '../i18n/sentences.js';
import type { FilterResult } from '../model/filter.js';
import type { Period } from '../model/period.js';

/** Line drawings, 24 wide and high. The sentence below each has the same meaning. */
const ICONS = {
  inbox: 'M3 13 6 5h12l3 8v6H3zM3 13h5l1.5 3h5l1.5-3h5',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M9.5 15h5',
  warning: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7.5V13M12 16.4v.1',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7v5l3.5 2',
  offline:
    'M3 3l18 18M5 12.7a10 10 0 0 1 4.6-2.5M14.6 10.3a10 10 0 0 1 4.4 2.4M8.5 16.2a5 5 0 0 1 7 0M12 19.8v.1M1.8 9.2a15 15 0 0 1 4.5-2.9M10.6 5.1a15 15 0 0 1 11.6 4.1',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM15.5 15.5l5 5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  unavailable: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM7.5 12h9',
} as const;

type IconName = keyof typeof ICONS;
type IconTone = 'muted' | 'accent' | 'danger';

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

const ERROR_LOOKS: Readonly<Partial<Record<ErrorKind, Pick<Notice, 'icon' | 'tone'>>>> = {
  config: { icon: 'unavailable', tone: 'muted' },
  auth: { icon: 'lock', tone: 'accent' },
  offline: { icon: 'offline', tone: 'muted' },
  timeout: { icon: 'clock', tone: 'danger' },
};

const ERROR_HINTS: Readonly<Partial<Record<ErrorKind, keyof Messages>>> = {
  config: 'errorConfigHint',
  offline: 'errorOfflineHint',
};

/** Replaces the list if there are no inquiries, at all or in the period. */
export function renderEmpty(language: Language, period: Period, controls: unknown): TemplateResult {
  const sentence = emptySentence(language, period);
  if ((period.from ?? period.to) === null) {
    const hint = language.text('emptyHint');
    return html`<slot name="empty"
      >${renderNotice({ icon: 'inbox', tone: 'accent', sentence, hint })}</slot
    >`;
  }
  return html`<slot name="no-matches"
    >${renderNotice({ icon: 'calendar', tone: 'muted', sentence, controls })}</slot
  >`;
}

/**
 * Tells that no lead passes the filter.
 *
 * @param hasSearch whether the filter has search words, which the reader may shorten
 */
export function renderNoMatches(
  language: Language,
  filterResult: FilterResult,
  hasSearch: boolean,
  controls: unknown,
): TemplateResult {
  return html`<slot name="no-matches"
    >${renderNotice({
      icon: 'search',
      tone: 'muted',
      sentence: resultSentence(language, filterResult),
      hint: hasSearch ? language.text('noMatchesHint') : undefined,
      controls,
    })}</slot
  >`;
}

/** Replaces the list if it could not be loaded. Tells the reason, and how to continue. */
export function renderError(
  error: ApiError,
  language: Language,
  controls: unknown,
): TemplateResult {
  const { kind } = error;
  const hint = ERROR_HINTS[kind];
  return html`<slot name="error"
    >${renderNotice({
      ...messageOf(error, language, 'error'),
      ...(ERROR_LOOKS[kind] ?? { icon: 'warning', tone: 'danger' }),
      hint: hint && language.text(hint),
      controls,
    })}</slot
  >`;
}

/** Tells that nobody is signed in. */
export function renderSignedOut({ text }: Language, controls: unknown): TemplateResult {
  return renderNotice({ icon: 'lock', tone: 'accent', sentence: text('signedOut'), controls });
}

/** Describes a failure. The API's own text is in the language of the page. */
export function messageOf(
  error: ApiError,
  language: Language,
  fallback: 'error' | 'errorMore',
): Message {
  return {
    sentence: errorSentence(error, language, fallback),
    lang: error.apiMessage ? language.apiLang : undefined,
  };
}

function renderNotice({ icon, tone, hint, controls, ...message }: Notice): TemplateResult {
  return html`<div class="notice is-whole ${tone === 'danger' ? 'is-failure' : ''}">
    <svg class="icon is-${tone}" viewBox="0 0 24 24" aria-hidden="true">
      <path d=${ICONS[icon]}></path>
    </svg>
    ${renderMessage(message)} ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    ${controls ?? nothing}
  </div>`;
}

export function renderMessage({ sentence, lang }: Message): TemplateResult {
  return html`<p part="message" class="title" lang=${lang ?? nothing}>${sentence}</p>`;
}
