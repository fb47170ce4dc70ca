import { generateLeads } from './generate-leads.js';

/** @import { Row } from './generate-leads.js' */

/** @typedef {number | Row[]} LeadsSource how many to generate, or the rows themselves */

const SHARED_SEED = 1;

/** The lists of a host by client, each made when it is first asked for. */
export class LeadLists {
  /** @type {LeadsSource} */
  #shared;

  /** @type {Record<string, LeadsSource>} */
  #byClient;

  /** @type {Map<string, Row[]>} */
  #made = new Map();

  /**
   * @param {LeadsSource} shared the one list of all clients who have none of their own
   * @param {Record<string, LeadsSource>} byClient
   */
  constructor(shared, byClient = {}) {
    this.#shared = shared;
    this.#byClient = byClient;
  }

  /**
   * @param {bigint | undefined} client
   * @param {string} [version] a copy of the list that lives its own life
   */
  get(client, version = '') {
    const name = client === undefined ? '' : String(client);
    const own = Object.hasOwn(this.#byClient, name);
    const key = `${version}/${own ? name : ''}`;
    const rows =
      this.#made.get(key) ??
      (own ? makeRows(this.#byClient[name], Number(name)) : makeRows(this.#shared, SHARED_SEED));
    this.#made.set(key, rows);
    return rows;
  }
}

/**
 * @param {LeadsSource} source
 * @param {number} seed
 */
function makeRows(source, seed) {
  return typeof source === 'number' ? generateLeads(source, seed) : [...source];
}
