import { LeadsElement } from './leads-element.js';

const BLOCK_SIZE = 25;

/** Rows in blocks whose layout the browser can skip: the best that is known to be written by hand. */
class BlockLeads extends LeadsElement {
  /**
   * @param {HTMLElement} list
   * @param {HTMLElement[]} rows
   */
  place(list, rows) {
    let block = list.lastElementChild;
    let room = block ? BLOCK_SIZE - block.childElementCount : 0;
    for (let start = 0; start < rows.length;) {
      if (room === 0) {
        block = document.createElement('div');
        block.className = 'block';
        list.append(block);
        room = BLOCK_SIZE;
      }
      const placed = rows.slice(start, start + room);
      block.append(...placed);
      block.style.setProperty('--rows', String(block.childElementCount));
      start += placed.length;
      room -= placed.length;
    }
  }
}

customElements.define('block-leads', BlockLeads);
