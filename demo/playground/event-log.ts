// For the events' types.
import type {} from '../../src/index.js';

const MAX_ROWS = 50;

/** Lists the events of the element in `stage`, the newest on top. */
export function logEvents(stage: HTMLElement, list: Element): void {
  const write = ({ type }: Event, facts: object) => {
    list.prepend(row(type, facts));
    while (list.children.length > MAX_ROWS) {
      list.lastChild?.remove();
    }
  };
  stage.addEventListener('leads-load', (event) => {
    const { added, loaded, totalRows, unread } = event.detail;
    write(event, { added, loaded, totalRows, unread });
  });
  stage.addEventListener('leads-error', (event) => write(event, event.detail));
  stage.addEventListener('leads-change', (event) => write(event, event.detail));
  stage.addEventListener('leads-filter-change', (event) => write(event, event.detail));
  stage.addEventListener('lead-select', (event) => {
    const { id, number, subject } = event.detail.lead;
    write(event, { id, number, subject });
  });
}

function row(type: string, facts: object): Element {
  const item = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = type;
  const text = document.createElement('code');
  text.textContent = Object.entries(facts)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ');
  item.append(name, ' ', text);
  return item;
}
