import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { NO_CONDITIONS } from '../model/filter.js';
import { renderSegments, type SegmentsView } from './segments.js';

type Used<Control> = Event & { readonly currentTarget: Control };

export interface FilterView extends SegmentsView {
  readonly searchText: string;
  /** Whether the controls keep their places, but without what the reader has set. */
  readonly isCovered: boolean;
}

export function renderFilterBar(given: FilterView): TemplateResult {
  const { controls, isCovered } = given;
  const view = isCovered ? { ...given, filter: null, searchText: '', leads: [] } : given;
  return html`<div
    part="filter"
    class="filters"
    role="group"
    ?inert=${isCovered}
    aria-label=${view.language.text('filters')}
  >
    ${controls.includes('search') ? renderSearch(view) : nothing}
    ${controls.includes('status') ? renderStatus(view) : nothing}
    ${controls.includes('waiting') || controls.includes('unread') ? renderSegments(view) : nothing}
  </div>`;
}

/** `data-heir` is the id of the control that gets the focus of a button that disappears. */
export function renderReset({ controls, filter, isCovered, language, onFilter }: FilterView) {
  const heir = controls.find((each) => each === 'search' || each === 'status') ?? 'all';
  return filter
    ? html`<button
        type="button"
        part="filter-clear"
        class="reset"
        ?inert=${isCovered}
        data-heir="filter-${heir}"
        @click=${() => onFilter(NO_CONDITIONS)}
      >
        ${language.text('filterClear')}
      </button>`
    : nothing;
}

function renderSearch({ searchText, language, onFilter }: FilterView): TemplateResult {
  const name = language.text('filterSearch');
  const isSet = searchText !== '';
  const clear = html`<button
    type="button"
    part="filter-search-clear"
    class="clear"
    data-heir="filter-search"
    @click=${() => onFilter({ search: '' })}
  >
    <span class="spoken">${language.text('filterSearchClear')}</span>${CROSS}
  </button>`;
  return html`<div class=${isSet ? 'field search is-set' : 'field search'}>
    <input
      type="search"
      part="filter-search"
      class="control"
      id="filter-search"
      enterkeyhint="search"
      autocomplete="off"
      aria-label=${name}
      placeholder=${name}
      .value=${live(searchText)}
      @input=${({ currentTarget }: Used<HTMLInputElement>) =>
        onFilter({ search: currentTarget.value })}
    />
    ${MAGNIFIER} ${isSet ? clear : nothing}
  </div>`;
}

function renderStatus({ filter, leads, language, onFilter }: FilterView): TemplateResult {
  const { status = '' } = filter ?? {};
  const options = [...new Set(['', ...leads.map((lead) => lead.status), status])];
  return html`<div class=${status ? 'field status-field is-set' : 'field status-field'}>
    <select
      part="filter-status"
      class="control"
      id="filter-status"
      aria-label=${language.text('filterStatus')}
      @change=${({ currentTarget }: Used<HTMLSelectElement>) =>
        onFilter({ status: currentTarget.value })}
    >
      ${options.map(
        // Live, since the page may have undone a change before it was drawn.
        (option) =>
          html`<option dir="auto" value=${option} .selected=${live(option === status)}>
            ${option || language.text('filterStatusAny')}
          </option>`,
      )}
    </select>
    ${ARROW}
  </div>`;
}

const icon = (path: TemplateResult<2>, look = 'glyph'): TemplateResult =>
  html`<svg class=${look} viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;
const MAGNIFIER = icon(svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 4 4" />`);
const CROSS = icon(svg`<path d="m4 4 8 8m0-8-8 8" />`);
const ARROW = icon(svg`<path d="m4 6 4 4 4-4" />`, 'arrow');
