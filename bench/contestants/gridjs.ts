import { Grid } from 'gridjs';
import 'gridjs/dist/theme/mermaid.min.css';
import { fetchRows, formatTime } from './leads-host.js';

/** All fields that `<client-leads>` shows. */
const columns = [
  { id: 'Subject', name: 'Тема' },
  { id: 'Leads', name: 'Номер' },
  { id: 'ProcTime', name: 'Время', formatter: formatTime },
  { id: 'LeadStatusName', name: 'Статус' },
  { id: 'LeadTypeName', name: 'Тип' },
  { id: 'LeadSourceName', name: 'Источник' },
  { id: 'FormName', name: 'Форма' },
  { id: 'LeadMarkName', name: 'Отметка' },
  { id: 'CountNotReadMessage', name: 'Непрочитанные' },
];

/** A grid of the first page. */
class GridjsLeads extends HTMLElement {
  async connectedCallback(): Promise<void> {
    new Grid({ columns, data: await fetchRows(1, 20), search: true }).render(this);
  }
}

customElements.define('gridjs-leads', GridjsLeads);
