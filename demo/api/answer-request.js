import { CORS_HEADERS } from './cors.js';
import { errorReply } from './failure-reply.js';
import { normalReply } from './normal-reply.js';
import { loginPage } from './pages-for-people.js';
import { pause } from './pause.js';
import { scriptedReply } from './scripted-reply.js';

/** @import { Exchange, Reply } from './exchange.js' */
/** @import { Host } from './host.js' */
/** @import { ScriptedAnswer } from './scripted-answer.js' */

/**
 * @typedef {object} Route
 * @property {string} base the path of the API base, with its trailing slash
 * @property {string} action what is asked for below the base
 */

/**
 * Answers one request to a host: as scripted, else as the host is.
 *
 * @param {Host} host
 * @param {Exchange} exchange
 * @param {Route} route
 */
export async function answerRequest(host, exchange, route) {
  await exchange.readBody();
  record(host, exchange);
  const other = replyToOther(host, exchange, route.action);
  if (other) exchange.send({ ...other, headers: { ...CORS_HEADERS, ...other.headers } });
  else await answerPost(host, exchange, route.base);
}

/**
 * @param {Host} host
 * @param {Exchange} exchange
 */
function record({ traffic }, { method, url, headers, body, signal }) {
  const request = {
    method,
    url: url.href,
    headers,
    body,
    aborted: signal.aborted,
    origin: headers.origin ?? null,
  };
  signal.addEventListener('abort', () => traffic.markAborted(request), { once: true });
  traffic.record(request);
}

/**
 * The reply to anything but a POST of the one action there is; null for that.
 *
 * @param {Host} host
 * @param {Exchange} exchange
 * @param {string} action
 * @returns {Reply | null}
 */
function replyToOther(host, exchange, action) {
  const { method, url } = exchange;
  if (method === 'OPTIONS') {
    const { options } = host.settingsFor(null);
    return options === 200 ? { status: 200, headers: {}, body: '' } : methodRefused(exchange);
  }
  if (/^account\/login$/i.test(action)) return loginPage();
  if (/^api\/client\/leadspaginginfo$/i.test(action)) {
    return method === 'POST' ? null : methodRefused(exchange);
  }
  return errorReply(exchange, 404, {
    Message: `No HTTP resource was found that matches the request URI '${url.href}'.`,
    MessageDetail: "No action was found on the controller 'Client' that matches the request.",
  });
}

/** @param {Exchange} exchange */
function methodRefused(exchange) {
  const reply = errorReply(exchange, 405, {
    Message: `The requested resource does not support http method '${exchange.method}'.`,
  });
  return { ...reply, headers: { ...reply.headers, Allow: 'POST' } };
}

/**
 * @param {Host} host
 * @param {Exchange} exchange
 * @param {string} base
 */
async function answerPost(host, exchange, base) {
  const script = host.traffic.takeAnswer();
  const early = script.early ? await replyToPost(host, exchange, base, script) : null;
  if (script.hold) await host.traffic.hold(exchange.signal);
  await pause(script.delay ?? 0, exchange.signal);
  if (exchange.signal.aborted) return;
  const reply = early ?? (await replyToPost(host, exchange, base, script));
  if (script.destroy) exchange.drop();
  else if (script.truncate) exchange.sendTruncated(reply);
  else exchange.send(reply);
}

/**
 * @param {Host} host
 * @param {Exchange} exchange
 * @param {string} base
 * @param {ScriptedAnswer} script
 * @returns {Promise<Reply>}
 */
async function replyToPost(host, exchange, base, script) {
  if (script.ops) host.change(script.ops, { client: script.client });
  const reply =
    scriptedReply(exchange, script) ?? (await normalReply(host, exchange, base, script.settings));
  const { cors } = host.settingsFor(null, script.settings);
  return {
    ...reply,
    headers: { ...(cors ? CORS_HEADERS : {}), ...reply.headers, ...script.headers },
  };
}
