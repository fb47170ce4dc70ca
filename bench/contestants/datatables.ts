import DataTable, { type Api } from 'datatables.net-dt';
import 'datatables.net-dt/css/dataTables.dataTables.min.css';
import { COLUMNS, GridLeads } from './grid-leads.js';
import { formatTime, type Row } from './leads-host.js';

const columns = COLUMNS.map(({ field, title }) => ({
  data: field,
  title,
  defaultContent: '',
  ...(field === 'ProcTime' ? { render: formatTime } : {}),
}));

/** DataTables draws every row if its paging is off. */
class DatatablesLeads extends GridLeads {
  #table!: Api<Row>;

  protected create(): void {
    const table = this.appendChild(document.createElement('table'));
    this.#table = new DataTable<Row>(table, {
      data: this.rows,
      columns,
      paging: false,
      ordering: false,
      info: false,
    });
  }

  protected add(added: Row[]): void {
    this.#table.rows.add(added).draw(false);
  }

  protected replace(): void {
    this.#table.clear().rows.add(this.rows).draw(false);
  }

  protected search(text: string): void {
    this.#table.search(text).draw();
  }
}

customElements.define('datatables-leads', DatatablesLeads);
