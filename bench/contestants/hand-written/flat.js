import { LeadsElement } from './leads-element.js';

/** One flat list of rows: what most people would write. */
class FlatLeads extends LeadsElement {
  /**
   * @param {HTMLElement} list
   * @param {HTMLElement[]} rows
   */
  place(list, rows) {
    list.append(...rows);
  }
}

customElements.define('flat-leads', FlatLeads);
