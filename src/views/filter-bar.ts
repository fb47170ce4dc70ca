import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LeadsFilter } from '../model/filter.js';
import { PRESETS, type Preset } from '../model/period.js';
import type { StatusCount } from '../model/statuses.js';
import { renderPeriod, type PeriodFormState } from './period-form.js';

/** What the reader asks for: a preset, or days of their own. */
export type PeriodChoice = Preset | 'dates';

const PRESET_TEXTS = {
  all: 'periodAll',
  month: 'periodMonth',
  quarter: 'periodQuarter',
  year: 'periodYear',
  dates: 'periodDates',
} as const;

export interface FilterBarState extends PeriodFormState {
  /** The controls to show, in their order. */
  readonly controls: readonly string[];
  readonly filter: LeadsFilter | null;
  /** Whether a filter is set, or was. */
  readonly hasFiltered: boolean;
  /** What stands in the search field. */
  readonly searchText: string;
  /** The statuses of the leads that are read. */
  readonly statuses: readonly StatusCount[];
  /** How many leads are read, as long as there are others. */
  readonly readSoFar: number | undefined;
  readonly periodChoice: PeriodChoice;
  /** Whether the reader has unfolded what a narrow list folds. */
  readonly isUnfolded: boolean;
  readonly onFold: () => void;
  /** Sets the conditions that are given, and leaves the others. */
  readonly onFilter: (conditions: LeadsFilter) => void;
  readonly onPeriodChoice: (choice: PeriodChoice) => void;
}

const CONTROLS: Readonly<Record<string, (state: FilterBarState) => TemplateResult>> = {
  search: renderSearch,
  status: renderStatus,
  unread: renderUnread,
  period: renderPeriodChoice,
};

/** So many controls have room in one row, however narrow. */
const ROOM = 2;

/**
 * The controls above the list, in one row. A narrow list folds all but the first. Below them stands
 * what is set, and can be taken off.
 */
export function renderFilterBar(state: FilterBarState): TemplateResult {
  const { controls, translator, periodChoice, isUnfolded } = state;
  const { text } = translator;
  const hasPeriod = controls.includes('period');
  const first = visibleCount(controls);
  const folded = isUnfolded || first === controls.length ? 'foldable' : 'foldable is-folded';
  // One control has a name of its own.
  const isGroup = controls.length > 1;
  return html`<div
    part="filter"
    class="filters"
    role=${isGroup ? 'group' : nothing}
    aria-label=${isGroup ? text('filters') : nothing}
  >
    <div class="controls">
      ${renderControls(controls.slice(0, first), state)}
      ${first < controls.length ? renderFold(state) : nothing}
      <div id="foldable" class=${folded}>${renderControls(controls.slice(first), state)}</div>
    </div>
    ${
      hasPeriod
        ? html`<div class=${folded} ?hidden=${periodChoice !== 'dates' && controls.length > 1}>
            ${renderPeriod(state)}
          </div>`
        : nothing
    }
    ${renderConditions(state)}
  </div>`;
}

function renderControls(controls: readonly string[], state: FilterBarState): unknown {
  return repeat(
    controls,
    (control) => control,
    (control) => CONTROLS[control]?.(state),
  );
}

/** The button that folds the controls, which only a narrow list shows. */
function renderFold({ isUnfolded, translator, onFold }: FilterBarState): TemplateResult {
  return html`<button
    type="button"
    part="filter-fold"
    id="filter-fold"
    class="pill fold"
    aria-expanded=${isUnfolded}
    aria-controls="foldable"
    @click=${onFold}
  >
    ${translator.text('filters')} ${CHEVRON}
  </button>`;
}

function renderSearch({ searchText, translator, onFilter }: FilterBarState): TemplateResult {
  const { text } = translator;
  const clear = () => onFilter({ search: '' });
  return html`<div class="search">
    ${MAGNIFIER}
    <input
      type="search"
      part="filter-search"
      id="filter-search"
      enterkeyhint="search"
      autocomplete="off"
      aria-label=${text('filterSearch')}
      placeholder=${text('filterSearch')}
      .value=${live(searchText)}
      @input=${(event: InputEvent) => {
        if (event.currentTarget instanceof HTMLInputElement) {
          onFilter({ search: event.currentTarget.value });
        }
      }}
      @keydown=${(event: KeyboardEvent) => {
        // A dialog around the list closes by the next press.
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
            aria-label=${text('filterSearchClear')}
            data-heir="filter-search"
            @click=${clear}
          >
            ${CROSS}
          </button>`
    }
  </div>`;
}

function renderStatus(state: FilterBarState): TemplateResult {
  const { filter, statuses, readSoFar, translator, onFilter } = state;
  const { text, number } = translator;
  const chosen = filter?.status ?? '';
  const options = repeat(
    statuses,
    ({ status }) => status,
    ({ status, count }) =>
      html`<option value=${status} .selected=${live(status === chosen)}>
        ${status} (${number(count)})
      </option>`,
  );
  return html`<select
    part="filter-status"
    id="filter-status"
    class=${chosen === '' ? 'pill' : 'pill is-set'}
    aria-label=${text('filterStatus')}
    @change=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLSelectElement) {
        onFilter({ status: currentTarget.value });
      }
    }}
  >
    <option value="" .selected=${live(chosen === '')}>${text('filterStatusAny')}</option>
    ${
      readSoFar === undefined
        ? options
        : html`<optgroup label=${text('filterStatusRead', { n: readSoFar })}>${options}</optgroup>`
    }
  </select>`;
}

function renderUnread({ filter, translator, onFilter }: FilterBarState): TemplateResult {
  const isSet = filter?.unread === true;
  return html`<button
    type="button"
    part="filter-unread"
    id="filter-unread"
    class=${isSet ? 'pill is-set' : 'pill'}
    aria-pressed=${isSet}
    @click=${() => onFilter({ unread: !isSet })}
  >
    ${translator.text('filterUnread')}
  </button>`;
}

function renderPeriodChoice(state: FilterBarState): TemplateResult {
  const { periodChoice, translator, onPeriodChoice } = state;
  const choices: readonly PeriodChoice[] = [...PRESETS, 'dates'];
  return html`<select
    part="filter-period"
    id="filter-period"
    class=${periodChoice === 'all' ? 'pill' : 'pill is-set'}
    aria-label=${translator.text('period')}
    @change=${({ currentTarget }: Event) => {
      const choice =
        currentTarget instanceof HTMLSelectElement && choices[currentTarget.selectedIndex];
      if (choice) {
        onPeriodChoice(choice);
      }
    }}
  >
    ${choices.map(
      (choice) =>
        html`<option .selected=${live(choice === periodChoice)}>
          ${translator.text(PRESET_TEXTS[choice])}
        </option>`,
    )}
  </select>`;
}

interface Condition {
  readonly control: string;
  readonly name: string;
  readonly onRemove: () => void;
}

/** What is set, by buttons that take it off, as far as its control does not show it. */
function renderConditions(state: FilterBarState): TemplateResult | typeof nothing {
  const { controls, isUnfolded, translator } = state;
  const first = visibleCount(controls);
  const isSeen = (control: string) => controls.slice(0, first).includes(control);
  const conditions = conditionsOf(state).filter(
    ({ control }) => !controls.includes(control) || (!isUnfolded && !isSeen(control)),
  );
  const render = ({ control, name, onRemove }: Condition) =>
    html`<button
      type="button"
      part="filter-condition"
      class=${controls.includes(control) ? 'pill is-set of-folded' : 'pill is-set'}
      data-heir="filter-fold"
      @click=${onRemove}
    >
      <span class="spoken">${translator.text('filterRemove')}</span> ${name} ${CROSS}
    </button>`;
  return conditions.length > 0
    ? html`<div class="conditions">${conditions.map(render)}</div>`
    : nothing;
}

function conditionsOf(state: FilterBarState): Condition[] {
  const { controls, filter, periodChoice, translator, onFilter, onPeriodChoice } = state;
  const { text } = translator;
  const { status = '', unread = false } = filter ?? {};
  const conditions: Condition[] = [];
  if (status !== '') {
    const onRemove = () => onFilter({ status: '' });
    conditions.push({ control: 'status', name: status, onRemove });
  }
  if (unread) {
    const onRemove = () => onFilter({ unread: false });
    conditions.push({ control: 'unread', name: text('filterUnread'), onRemove });
  }
  if (controls.includes('period') && periodChoice !== 'all') {
    const onRemove = () => onPeriodChoice('all');
    conditions.push({ control: 'period', name: text(PRESET_TEXTS[periodChoice]), onRemove });
  }
  return conditions;
}

/** How many controls a narrow list shows, too. */
function visibleCount({ length }: readonly string[]): number {
  return length > ROOM ? 1 : length;
}

const icon = (path: TemplateResult<2>): TemplateResult =>
  html`<svg
    class="glyph"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    aria-hidden="true"
  >
    ${path}
  </svg>`;
const MAGNIFIER = icon(svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 4 4" />`);
const CHEVRON = icon(svg`<path d="m4 6 4 4 4-4" />`);
const CROSS = icon(svg`<path d="m4 4 8 8m0-8-8 8" />`);
