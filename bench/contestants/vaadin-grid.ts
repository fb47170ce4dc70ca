import '@vaadin/grid';
import type { Grid, GridColumn } from '@vaadin/grid';
import { COLUMNS, containsText, GridLeads } from './grid-leads.js';
import { formatTime, type Row } from './leads-host.js';

/** Vaadin's grid has filters for single columns. The page itself searches in all of them. */
class VaadinGridLeads extends GridLeads {
  readonly #grid = document.createElement('vaadin-grid') as Grid<Row>;

  protected create(): void {
    this.#grid.style.height = '100%';
    this.#grid.append(...COLUMNS.map(createColumn));
    this.#grid.items = this.rows;
    this.append(this.#grid);
  }

  protected add(): void {
    this.#grid.items = this.rows;
  }

  protected replace(): void {
    this.#grid.items = this.rows;
  }

  protected search(text: string): void {
    this.#grid.items = this.rows.filter((row) => containsText(row, text));
  }

  scrollToEnd(): void {
    this.#grid.scrollToIndex(this.#grid.items.length - 1);
  }
}

function createColumn({ field, title }: (typeof COLUMNS)[number]): GridColumn<Row> {
  const column = document.createElement('vaadin-grid-column') as GridColumn<Row>;
  column.path = field;
  column.header = title;
  if (field === 'ProcTime') {
    column.renderer = (cell, _column, { item }) => {
      cell.textContent = formatTime(item.ProcTime);
    };
  }
  return column;
}

customElements.define('vaadin-grid-leads', VaadinGridLeads);
