import { FilterModule, FormatModule, Tabulator } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { COLUMNS, containsText, GridLeads } from './grid-leads.js';
import { formatTime, type Row } from './leads-host.js';

Tabulator.registerModule([FilterModule, FormatModule]);

const columns = COLUMNS.map(({ field, title }) => ({
  field,
  title,
  formatter:
    field === 'ProcTime'
      ? (cell: { getValue(): string }) => formatTime(cell.getValue())
      : ('plaintext' as const),
}));

/** Tabulator has filters for single columns, and accepts a function for several. */
class TabulatorLeads extends GridLeads {
  #table!: Tabulator<Row>;

  protected async create(): Promise<void> {
    const stage = this.appendChild(document.createElement('div'));
    const table = new Tabulator<Row>(stage, {
      data: this.rows,
      columns,
      height: '100%',
      index: 'Id',
    });
    this.#table = table;
    await new Promise<void>((resolve) => table.on('tableBuilt', resolve));
  }

  protected add(added: Row[]): Promise<void> {
    return this.#table.addData(added);
  }

  protected replace(): Promise<void> {
    return this.#table.replaceData(this.rows);
  }

  protected search(text: string): void {
    this.#table.setFilter((row) => containsText(row, text));
  }

  scrollToEnd(): void {
    const last = this.#table.getData('active').at(-1);
    if (last) {
      void this.#table.scrollToRow(last.Id, 'bottom');
    }
  }
}

customElements.define('tabulator-leads', TabulatorLeads);
