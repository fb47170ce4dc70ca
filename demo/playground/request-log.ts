import { watchers, type RequestEntry } from './record-requests.js';

/** Older rows are removed, so that a page left open stays light. */
const MAX_ROWS = 50;

/** Lists what the element has asked, the newest on top. */
export function logRequests(list: Element): void {
  const rows = new WeakMap<RequestEntry, Element>();
  watchers.add((entry) => {
    const row = rows.get(entry) ?? document.createElement('li');
    if (!rows.has(entry)) {
      list.prepend(row);
    }
    rows.set(entry, row);
    row.replaceChildren(...content(entry));
    while (list.children.length > MAX_ROWS) {
      list.lastChild?.remove();
    }
  });
}

function content({ method, url, type, body, outcome = '…', milliseconds }: RequestEntry): Node[] {
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
