import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../i18n/language.js';
import { renderNotice } from './notices.js';

export interface NoMatchesState {
  readonly language: Language;
  /** Whether all leads are read. */
  readonly isComplete: boolean;
  /** Whether the filter has search words, which the reader may shorten. */
  readonly hasSearch: boolean;
  /** Removes the filter. */
  readonly onClear: () => void;
  /** Requests all time, if the reader may and the period is another one. */
  readonly onAll: (() => void) | undefined;
}

/** Tells that no lead passes the filter, and offers ways out. */
export function renderNoMatches(state: NoMatchesState): TemplateResult {
  const { language, isComplete, hasSearch, onClear, onAll } = state;
  const { text } = language;
  const controls = html`<button
      type="button"
      class="button"
      part="filter-clear"
      data-heir="filter-search"
      @click=${onClear}
    >
      ${text('filterClear')}
    </button>
    ${
      onAll
        ? html`<button
            type="button"
            class="button"
            part="show-all"
            data-heir="filter-period"
            @click=${onAll}
          >
            ${text('periodAll')}
          </button>`
        : nothing
    }`;
  return html`<slot name="no-matches"
    >${renderNotice({
      icon: 'search',
      tone: 'muted',
      sentence: text(isComplete ? 'noMatches' : 'noMatchesRead'),
      hint: hasSearch ? text('noMatchesHint') : undefined,
      controls,
    })}</slot
  >`;
}
