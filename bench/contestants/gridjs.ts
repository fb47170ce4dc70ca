import { Grid } from 'gridjs';
import 'gridjs/dist/theme/mermaid.min.css';
import { COLUMNS, GridLeads } from './grid-leads.js';
import { formatTime } from './leads-host.js';

const columns = COLUMNS.map(({ field, title }) => ({
  id: field,
  name: title,
  ...(field === 'ProcTime' ? { formatter: formatTime } : {}),
}));

/** Grid.js draws every row. It accepts more rows only as new data for the whole grid. */
class GridjsLeads extends GridLeads {
  readonly #grid = new Grid({ columns, data: [], search: true });

  protected create(): void {
    this.#grid.updateConfig({ data: this.rows }).render(this);
  }

  protected add(): void {
    this.replace();
  }

  protected replace(): void {
    this.#grid.updateConfig({ data: this.rows }).forceRender();
  }

  protected search(text: string): void {
    this.#grid.updateConfig({ search: { keyword: text } }).forceRender();
  }
}

customElements.define('gridjs-leads', GridjsLeads);
