import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Translator } from '../i18n/translator.js';
import type { LeadList } from '../model/lead-list.js';
import { countStatuses } from '../model/lead-statuses.js';
import { PRESETS, type PeriodChoice } from '../model/period.js';
import type { Conditions } from '../session/conditions.js';
import { renderPeriod } from './period-form.js';

const PRESET_TEXTS = {
  all: 'periodAll',
  month: 'periodMonth',
  quarter: 'periodQuarter',
  year: 'periodYear',
  dates: 'periodDates',
} as const;

export interface FilterBarState {
  /** The names of the controls to show, in order. */
  readonly controls: readonly string[];
  readonly conditions: Conditions;
  readonly list: LeadList;
  readonly translator: Translator;
}

const CONTROLS: Readonly<Record<string, (state: FilterBarState) => TemplateResult>> = {
  search: renderSearch,
  status: renderStatus,
  unread: renderUnread,
  period: renderPeriodChoice,
};

/** The number of controls that fit in one row at any width. */
const ROOM = 2;

/**
 * The controls above the list, in one row. A narrow list folds all but the first, since a row that
 * scrolls sideways would violate reflow at 320 px (WCAG 1.4.10). Conditions that are set are shown
 * below, each with a way to remove it.
 */
export function renderFilterBar(state: FilterBarState): TemplateResult {
  const { controls, conditions, translator } = state;
  const { isUnfolded, periodChoice } = conditions;
  const { text } = translator;
  const hasPeriod = controls.includes('period');
  const first = visibleCount(controls);
  const folded = isUnfolded || first === controls.length ? 'foldable' : 'foldable is-folded';
  // A single control needs no group, since it has its own name.
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
            ${renderPeriod(conditions, translator)}
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

/** The button that folds the controls. Only a narrow list shows it. */
function renderFold({ conditions, translator }: FilterBarState): TemplateResult {
  return html`<button
    type="button"
    part="filter-fold"
    id="filter-fold"
    class="pill fold"
    aria-expanded=${conditions.isUnfolded}
    aria-controls="foldable"
    @click=${() => conditions.toggleFold()}
  >
    ${translator.text('filters')} ${CHEVRON}
  </button>`;
}

/** IBM's auditor recognizes the label of a `select` only with `aria-labelledby`. */
function renderLabel(field: string, text: string): TemplateResult {
  return html`<label id="${field}-label" for=${field}>${text}</label>`;
}

function renderSearch({ conditions, translator }: FilterBarState): TemplateResult {
  const { searchText } = conditions;
  const { text } = translator;
  const clear = () => conditions.setByReader({ search: '' });
  // The label is at the position of a placeholder while the field shows one.
  return html`<div class="field search">
    ${MAGNIFIER} ${renderLabel('filter-search', text('filterSearch'))}
    <input
      type="search"
      part="filter-search"
      id="filter-search"
      enterkeyhint="search"
      autocomplete="off"
      placeholder=" "
      .value=${live(searchText)}
      @input=${(event: InputEvent) => {
        if (event.currentTarget instanceof HTMLInputElement) {
          conditions.setByReader({ search: event.currentTarget.value });
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

function renderStatus(state: FilterBarState): TemplateResult {
  const { conditions, list, translator } = state;
  const { leads, total } = list;
  const { text, number } = translator;
  const chosen = conditions.filter?.status ?? '';
  const options = repeat(
    countStatuses(leads, conditions.filter?.status),
    ({ status }) => status,
    ({ status, count }) =>
      html`<option value=${status} .selected=${live(status === chosen)}>
        ${status} (${number(count)})
      </option>`,
  );
  return html`<div class="field">
    ${renderLabel('filter-status', text('filterStatus'))}
    <select
      part="filter-status"
      id="filter-status"
      aria-labelledby="filter-status-label"
      class=${chosen === '' ? 'pill' : 'pill is-set'}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) {
          conditions.setByReader({ status: currentTarget.value });
        }
      }}
    >
      <option value="">${text('filterStatusAny')}</option>
      ${
        leads.length < total
          ? html`<optgroup label=${text('filterStatusRead', { n: leads.length })}>
              ${options}
            </optgroup>`
          : options
      }
    </select>
  </div>`;
}

function renderUnread({ conditions, translator }: FilterBarState): TemplateResult {
  const isSet = conditions.filter?.unread === true;
  return html`<button
    type="button"
    part="filter-unread"
    id="filter-unread"
    class=${isSet ? 'pill is-set' : 'pill'}
    aria-pressed=${isSet}
    @click=${() => conditions.setByReader({ unread: !isSet })}
  >
    ${translator.text('filterUnread')}
  </button>`;
}

function renderPeriodChoice({ conditions, translator }: FilterBarState): TemplateResult {
  const { periodChoice } = conditions;
  const choices: readonly PeriodChoice[] = [...PRESETS, 'dates'];
  return html`<div class="field">
    ${renderLabel('filter-period', translator.text('period'))}
    <select
      part="filter-period"
      id="filter-period"
      aria-labelledby="filter-period-label"
      class=${periodChoice === 'all' ? 'pill' : 'pill is-set'}
      @change=${({ currentTarget }: Event) => {
        const choice =
          currentTarget instanceof HTMLSelectElement &&
          choices.find((one) => one === currentTarget.value);
        if (choice) {
          conditions.choosePeriod(choice);
        }
      }}
    >
      ${choices.map(
        (choice) =>
          html`<option value=${choice} .selected=${live(choice === periodChoice)}>
            ${translator.text(PRESET_TEXTS[choice])}
          </option>`,
      )}
    </select>
  </div>`;
}

interface Condition {
  readonly control: string;
  readonly name: string;
  readonly onRemove: () => void;
}

/** Buttons that remove conditions, unless a visible control shows the condition. */
function renderConditions(state: FilterBarState): TemplateResult | typeof nothing {
  const { controls, conditions, translator } = state;
  const first = visibleCount(controls);
  const isSeen = (control: string) => controls.slice(0, first).includes(control);
  const set = conditionsOf(state).filter(
    ({ control }) => !controls.includes(control) || (!conditions.isUnfolded && !isSeen(control)),
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
  return set.length > 0 ? html`<div class="conditions">${set.map(render)}</div>` : nothing;
}

function conditionsOf({ controls, conditions, translator }: FilterBarState): Condition[] {
  const { text } = translator;
  const { filter, periodChoice } = conditions;
  const set: Condition[] = [];
  if (filter?.status !== undefined) {
    const onRemove = () => conditions.setByReader({ status: '' });
    set.push({ control: 'status', name: filter.status, onRemove });
  }
  if (filter?.unread) {
    const onRemove = () => conditions.setByReader({ unread: false });
    set.push({ control: 'unread', name: text('filterUnread'), onRemove });
  }
  if (controls.includes('period') && periodChoice !== 'all') {
    const onRemove = () => conditions.choosePeriod('all');
    set.push({ control: 'period', name: text(PRESET_TEXTS[periodChoice]), onRemove });
  }
  return set;
}

/** The number of controls that even a narrow list shows. */
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
