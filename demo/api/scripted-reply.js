import { contentHeaders, failureReply } from './failure-reply.js';
import { JSON_TYPES } from './media-types.js';

/** @import { Exchange, Reply } from './exchange.js' */
/** @import { ScriptedAnswer } from './scripted-answer.js' */

/**
 * The reply that a script spells out; null where it leaves that to the host.
 *
 * @param {Exchange} exchange
 * @param {ScriptedAnswer} script
 * @returns {Reply | null}
 */
export function scriptedReply(exchange, { status, body, json }) {
  if (body === undefined && json === undefined) {
    if (status === undefined) return null;
    if (status >= 400) return failureReply(exchange, status);
    return { status, headers: {}, body: '' };
  }
  return {
    status: status ?? 200,
    headers: contentHeaders(JSON_TYPES[0]),
    body: body ?? JSON.stringify(json),
  };
}
