/**
 * How a host behaves where hosts differ, or fail. A scripted host has them as a whole, a situation
 * by its site code, a scripted answer for itself alone.
 *
 * @typedef {object} Settings
 * @property {0 | 1} firstPosition what the host calls the first record
 * @property {number} extraRows how many rows a page holds beyond `Length`
 * @property {number} totalOffset how far `TotalRows` is from the truth
 * @property {number} delay milliseconds before an answer
 * @property {'all' | 'further'} delayed which answers wait; `further` is every page but the first
 * @property {Failure | null} fail which requests fail, and how
 * @property {'html' | 'redirect' | null} page answer with a page for people, or send them to one
 * @property {boolean} moving the list changes before each further request
 * @property {{ code: number, message: string | null } | null} apiError
 * @property {'null' | 'absent' | 'empty'} nulls how a null member is written
 * @property {boolean} numbersAsStrings JSON numbers in quotes
 * @property {boolean} nullList a page without rows has null for a list
 * @property {boolean} empty there are no rows, for anyone
 * @property {200 | 415 | 500} forms what a form-urlencoded body is answered with
 * @property {200 | 405} options what OPTIONS is answered with (by host only: it has no site code)
 * @property {boolean} cors whether answers to a POST can be read by other origins
 * @property {boolean} strict token, site code and client are looked up, as the demo host does
 */

/**
 * @typedef {object} Failure
 * @property {number} status
 * @property {'always' | 'first' | 'every-other' | 'every-third' | 'further'} when `every-other`
 *   starts with a failure, `every-third` ends with one; `further` is every page but the first
 * @property {number} [retryAfter] seconds
 */

/** @type {Readonly<Settings>} */
export const DEFAULT_SETTINGS = Object.freeze({
  firstPosition: 1,
  extraRows: 0,
  totalOffset: 0,
  delay: 0,
  delayed: 'all',
  fail: null,
  page: null,
  moving: false,
  apiError: null,
  nulls: 'null',
  numbersAsStrings: false,
  nullList: false,
  empty: false,
  forms: 200,
  options: 200,
  cors: true,
  strict: false,
});
