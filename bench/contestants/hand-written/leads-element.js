import { styles } from '../../../src/client-leads.styles.ts';
import { fetchPage } from '../fetch-page.js';
import { createRow } from './row.js';

/**
 * What somebody would write by hand for this one list: the same frame, rows and style sheet as
 * `<client-leads>`, and as little as possible behind them. It knows no failure, no moving list and
 * no change of attributes: it is the floor, not an alternative.
 */
export class LeadsElement extends HTMLElement {
  /** @type {{ lead: Record<string, unknown>, element: HTMLElement }[]} */
  #rows = [];
  #root = this.attachShadow({ mode: 'open' });
  #summary;
  #list;
  #button;

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.innerHTML = `
      <div class="widget" lang="ru">
        <section aria-labelledby="heading" tabindex="-1">
          <header>
            <h2 part="heading" id="heading">Обращения</h2>
            <p part="summary" class="summary"></p>
          </header>
          <div part="list" class="list" role="list" aria-labelledby="heading"></div>
          <button type="button" class="button" part="load-more" id="load-more"></button>
        </section>
        <div class="spoken" role="status"></div>
      </div>`;
    // Kept, since a look for what stands below the list would walk through all of it.
    [this.#summary, this.#list, this.#button] = ['summary', 'list', 'load-more'].map((part) =>
      this.#root.querySelector(`[part=${part}]`),
    );
    void this.loadMore();
  }

  async loadMore() {
    const pageSize = Number(this.getAttribute('length'));
    const base = this.getAttribute('api-base') ?? undefined;
    const page = await fetchPage(this.#rows.length + 1, pageSize, base);
    const shown = this.#rows.length;
    const fresh = page.LeadsClients.map((lead, index) => ({
      lead,
      element: createRow(lead, shown + index + 1, page.TotalRows),
    }));
    this.place(
      this.#list,
      fresh.map(({ element }) => element),
    );
    this.#rows.push(...fresh);
    this.#summary.textContent = `Показано ${this.#rows.length} из ${page.TotalRows}`;
    this.#button.textContent = `Показать ещё ${pageSize}`;
    this.dispatchEvent(new Event('leads-load'));
  }

  async refresh() {
    const page = await fetchPage(1, this.#rows.length);
    page.LeadsClients.forEach((lead, index) => {
      const row = this.#rows[index];
      if (saysTheSame(row.lead, lead)) {
        return;
      }
      row.lead = lead;
      const fresh = createRow(lead, index + 1, page.TotalRows);
      row.element.className = fresh.className;
      row.element.replaceChildren(...fresh.childNodes);
    });
  }

  /**
   * Puts rows at the end of the list.
   *
   * @param {HTMLElement} _list
   * @param {HTMLElement[]} _rows
   */
  place(_list, _rows) {
    throw new Error('A kind of list says how it places its rows.');
  }
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 */
function saysTheSame(before, after) {
  for (const name in after) {
    if (before[name] !== after[name]) {
      return false;
    }
  }
  return true;
}
