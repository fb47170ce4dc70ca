/**
 * What is measured. An element is made by its tag; a grid by the `createList` of its script.
 *
 * @typedef {object} Contestant
 * @property {string} id
 * @property {string} name as the results say it
 * @property {'ours' | 'floor' | 'grid'} role
 * @property {string} [tag]
 * @property {string} [package] on npm, for its version
 * @property {boolean} [isVirtual] it draws the rows in view alone
 */

/** @type {readonly Contestant[]} */
export const CONTESTANTS = [
  { id: 'client-leads', name: 'client-leads', role: 'ours', tag: 'client-leads' },
  { id: 'hand-written/blocks', name: 'hand-written, in blocks', role: 'floor', tag: 'block-leads' },
  { id: 'hand-written/flat', name: 'hand-written, flat', role: 'floor', tag: 'flat-leads' },
  { id: 'gridjs', name: 'gridjs', role: 'grid', package: 'gridjs' },
  {
    id: 'tabulator',
    name: 'tabulator-tables',
    role: 'grid',
    package: 'tabulator-tables',
    isVirtual: true,
  },
  { id: 'datatables', name: 'datatables.net', role: 'grid', package: 'datatables.net' },
  {
    id: 'ag-grid',
    name: 'ag-grid-community',
    role: 'grid',
    package: 'ag-grid-community',
    isVirtual: true,
  },
  {
    id: 'vaadin-grid',
    name: '@vaadin/grid',
    role: 'grid',
    package: '@vaadin/grid',
    isVirtual: true,
  },
];

export const OURS = 'client-leads';

/** The best that is known to be written by hand: ratios are to it. */
export const FLOOR = 'hand-written/blocks';
