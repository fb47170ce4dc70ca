/** One who is measured: an element by the script that registers it. */
export interface Contestant {
  /** Names its bundle; for all but ours, `contestants/<id>.ts` is its source. */
  readonly id: string;
  readonly name: string;
  readonly tag: string;
  /** Its built script, if that is not bundled here. Relative to the folder where npm runs. */
  readonly file?: string;
  readonly attributes?: string;
  /** What a row is called inside. */
  readonly row: string;
  /** The element whose shadow root has the rows, if there is one. */
  readonly shadowHost?: string;
  /** The button for the next page; measured by clicks are only those that have one here. */
  readonly button?: string;
  /** On npm. */
  readonly package?: string;
  /** The most rows that it takes in at once. */
  readonly mostAtOnce?: number;
  /** It draws the rows in view alone. */
  readonly isVirtual?: boolean;
  /** Why it may be ahead of ours in bytes, memory, search or refresh. */
  readonly lead?: string;
}

export const OURS = 'client-leads';
export const BASELINE = 'lit-list';

const FILE = 'dist/client-leads.min.js';

export const ours: Contestant = {
  id: OURS,
  name: 'client-leads',
  tag: 'client-leads',
  file: FILE,
  attributes: 'sitecode="GIFT-01" client="1017" token="55120938" skeleton-rows="20000"',
  row: '[part~=lead]',
  shadowHost: 'client-leads',
  button: '[part~=load-more]',
  mostAtOnce: 200,
};

/** What a grid gains, and what it costs, by drawing the rows in view alone. */
const virtualGrid = {
  isVirtual: true,
  lead: 'holds the rows in view alone: find-in-page, print and screen readers miss the others',
};

export const CONTESTANTS: readonly Contestant[] = [
  ours,
  {
    id: BASELINE,
    name: 'bare Lit list',
    tag: 'lit-list-leads',
    row: '.row',
    shadowHost: 'lit-list-leads',
    button: 'button',
    mostAtOnce: 200,
  },
  {
    id: 'hand-written',
    name: 'hand-written list',
    tag: 'hand-written-leads',
    row: '.row',
    shadowHost: 'hand-written-leads',
    mostAtOnce: 200,
  },
  {
    id: 'gridjs',
    lead: 'knows no requests, failures, refreshes or moving lists',
    name: 'gridjs',
    tag: 'gridjs-leads',
    row: 'tbody tr',
    package: 'gridjs',
  },
  {
    ...virtualGrid,
    lead: `knows no requests, failures or moving lists, and ${virtualGrid.lead}`,
    id: 'tabulator',
    name: 'tabulator-tables',
    tag: 'tabulator-leads',
    row: '.tabulator-row',
    package: 'tabulator-tables',
  },
  {
    id: 'datatables',
    lead: 'draws bare table cells, and searches texts that it has joined before',
    name: 'datatables.net',
    tag: 'datatables-leads',
    row: 'tbody tr',
    package: 'datatables.net',
  },
  {
    ...virtualGrid,
    id: 'vaadin-grid',
    name: '@vaadin/grid',
    tag: 'vaadin-grid-leads',
    row: '#items > tr:not([hidden])',
    shadowHost: 'vaadin-grid',
    package: '@vaadin/grid',
  },
  {
    ...virtualGrid,
    id: 'ag-grid',
    name: 'ag-grid-community',
    tag: 'ag-grid-leads',
    row: '.ag-row',
    package: 'ag-grid-community',
  },
];
