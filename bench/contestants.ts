/** A contestant: an element, which its script registers. */
export interface Contestant {
  readonly id: string;
  /** The name of its source in `contestants/`. Default: its `id`. */
  readonly source?: string;
  readonly name: string;
  readonly tag: string;
  /** The built script, if it is not bundled here. Relative to the folder in which npm runs. */
  readonly file?: string;
  readonly attributes?: string;
  /** The attributes with which it asks the site who is signed in. Otherwise, the page asks. */
  readonly sessionAttributes?: string;
  /** The script that sends its first requests, if there is one. */
  readonly early?: string;
  /** Whether the page contains the text of that script. */
  readonly isEarlyInline?: boolean;
  /** Whether a script in the text of its page sends the first request to the API. */
  readonly isAskedAhead?: boolean;
  /** A word of the names of its figures, if not all are measured. */
  readonly only?: string;
  /** The selector of a row. */
  readonly row: string;
  /** The element whose shadow root contains the rows, if any. */
  readonly shadowHost?: string;
  /** The button for the next page. Clicks are measured only for contestants with a button. */
  readonly button?: string;
  /** Its package on npm. */
  readonly package?: string;
  /** The maximum number of rows that it accepts at once. */
  readonly mostAtOnce?: number;
}

export const OURS = 'client-leads';

export const OURS_INLINE = 'client-leads-inline';
export const BASELINE = 'lit-list';
export const GRID = 'gridjs';

const FILE = 'dist/client-leads.min.js';

export const ours: Contestant = {
  id: OURS,
  name: 'client-leads',
  tag: 'client-leads',
  file: FILE,
  attributes: 'sitecode="GIFT-01" client="1017" token="55120938" skeleton-rows="20000"',
  sessionAttributes: 'sitecode="GIFT-01" session-url="/session/client" skeleton-rows="20000"',
  row: '[part~=lead]',
  shadowHost: 'client-leads',
  button: '[part~=load-more]',
  // A request of 200 rows has up to two of the rows shown.
  mostAtOnce: 198,
};

export const oursEarly: Contestant = {
  ...ours,
  id: 'client-leads-early',
  name: 'client-leads, early requests',
  early: 'dist/client-leads-early.min.js',
  only: 'visit',
};

const oursInline: Contestant = {
  ...oursEarly,
  id: OURS_INLINE,
  name: 'client-leads, early requests by an inline script',
  isEarlyInline: true,
};

export const CONTESTANTS: readonly Contestant[] = [
  ours,
  oursEarly,
  oursInline,
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
    id: GRID,
    name: 'gridjs',
    tag: 'gridjs-leads',
    row: 'tbody tr',
    package: 'gridjs',
  },
  {
    id: 'gridjs-ahead',
    source: GRID,
    name: 'gridjs, whose page asks by an inline script',
    tag: 'gridjs-leads',
    row: 'tbody tr',
    isAskedAhead: true,
    only: 'visit',
  },
];
