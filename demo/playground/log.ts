/** The log of the element's events and requests. */
// For the types of the events.
import type {} from '../../src/index.js';
import { make } from '../pages/make.js';
import { watchers, type RequestEntry } from './record-requests.js';

const EVENTS = [
  'leads-load',
  'leads-error',
  'leads-change',
  'leads-filter-change',
  'lead-select',
] as const;

/** Older rows are removed, so that the page stays small. */
const MAX_ROWS = 50;

/** Lists the events of the element in `stage` with their details but `leads`, the newest on top. */
export function logEvents(stage: HTMLElement, list: Element): void {
  for (const name of EVENTS) {
    stage.addEventListener(name, ({ type, detail }) => {
      const facts = Object.entries(detail)
        .filter(([key]) => key !== 'leads')
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      addRow(list, make('li', {}, make('b', {}, type), ' ', make('code', {}, facts.join(', '))));
    });
  }
}

/** Lists the requests of the element, the newest on top. */
export function logRequests(list: Element): void {
  const rows = new WeakMap<RequestEntry, Element>();
  watchers.add((entry) => {
    const row = rows.get(entry) ?? addRow(list, make('li', {}));
    rows.set(entry, row);
    const { method, url, type, body, outcome = '…', milliseconds } = entry;
    const time = milliseconds === undefined ? '' : ` ${milliseconds} мс`;
    row.replaceChildren(
      make('p', {}, make('b', {}, outcome), `${time} · ${method} ${url}`),
      make('p', {}, type),
      make('code', {}, body),
    );
  });
}

function addRow(list: Element, row: Element): Element {
  list.prepend(row);
  while (list.children.length > MAX_ROWS) {
    list.lastChild?.remove();
  }
  return row;
}
