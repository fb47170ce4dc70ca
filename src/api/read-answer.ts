import type { Page } from '../model/page.js';
import { ApiError } from './api-error.js';
import { decodeJson } from './formats/json.js';
import { decodeXml } from './formats/xml.js';
import { readFailure, readPage } from './read-page.js';
import type { Answer } from './transport.js';
import { withoutToken } from './without-token.js';

const TRANSIENT_STATUSES = [408, 429, 502, 503, 504];

/** The page in an answer, which is read by what it calls itself; else an `ApiError`. */
export function readAnswer(answer: Answer, token: string): Page {
  const { status, mediaType, body, retryAfter } = answer;
  const decode = mediaType.endsWith('json')
    ? decodeJson
    : mediaType.endsWith('xml')
      ? decodeXml
      : undefined;
  let decoded: unknown;
  let fault = decode ? '' : `${mediaType || 'no content type'}, not with JSON or XML`;
  try {
    decoded = decode?.(body);
  } catch {
    // The parser's own error is not kept as a cause: it quotes the body.
    fault = `malformed ${mediaType}`;
  }
  if (status > 299) {
    const said = withoutToken(readFailure(decoded), token);
    throw new ApiError('http', `The API answered with HTTP ${status}. ${said}`.trim(), {
      status,
      retryAfter,
      isTransient: TRANSIENT_STATUSES.includes(status),
    });
  }
  if (fault) throw new ApiError('protocol', `The API answered with ${fault}.`);
  return readPage(decoded, token);
}
