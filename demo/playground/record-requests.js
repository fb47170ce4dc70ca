/**
 * Keeps what the element asks. Loaded before the element's script; the page's own requests are
 * left alone.
 */

/**
 * @typedef {object} RequestEntry
 * @property {string} method
 * @property {string} url
 * @property {string} type
 * @property {string} body with the token's digits masked
 * @property {string} [outcome]
 * @property {number} [milliseconds]
 */

/** Called when a request goes out, and again when its answer is in. @type {Set<(entry: RequestEntry) => void>} */
export const watchers = new Set();

const ACTION = /\/api\/client\/LeadsPagingInfo$/i;
/** JSON, form and XML. */
const TOKEN = /("Token":\s*"?|\bToken=|<Token\b[^>]*>)\d+/gi;
const { fetch } = window;

window.fetch = function (input, init = {}) {
  const isOurs = typeof input === 'string' && ACTION.test(input);
  return isOurs ? recorded(input, init) : fetch.call(this, input, init);
};

/**
 * @param {string} url
 * @param {RequestInit} init
 */
async function recorded(url, init) {
  const entry = {
    method: init.method ?? 'GET',
    url,
    type: new Headers(init.headers).get('content-type') ?? '',
    body: String(init.body ?? '').replaceAll(TOKEN, '$1•••'),
  };
  const tell = () => watchers.forEach((watch) => watch(entry));
  const start = performance.now();
  tell();
  try {
    const response = await fetch.call(window, url, init);
    entry.outcome = String(response.status || response.type);
    return response;
  } catch (error) {
    entry.outcome = error.name;
    throw error;
  } finally {
    entry.milliseconds = Math.round(performance.now() - start);
    tell();
  }
}
