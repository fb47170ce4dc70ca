import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Translator } from '../i18n/translator.js';
import { countStatuses } from '../model/lead-statuses.js';
import { PRESETS } from '../model/period.js';
import type { Filters } from '../session/filters.js';
import type { ListState } from '../session/list-state.js';

const PRESET_TEXTS = {
  all: 'periodAll',
  month: 'periodMonth',
  quarter: 'periodQuarter',
  year: 'periodYear',
} as const;

export interface FilterBarState {
  /** The names of the controls to show, in order. */
  readonly controls: readonly string[];
  readonly filters: Filters;
  readonly list: Pick<ListState, 'leads' | 'total'>;
  readonly translator: Translator;
}

const CHIPS: Readonly<Record<string, (state: FilterBarState) => TemplateResult>> = {
  status: renderStatus,
  unread: renderUnread,
  period: renderPeriodChoice,
};

/**
 * The controls above the list, in one line. In a narrow list, the search has a line of its own, and
 * the others have one that scrolls sideways.
 */
export function renderFilterBar(state: FilterBarState): TemplateResult {
  const { controls, translator } = state;
  const search = controls.indexOf('search');
  // A single control needs no group, since it has its own name.
  const isGroup = controls.length > 1;
  return html`<div
    part="filter"
    class="filters"
    role=${isGroup ? 'group' : nothing}
    aria-label=${isGroup ? translator.text('filters') : nothing}
  >
    <div class="controls">
      ${renderChips(controls.slice(0, Math.max(0, search)), state)}
      ${search === -1 ? nothing : renderSearch(state)}
      ${renderChips(controls.slice(search + 1), state)}
    </div>
  </div>`;
}

function renderChips(controls: readonly string[], state: FilterBarState) {
  const chips = repeat(
    controls,
    (control) => control,
    (control) => CHIPS[control]?.(state),
  );
  return controls.length > 0 ? html`<div class="chips">${chips}</div>` : nothing;
}

/** IBM's auditor recognizes the label of a `select` only with `aria-labelledby`. */
function renderLabel(field: string, text: string): TemplateResult {
  return html`<label id="${field}-label" for=${field}>${text}</label>`;
}

function renderSearch({ filters, translator }: FilterBarState): TemplateResult {
  const { searchText } = filters;
  const { text } = translator;
  const clear = () => filters.setByReader({ search: '' });
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
      @input=${(event: InputEvent) => {
        if (event.currentTarget instanceof HTMLInputElement) {
          filters.setByReader({ search: event.currentTarget.value });
        }
      }}
      @keydown=${(event: KeyboardEvent) => {
        // The next press closes a dialog around the list.
        if (event.key === 'Escape' && searchText !== '') {
          event.preventDefault();
          event.stopPropagation();
          clear();
        }
      }}
    />
    ${
      searchText === ''
        ? nothing
        : html`<button
            type="button"
            part="filter-search-clear"
            class="clear"
            data-heir="filter-search"
            @click=${clear}
          >
            <span class="spoken">${text('filterSearchClear')}</span>${CROSS}
          </button>`
    }
  </div>`;
}

function renderStatus({ filters, list, translator }: FilterBarState): TemplateResult {
  const { leads, total } = list;
  const { text, number } = translator;
  const chosen = filters.filter?.status ?? '';
  const options = repeat(
    countStatuses(leads, filters.filter?.status),
    ({ status }) => status,
    ({ status, count }) => renderOption(status, `${status} (${number(count)})`, chosen),
  );
  const groupLabel = text('filterStatusRead', { n: leads.length });
  return renderSelect(
    'filter-status',
    text('filterStatus'),
    chosen !== '',
    (status) => filters.setByReader({ status }),
    html`${renderOption('', text('filterStatusAny'), chosen)}
    ${leads.length < total ? html`<optgroup label=${groupLabel}>${options}</optgroup>` : options}`,
  );
}

function renderUnread({ filters, translator }: FilterBarState): TemplateResult {
  const isSet = filters.filter?.unread === true;
  return html`<button
    type="button"
    part="filter-unread"
    id="filter-unread"
    class=${isSet ? 'control toggle is-set' : 'control toggle'}
    aria-pressed=${isSet}
    @click=${() => filters.setByReader({ unread: !isSet })}
  >
    ${isSet ? TICK : nothing} ${translator.text('filterUnread')}
  </button>`;
}

function renderPeriodChoice({ filters, translator }: FilterBarState): TemplateResult {
  const { periodChoice } = filters;
  const { text } = translator;
  const options = PRESETS.map((preset) =>
    renderOption(preset, text(PRESET_TEXTS[preset]), periodChoice),
  );
  const choose = (value: string) => {
    const preset = PRESETS.find((one) => one === value);
    if (preset) {
      filters.choosePeriod(preset);
    }
  };
  const other =
    periodChoice === 'other'
      ? renderOption(periodChoice, text('periodOther'), periodChoice)
      : nothing;
  return renderSelect(
    'filter-period',
    text('period'),
    periodChoice !== 'all',
    choose,
    html`${options}${other}`,
  );
}

/** `name` is both the id and the part. */
function renderSelect(
  name: string,
  label: string,
  isSet: boolean,
  onChoose: (value: string) => void,
  options: unknown,
): TemplateResult {
  return html`<div class="field">
    ${renderLabel(name, label)}
    <select
      part=${name}
      id=${name}
      aria-labelledby="${name}-label"
      class=${isSet ? 'control is-set' : 'control'}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) {
          onChoose(currentTarget.value);
        }
      }}
    >
      ${options}
    </select>
    ${ARROW}
  </div>`;
}

/** Follows a change that the page has undone before it was drawn. */
function renderOption(value: string, text: string, chosen: string): TemplateResult {
  return html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`;
}

const icon = (path: TemplateResult<2>): TemplateResult =>
  html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;
const MAGNIFIER = icon(svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 4 4" />`);
const CROSS = icon(svg`<path d="m4 4 8 8m0-8-8 8" />`);
const TICK = icon(svg`<path d="m3 8.5 3.5 3.5 6.5-7.5" />`);
const ARROW = icon(svg`<path d="m4 6 4 4 4-4" />`);
