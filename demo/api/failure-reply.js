import { negotiate } from './media-types.js';
import { gatewayPage } from './pages-for-people.js';
import { nullModel } from './web-api-error.js';
import { writeError } from './write-answer.js';

/** @import { Exchange, Reply } from './exchange.js' */

/**
 * The media type of an answer to this request.
 *
 * @param {Exchange} exchange
 */
export function answerType({ headers }) {
  return negotiate(headers.accept, headers['content-type']);
}

/**
 * @param {string} mediaType
 * @returns {Record<string, string>}
 */
export function contentHeaders(mediaType) {
  return { 'Content-Type': `${mediaType}; charset=utf-8`, 'Cache-Control': 'no-cache' };
}

/**
 * An error of the framework, in the format of the answer.
 *
 * @param {Exchange} exchange
 * @param {number} status
 * @param {Record<string, string>} error
 * @returns {Reply}
 */
export function errorReply(exchange, status, error) {
  const mediaType = answerType(exchange);
  return { status, headers: contentHeaders(mediaType), body: writeError(error, mediaType) };
}

/**
 * What a failing host says of itself: the gateway before it HTML, the framework JSON or XML.
 *
 * @param {Exchange} exchange
 * @param {number} status
 * @param {number} [retryAfter] seconds
 * @returns {Reply}
 */
export function failureReply(exchange, status, retryAfter) {
  const reply = failure(exchange, status);
  if (retryAfter === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(retryAfter) } };
}

/**
 * @param {Exchange} exchange
 * @param {number} status
 */
function failure(exchange, status) {
  if ([502, 503, 504].includes(status)) return gatewayPage(status);
  if (status === 500) return errorReply(exchange, status, nullModel().body);
  return errorReply(exchange, status, {
    Message: `The request was refused with status ${status}.`,
  });
}
