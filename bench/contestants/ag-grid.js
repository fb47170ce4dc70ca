import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ModuleRegistry,
  ScrollApiModule,
  createGrid,
} from 'ag-grid-community';
import { COLUMNS } from './columns.js';
import { fetchPage } from './fetch-page.js';
import { formatTime } from './format-time.js';
import { whenRows } from './when-rows.js';

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  ScrollApiModule,
]);

const ROW = '.ag-row';

const columnDefs = COLUMNS.map(({ field, title }) => ({
  field,
  headerName: title,
  ...(field === 'ProcTime' ? { valueFormatter: ({ value }) => formatTime(value) } : {}),
}));

/** AG Grid draws the rows in view, in a box of a fixed height. */
export async function createList(stage, { pageSize, height, inView }) {
  let { LeadsClients: rows } = await fetchPage(1, pageSize);
  stage.style.blockSize = `${height}px`;
  const api = createGrid(stage, {
    rowData: rows,
    columnDefs,
    getRowId: ({ data }) => String(data.Id),
  });
  await whenRows(stage, ROW, Math.min(rows.length, inView));

  return {
    root: stage,
    rowSelector: ROW,
    scrollToEnd: () => api.ensureIndexVisible(rows.length - 1, 'bottom'),
    append: async () => {
      const { LeadsClients: more } = await fetchPage(rows.length + 1, pageSize);
      rows = [...rows, ...more];
      api.applyTransaction({ add: more });
    },
    refresh: async () => {
      ({ LeadsClients: rows } = await fetchPage(1, rows.length));
      api.setGridOption('rowData', rows);
    },
  };
}
