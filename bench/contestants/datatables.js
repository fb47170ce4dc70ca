import DataTable from 'datatables.net-dt';
import 'datatables.net-dt/css/dataTables.dataTables.min.css';
import { COLUMNS } from './columns.js';
import { fetchPage } from './fetch-page.js';
import { formatTime } from './format-time.js';

const columns = COLUMNS.map(({ field, title }) => ({
  data: field,
  title,
  defaultContent: '',
  ...(field === 'ProcTime' ? { render: formatTime } : {}),
}));

/** DataTables, without its own pages, draws every row. */
export async function createList(stage, { pageSize }) {
  let { LeadsClients: rows } = await fetchPage(1, pageSize);
  const element = document.createElement('table');
  stage.append(element);
  const table = new DataTable(element, {
    data: rows,
    columns,
    paging: false,
    searching: false,
    ordering: false,
    info: false,
  });

  return {
    root: stage,
    rowSelector: 'tbody tr',
    scrollToEnd: () => stage.scrollIntoView({ block: 'end' }),
    append: async () => {
      const { LeadsClients: more } = await fetchPage(rows.length + 1, pageSize);
      rows = [...rows, ...more];
      table.rows.add(more).draw(false);
    },
    refresh: async () => {
      ({ LeadsClients: rows } = await fetchPage(1, rows.length));
      table.clear().rows.add(rows).draw(false);
    },
  };
}
