import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Language } from '../i18n/language.js';
import type { Filters } from '../session/filters.js';
import type { ListState } from '../session/list-state.js';
import type { Preferences } from '../settings/preferences.js';

/** Value and text. */
type Option = readonly [string, string];
type Used<Control> = Event & { readonly currentTarget: Control };

export interface FilterBarState {
  readonly preferences: Pick<Preferences, 'filterControls'>;
  readonly filters: Filters;
  readonly list: Pick<ListState, 'leads'>;
  readonly language: Language;
}

const OTHERS: Readonly<Record<string, (state: FilterBarState) => TemplateResult>> = {
  status: renderStatus,
  unread: renderUnread,
};

/** The controls above the list. Those before and behind the search each stay together. */
export function renderFilterBar(state: FilterBarState): TemplateResult {
  const controls = state.preferences.filterControls;
  const search = controls.indexOf('search');
  return html`<div
    part="filter"
    class="filters"
    role="group"
    aria-label=${state.language.text('filters')}
  >
    ${renderOthers(controls.slice(0, Math.max(0, search)), state)}
    ${search === -1 ? nothing : renderSearch(state)}
    ${renderOthers(controls.slice(search + 1), state)}
  </div>`;
}

function renderOthers(controls: readonly string[], state: FilterBarState) {
  return controls.length > 0
    ? html`<div class="others">${controls.map((control) => OTHERS[control]?.(state))}</div>`
    : nothing;
}

/**
 * The button that removes all conditions, if there are any. `data-heir` is the id of the control
 * that gets the focus.
 */
export function renderReset(state: FilterBarState, look: 'button' | 'text-button') {
  const { filters, language, preferences } = state;
  return filters.filter
    ? html`<button
        type="button"
        part="filter-clear"
        class=${look}
        data-heir="filter-${preferences.filterControls[0]}"
        @click=${() => filters.clear()}
      >
        ${language.text('filterClear')}
      </button>`
    : nothing;
}

/** IBM's auditor recognizes the label of a `select` only with `aria-labelledby`. */
function renderLabel(field: string, text: string): TemplateResult {
  return html`<label id="${field}-label" for=${field}>${text}</label>`;
}

function renderSearch({ filters, language: { text } }: FilterBarState): TemplateResult {
  const { searchText } = filters;
  // The label is at the position of a placeholder while the field shows one.
  return html`<div class="field search">
    ${MAGNIFIER} ${renderLabel('filter-search', text('filterSearch'))}
    <input
      type="search"
      part="filter-search"
      class="control"
      id="filter-search"
      enterkeyhint="search"
      autocomplete="off"
      placeholder=" "
      .value=${live(searchText)}
      @input=${({ currentTarget }: Used<HTMLInputElement>) =>
        filters.setByReader({ search: currentTarget.value })}
    />
    ${
      searchText === ''
        ? nothing
        : html`<button
            type="button"
            part="filter-search-clear"
            class="clear"
            data-heir="filter-search"
            @click=${() => filters.setByReader({ search: '' })}
          >
            <span class="spoken">${text('filterSearchClear')}</span>${CROSS}
          </button>`
    }
  </div>`;
}

function renderStatus({ filters, list, language: { text } }: FilterBarState): TemplateResult {
  const { status = '' } = filters.filter ?? {};
  const statuses = new Set(['', ...list.leads.map((lead) => lead.status), status]);
  return renderSelect(
    'filter-status',
    text('filterStatus'),
    [...statuses].map((one) => [one, one || text('filterStatusAny')]),
    status,
    (chosen) => filters.setByReader({ status: chosen }),
  );
}

function renderUnread({ filters, language }: FilterBarState): TemplateResult {
  const isSet = filters.filter?.unread === true;
  return html`<button
    type="button"
    part="filter-unread"
    id="filter-unread"
    class="control toggle"
    aria-pressed=${isSet}
    @click=${() => filters.setByReader({ unread: !isSet })}
  >
    ${language.text('filterUnread')}
  </button>`;
}

/** `name` is both the id and the part. The first option is no condition. */
function renderSelect(
  name: string,
  label: string,
  options: readonly Option[],
  chosen: string,
  onChoose: (value: string) => void,
): TemplateResult {
  return html`<div class="field">
    ${renderLabel(name, label)}
    <select
      part=${name}
      id=${name}
      aria-labelledby="${name}-label"
      class=${chosen === options[0]?.[0] ? 'control' : 'control is-set'}
      @change=${({ currentTarget }: Used<HTMLSelectElement>) => onChoose(currentTarget.value)}
    >
      ${options.map(
        // Live, since the page may have undone a change before it was drawn.
        ([value, text]) =>
          html`<option dir="auto" value=${value} .selected=${live(value === chosen)}>
            ${text}
          </option>`,
      )}
    </select>
    ${ARROW}
  </div>`;
}

const icon = (path: TemplateResult<2>): TemplateResult =>
  html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;
const MAGNIFIER = icon(svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 4 4" />`);
const CROSS = icon(svg`<path d="m4 4 8 8m0-8-8 8" />`);
const ARROW = icon(svg`<path d="m4 6 4 4 4-4" />`);
