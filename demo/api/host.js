import { applyOps } from './apply-ops.js';
import { DEMO_TOKENS } from './demo-data.js';
import { isFurther } from './is-further.js';
import { LeadLists } from './lead-lists.js';
import { readPage } from './read-page.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { SITUATIONS } from './situations.js';
import { Traffic } from './traffic.js';

/** @import { Op } from './apply-ops.js' */
/** @import { LeadsSource } from './lead-lists.js' */
/** @import { LeadsRequest } from './request-fields.js' */
/** @import { Failure, Settings } from './settings.js' */
/** @import { LeadsResponse } from './write-answer.js' */

/**
 * @typedef {object} HostContents
 * @property {LeadsSource} [leads] the list of every client who has none in `clients`
 * @property {Record<string, LeadsSource>} [clients]
 * @property {Partial<Settings>} [settings]
 */

/** Which row is withdrawn from a moving list: one that stands on the first page. */
const WITHDRAWN_POSITION = 2;

/** One deployment of the API: its data, its habits, and the traffic it has seen. */
export class Host {
  traffic = new Traffic();

  /** @type {Required<HostContents>} */
  #contents = { leads: 0, clients: {}, settings: {} };

  /** @type {LeadLists} */
  #lists;

  /** Requests so far by what was asked for. @type {Map<string, number>} */
  #counts = new Map();

  /** @param {HostContents} contents */
  constructor(contents) {
    this.#contents = { ...this.#contents, ...contents };
    this.#lists = new LeadLists(this.#contents.leads, this.#contents.clients);
  }

  /**
   * What is not named stays as it is; counting starts over.
   *
   * @param {HostContents} contents
   */
  replace(contents) {
    this.#contents = { ...this.#contents, ...contents };
    this.#counts.clear();
    if (contents.leads !== undefined || contents.clients !== undefined) {
      this.#lists = new LeadLists(this.#contents.leads, this.#contents.clients);
    }
  }

  /**
   * @param {Op[]} ops
   * @param {{ client?: string | number, siteCode?: string }} [whose]
   */
  change(ops, { client, siteCode } = {}) {
    const settings = this.settingsFor(siteCode ?? null);
    applyOps(this.#rows(client === undefined ? undefined : BigInt(client), settings), ops);
  }

  /**
   * The settings for a request: the host's own over those of its site code.
   *
   * @param {string | null} siteCode
   * @param {Partial<Settings>} [overrides]
   * @returns {Settings}
   */
  settingsFor(siteCode, overrides = {}) {
    const own = { ...DEFAULT_SETTINGS, ...this.#contents.settings, ...overrides };
    const situation = own.strict ? situationOf(siteCode)?.settings : {};
    return { ...DEFAULT_SETTINGS, ...situation, ...this.#contents.settings, ...overrides };
  }

  /**
   * The failure that this request is due, if any. Counts the request.
   *
   * @param {LeadsRequest} request
   * @param {Settings} settings
   * @returns {Failure | null}
   */
  takeFailure(request, { fail }) {
    if (!fail) return null;
    const count = this.#count(`fail/${request.SiteCode}/${request.Client}`);
    const due = {
      always: true,
      first: count === 1,
      'every-other': count % 2 === 1,
      'every-third': count % 3 === 0,
      further: isFurther(request),
    };
    return due[fail.when] ? fail : null;
  }

  /**
   * The host's answer to a request that it could read.
   *
   * @param {LeadsRequest} request
   * @param {Settings} settings
   * @returns {LeadsResponse}
   */
  answer(request, settings) {
    const refusal = settings.apiError ?? (settings.strict ? refusalOf(request) : null);
    if (refusal) return refused(refusal);
    const rows = this.#rows(request.Client, settings);
    if (settings.moving && isFurther(request)) this.#move(rows, request);
    return readPage(rows, request, settings);
  }

  /**
   * A moving list is a copy, so that the site codes that stand still do stand still.
   *
   * @param {bigint | undefined} client
   * @param {Settings} settings
   */
  #rows(client, { moving }) {
    return this.#lists.get(client, moving ? 'moving' : 'still');
  }

  /**
   * In turn one row arrives and one is withdrawn.
   *
   * @param {import('./generate-leads.js').Row[]} rows
   * @param {LeadsRequest} request
   */
  #move(rows, { SiteCode, Client }) {
    const arrives = this.#count(`move/${SiteCode}/${Client}`) % 2 === 1;
    applyOps(rows, [arrives ? { insert: {} } : { remove: { at: WITHDRAWN_POSITION } }]);
  }

  /** @param {string} key */
  #count(key) {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

/** @param {string | null} siteCode */
function situationOf(siteCode) {
  return siteCode !== null && Object.hasOwn(SITUATIONS, siteCode)
    ? SITUATIONS[siteCode]
    : undefined;
}

/** @param {LeadsRequest} request */
function refusalOf({ Token, SiteCode }) {
  if (!DEMO_TOKENS.includes(Token)) {
    return {
      code: 2,
      message: `Пользователь с токеном ${Token} не найден или его сеанс завершён. Войдите ещё раз.`,
    };
  }
  if (!situationOf(SiteCode)) {
    return { code: 3, message: 'Виджет с таким кодом сайта не зарегистрирован.' };
  }
  return null;
}

/**
 * @param {NonNullable<Settings['apiError']>} refusal
 * @returns {LeadsResponse}
 */
function refused({ code, message }) {
  return {
    TotalRows: 0,
    TotalRowsSelect: 0,
    LeadsClients: null,
    ErrorCode: code,
    Message: message,
  };
}
