import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
  QuickFilterModule,
  ScrollApiModule,
  type GridApi,
} from 'ag-grid-community';
import { COLUMNS, GridLeads } from './grid-leads.js';
import { formatTime, type Row } from './leads-host.js';

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  QuickFilterModule,
  ScrollApiModule,
]);

const columnDefs = COLUMNS.map(({ field, title }) => ({
  field,
  headerName: title,
  // All columns must be in view, since AG Grid draws no others.
  flex: 1,
  minWidth: 60,
  ...(field === 'ProcTime'
    ? { valueFormatter: ({ value }: { value: string }) => formatTime(value) }
    : {}),
}));

class AgGridLeads extends GridLeads {
  #grid!: GridApi<Row>;

  protected create(): void {
    this.#grid = createGrid<Row>(this, {
      rowData: this.rows,
      columnDefs,
      getRowId: ({ data }) => String(data.Id),
    });
  }

  protected add(added: Row[]): void {
    this.#grid.applyTransaction({ add: added });
  }

  protected replace(): void {
    this.#grid.setGridOption('rowData', this.rows);
  }

  protected search(text: string): void {
    this.#grid.setGridOption('quickFilterText', text);
  }

  scrollToEnd(): void {
    this.#grid.ensureIndexVisible(this.rows.length - 1, 'bottom');
  }
}

customElements.define('ag-grid-leads', AgGridLeads);
