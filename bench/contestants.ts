/** An element, which its script registers. */
export interface Contestant {
  /** The name of its page, of its files, and of its source in `contestants/`. */
  readonly id: string;
  readonly name: string;
  readonly tag: string;
  /** The selector of a row. */
  readonly row: string;
  /** The button for more rows. Without one, only visits are measured. */
  readonly button?: string;
  /** The built script, if it is not bundled here. */
  readonly script?: string;
  /** How its page contains the script that sends the first requests. */
  readonly early?: 'file' | 'text';
  readonly attributes?: string;
  /** The attributes with which it asks the site who is signed in. Otherwise, the page asks. */
  readonly sessionAttributes?: string;
}

const visited = {
  tag: 'client-leads',
  row: '[part~=lead]',
  script: 'dist/client-leads.min.js',
  attributes: 'sitecode="GIFT-01" client="1017" token="55120938" skeleton-rows="20"',
  sessionAttributes: 'sitecode="GIFT-01" session-url="/session/client" skeleton-rows="20"',
};

export const ours: Contestant = {
  ...visited,
  id: 'client-leads',
  name: 'client-leads',
  button: '[part~=load-more]',
};

const oursEarlyFile: Contestant = {
  ...visited,
  id: 'client-leads-early-file',
  name: 'client-leads, early file',
  early: 'file',
};

export const oursEarlyText: Contestant = {
  ...visited,
  id: 'client-leads-early-text',
  name: 'client-leads, early text',
  early: 'text',
};

export const litList: Contestant = {
  id: 'lit-list',
  name: 'bare Lit list',
  tag: 'lit-list-leads',
  row: '.row',
  button: 'button',
};

const handWritten: Contestant = {
  id: 'hand-written',
  name: 'hand-written list',
  tag: 'hand-written-leads',
  row: '.row',
  button: 'button',
};

export const grid: Contestant = {
  id: 'gridjs',
  name: 'gridjs',
  tag: 'gridjs-leads',
  row: 'tbody tr',
};

export const CONTESTANTS = [ours, oursEarlyFile, oursEarlyText, litList, handWritten, grid];

/** Ours of another build. */
export function earlierBuild(script: string): Contestant {
  return { ...ours, id: 'earlier', name: 'earlier build', script };
}
