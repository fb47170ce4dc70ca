import { markSpan } from './mark-span.js';

const { parse } = JSON;

/**
 * The API's host with its data at hand, in the place of `fetch`, so that no network is in the
 * figures. The first request is answered with as many rows as the list is to start with; each
 * further one with the rows it asks for.
 */
export class Host {
  /** @type {string[]} a JSON text for each row */
  #rows;
  #first;
  #isFirst = true;

  /**
   * @param {string[]} rows
   * @param {number} first how many rows the first answer has
   */
  constructor(rows, first) {
    this.#rows = rows;
    this.#first = first;
  }

  install() {
    globalThis.fetch = async (_url, { body }) => markSpan('host', () => this.#answer(body));
  }

  /** @param {number} index of the row that says something else from now on */
  change(index) {
    const row = parse(this.#rows[index]);
    this.#rows[index] = JSON.stringify({ ...row, LeadStatusName: 'Изменено' });
  }

  /** @param {string} request */
  #answer(request) {
    const { Start, Length } = parse(request);
    const end = this.#isFirst ? this.#first : Start - 1 + Length;
    this.#isFirst = false;
    const rows = this.#rows.slice(Start - 1, end);
    const body = `{"TotalRows":${this.#rows.length},"TotalRowsSelect":${rows.length},"LeadsClients":[${rows.join(',')}],"ErrorCode":0,"Message":null}`;
    return Object.assign(new Response(null, { headers: { 'Content-Type': 'application/json' } }), {
      text: async () => body,
      json: async () => JSON.parse(body),
    });
  }
}
