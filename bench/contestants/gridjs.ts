import { Grid } from 'gridjs';
import 'gridjs/dist/theme/mermaid.min.css';
import { fetchRows, formatTime, type Row } from './leads-host.js';

/** All fields that `<client-leads>` shows. */
const TITLES = {
  Subject: 'Тема',
  Leads: 'Номер',
  ProcTime: 'Время',
  LeadStatusName: 'Статус',
  LeadTypeName: 'Тип',
  LeadSourceName: 'Источник',
  FormName: 'Форма',
  LeadMarkName: 'Отметка',
  CountNotReadMessage: 'Непрочитанные',
};
const columns = Object.entries(TITLES).map(([id, name]) => ({
  id,
  name,
  ...(id === 'ProcTime' ? { formatter: formatTime } : {}),
}));

/**
 * A grid behind the members of `<client-leads>` that the bench uses. It draws every row, and accepts
 * more rows only as new data for the whole grid.
 */
class GridjsLeads extends HTMLElement {
  pageSize = 20;
  #rows: Row[] = [];
  readonly #grid = new Grid({ columns, data: [], search: true });

  connectedCallback(): void {
    void this.loadMore();
  }

  async loadMore(): Promise<void> {
    const isFirst = this.#rows.length === 0;
    this.#rows = [...this.#rows, ...(await fetchRows(this.#rows.length + 1, this.pageSize))];
    this.#grid.updateConfig({ data: this.#rows });
    if (isFirst) {
      this.#grid.render(this);
    } else {
      this.#grid.forceRender();
    }
  }

  set filter({ search }: { readonly search: string }) {
    this.#grid.updateConfig({ search: { keyword: search } }).forceRender();
  }
}

customElements.define('gridjs-leads', GridjsLeads);
