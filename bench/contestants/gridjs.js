import { Grid } from 'gridjs';
import 'gridjs/dist/theme/mermaid.min.css';
import { COLUMNS } from './columns.js';
import { fetchPage } from './fetch-page.js';
import { formatTime } from './format-time.js';
import { whenRows } from './when-rows.js';

const ROW = 'tbody tr';

const columns = COLUMNS.map(({ field, title }) => ({
  id: field,
  name: title,
  ...(field === 'ProcTime' ? { formatter: formatTime } : {}),
}));

/** Grid.js draws every row; a new page goes in as new data for the whole grid. */
export async function createList(stage, { pageSize }) {
  let { LeadsClients: rows } = await fetchPage(1, pageSize);
  const grid = new Grid({ columns, data: rows }).render(stage);
  await whenRows(stage, ROW, rows.length);

  async function show(data) {
    rows = data;
    grid.updateConfig({ data }).forceRender();
    await whenRows(stage, ROW, data.length);
  }

  return {
    root: stage,
    rowSelector: ROW,
    scrollToEnd: () => stage.scrollIntoView({ block: 'end' }),
    append: async () => {
      const { LeadsClients: more } = await fetchPage(rows.length + 1, pageSize);
      await show([...rows, ...more]);
    },
    refresh: async () => show((await fetchPage(1, rows.length)).LeadsClients),
  };
}
