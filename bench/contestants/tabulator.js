import { FormatModule, Tabulator } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { COLUMNS } from './columns.js';
import { fetchPage } from './fetch-page.js';
import { formatTime } from './format-time.js';

Tabulator.registerModule([FormatModule]);

const columns = COLUMNS.map(({ field, title }) => ({
  field,
  title,
  formatter: field === 'ProcTime' ? (cell) => formatTime(cell.getValue()) : 'plaintext',
}));

/** Tabulator draws the rows in view, in a box of a fixed height. */
export async function createList(stage, { pageSize, height }) {
  let { LeadsClients: rows } = await fetchPage(1, pageSize);
  const table = new Tabulator(stage, { data: rows, columns, height, index: 'Id' });
  await new Promise((resolve) => table.on('tableBuilt', resolve));

  return {
    root: stage,
    rowSelector: '.tabulator-row',
    scrollToEnd: () => table.scrollToRow(rows.at(-1).Id, 'bottom'),
    append: async () => {
      const { LeadsClients: more } = await fetchPage(rows.length + 1, pageSize);
      rows = [...rows, ...more];
      await table.addData(more);
    },
    refresh: async () => {
      ({ LeadsClients: rows } = await fetchPage(1, rows.length));
      await table.replaceData(rows);
    },
  };
}
