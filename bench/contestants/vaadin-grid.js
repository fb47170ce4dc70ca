import '@vaadin/grid';
import { COLUMNS } from './columns.js';
import { fetchPage } from './fetch-page.js';
import { formatTime } from './format-time.js';
import { whenRows } from './when-rows.js';

const ROW = '#items > tr:not([hidden])';

function createColumn({ field, title }) {
  const column = document.createElement('vaadin-grid-column');
  column.path = field;
  column.header = title;
  if (field === 'ProcTime') {
    column.renderer = (cell, _column, { item }) => {
      cell.textContent = formatTime(item.ProcTime);
    };
  }
  return column;
}

/** Vaadin's grid draws the rows in view, in a box of a fixed height. */
export async function createList(stage, { pageSize, height, inView }) {
  const { LeadsClients: rows } = await fetchPage(1, pageSize);
  const grid = document.createElement('vaadin-grid');
  grid.style.blockSize = `${height}px`;
  grid.append(...COLUMNS.map(createColumn));
  grid.items = rows;
  stage.append(grid);
  await grid.updateComplete;
  await whenRows(grid.shadowRoot, ROW, Math.min(rows.length, inView));

  return {
    root: grid.shadowRoot,
    rowSelector: ROW,
    scrollToEnd: () => grid.scrollToIndex(grid.items.length - 1),
    append: async () => {
      const { LeadsClients: more } = await fetchPage(grid.items.length + 1, pageSize);
      grid.items = [...grid.items, ...more];
    },
    refresh: async () => {
      grid.items = (await fetchPage(1, grid.items.length)).LeadsClients;
    },
  };
}
