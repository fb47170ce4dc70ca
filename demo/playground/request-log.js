import { watchers } from './record-requests.js';

/** @import { RequestEntry } from './record-requests.js' */

/** Older ones go, so that a page left open stays light. */
const MOST_ROWS = 50;

/**
 * Lists what the element has asked, the newest on top.
 *
 * @param {HTMLOListElement} list
 */
export function logRequests(list) {
  /** @type {WeakMap<RequestEntry, HTMLLIElement>} */
  const rows = new WeakMap();
  watchers.add((entry) => {
    const row = rows.get(entry) ?? document.createElement('li');
    if (!rows.has(entry)) {
      list.prepend(row);
    }
    rows.set(entry, row);
    row.replaceChildren(...content(entry));
    while (list.children.length > MOST_ROWS) {
      list.lastChild.remove();
    }
  });
}

/** @param {RequestEntry} entry */
function content({ method, url, type, body, outcome = '…', milliseconds }) {
  const line = document.createElement('p');
  const status = document.createElement('b');
  status.textContent = outcome;
  const time = milliseconds === undefined ? '' : ` ${milliseconds} мс`;
  line.append(status, `${time} · ${method} ${url}`);
  const kind = document.createElement('p');
  kind.textContent = type;
  const text = document.createElement('code');
  text.textContent = body;
  return [line, kind, text];
}
