/** @import { Op } from './apply-ops.js' */
/** @import { Settings } from './settings.js' */

/**
 * What a test has a host do with its next request. Without `status`, `body` or `json` the host
 * answers as it normally would.
 *
 * @typedef {object} ScriptedAnswer
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string} [body] sent as it is
 * @property {unknown} [json]
 * @property {boolean} [hold] wait for a release; the page is read then
 * @property {boolean} [early] with `hold`: the page is read before the wait
 * @property {number} [delay] milliseconds
 * @property {boolean} [destroy] drop the connection in place of an answer
 * @property {boolean} [truncate] drop the connection before the body is whole
 * @property {Op[]} [ops] changes of the list, just before the page is read
 * @property {string | number} [client] whose list `ops` change, where clients have their own
 * @property {boolean} [normal] says so where nothing else is to be said
 * @property {Partial<Settings>} [settings] for this answer alone
 */

/** @type {Record<keyof ScriptedAnswer, true>} */
const MEMBERS = {
  status: true,
  headers: true,
  body: true,
  json: true,
  hold: true,
  early: true,
  delay: true,
  destroy: true,
  truncate: true,
  ops: true,
  client: true,
  normal: true,
  settings: true,
};

export const ANSWER_MEMBERS = Object.keys(MEMBERS);
