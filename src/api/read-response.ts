import type { Page } from '../model/page.js';
import { ApiError } from './api-error.js';
import { excerpt } from './excerpt.js';
import { decodeXml } from './formats/xml.js';
import { readFailure, readPage } from './read-page.js';
import type { ApiResponse } from './transport.js';

/** A request that got one of these may succeed a moment later. */
export const TRANSIENT_STATUSES = [408, 429, 502, 503, 504];

const REFUSING_STATUSES = [401, 403];
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

/** A decoded body, or a description of its fault. */
type Decoded = { readonly value: unknown } | { readonly fault: string };

/**
 * Reads the page in a response. The body is parsed according to its Content-Type.
 *
 * Throws an `ApiError` of kind `auth` if the status refuses the token, `http` if it is another error,
 * `protocol` if the body is not a page of inquiries, and `api` if the API reports a failure. None
 * contains the token.
 */
export function readResponse(response: ApiResponse, token: string): Page {
  const { status, retryAfter } = response;
  const decoded = decodeBody(response);
  if (status > 299) {
    const failure = 'value' in decoded ? readFailure(decoded.value) : '';
    const message = `The API answered with HTTP ${status}. ${excerpt(failure, token)}`.trim();
    const isTransient = TRANSIENT_STATUSES.includes(status);
    const kind = REFUSING_STATUSES.includes(status) ? 'auth' : 'http';
    throw new ApiError(kind, message, { status, retryAfter, isTransient });
  }
  if ('fault' in decoded) {
    throw new ApiError('protocol', `The API answered with ${excerpt(decoded.fault, token)}.`);
  }
  return readPage(decoded.value, token);
}

function decodeBody({ mediaType, body }: ApiResponse): Decoded {
  const decode = chooseDecoder(mediaType);
  if (!decode) {
    return { fault: `${describe(mediaType)}, not with JSON or XML` };
  }
  try {
    return { value: decode(body) };
  } catch {
    // The parser's error is not kept as a cause, since it quotes the body.
    return { fault: `malformed ${describe(mediaType)}` };
  }
}

/** Does not quote an invalid media type, in which WebKit may have garbled the token. */
function describe(mediaType: string): string {
  if (mediaType === '') {
    return 'no content type';
  }
  return MEDIA_TYPE.test(mediaType) ? mediaType : 'a bad content type';
}

/** Returns undefined if the media type is neither JSON nor XML. */
function chooseDecoder(mediaType: string): ((text: string) => unknown) | undefined {
  if (mediaType.endsWith('json')) {
    return (text) => JSON.parse(text) as unknown;
  }
  return mediaType.endsWith('xml') ? decodeXml : undefined;
}
