import type { FilterController } from './controllers/filter-controller.js';
import type { PeriodController } from './controllers/period-controller.js';
import type { Translator } from './i18n/translator.js';
import type { LeadList } from './model/lead-list.js';
import { countStatuses } from './model/statuses.js';
import type { FilterBarState } from './views/filter-bar.js';

export interface FilterBarSources {
  /** The names of the controls, separated by spaces. */
  readonly controls: string;
  readonly list: LeadList;
  readonly filter: FilterController;
  readonly period: PeriodController;
  readonly translator: Translator;
}

/** Returns what the controls above the list show, and what they do. */
export function filterBarState(sources: FilterBarSources): FilterBarState {
  const { controls, list, filter, period, translator } = sources;
  const { leads, total } = list;
  const names = controls.split(' ').filter(Boolean);
  return {
    controls: names,
    filter: filter.filter,
    hasFiltered: filter.hasFiltered,
    searchText: filter.searchText,
    statuses: names.includes('status') ? countStatuses(leads, filter.filter?.status) : [],
    readSoFar: leads.length < total ? leads.length : undefined,
    period: period.period,
    periodChoice: period.choice,
    isUnfolded: filter.isUnfolded,
    isPeriodRefused: period.isRefused,
    translator,
    onFilter: (conditions) => filter.setByReader(conditions),
    onFold: () => filter.fold(),
    onPeriod: (asked) => period.ask(asked),
    onPeriodChange: (end) => period.noteChange(end),
    onPeriodChoice: (chosen) => period.choose(chosen),
  };
}
