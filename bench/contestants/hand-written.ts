import type { GeneratedRow } from '../../demo/api/generate-leads.js';
import { fetchRows, formatTime } from './leads-host.js';

const STYLES = `
  .page { content-visibility: auto; contain-intrinsic-size: auto 1500px; }
  .row { display: grid; grid-template-columns: 1fr auto auto; gap: 4px 12px; padding: 12px; }
  .row { border-top: 1px solid #d9dee4; }
  .subject, .meta { grid-column: 1 / -1; }
  .subject { font-weight: 600; }
`;

/** A list without a library, written for this one case with as little code as possible. */
class HandWrittenLeads extends HTMLElement {
  pageSize = 20;
  #count = 0;
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #list = document.createElement('div');
  readonly #button = document.createElement('button');

  connectedCallback(): void {
    const style = document.createElement('style');
    style.textContent = STYLES;
    this.#list.role = 'list';
    this.#button.textContent = 'Показать ещё';
    this.#button.addEventListener('click', () => void this.loadMore());
    this.#root.append(style, this.#list, this.#button);
    void this.loadMore();
  }

  async loadMore(): Promise<void> {
    const rows = await fetchRows(this.#count + 1, this.pageSize);
    this.#count += rows.length;
    // The browser can skip the layout of a page that is out of sight.
    const page = document.createElement('div');
    page.className = 'page';
    page.append(...rows.map(createRow));
    this.#list.append(page);
  }
}

function createRow(row: GeneratedRow): HTMLElement {
  const element = document.createElement('div');
  element.role = 'listitem';
  element.className = 'row';
  const meta = [row.LeadTypeName, row.LeadSourceName, row.FormName].filter((text) => text?.trim());
  addField(element, 'subject', row.Subject?.trim() || `Обращение № ${row.Leads}`);
  addField(element, 'status', row.LeadStatusName);
  addField(element, 'time', formatTime(row.ProcTime));
  addField(element, 'number', `№ ${row.Leads}`);
  addField(element, 'mark', row.LeadMarkName);
  addField(element, 'unread', row.CountNotReadMessage || '');
  addField(element, 'meta', meta.join(' · '));
  return element;
}

function addField(row: HTMLElement, name: string, value?: string | number | null): void {
  const text = String(value ?? '').trim();
  if (text) {
    const field = document.createElement('span');
    field.className = name;
    field.textContent = text;
    row.append(field);
  }
}

customElements.define('hand-written-leads', HandWrittenLeads);
