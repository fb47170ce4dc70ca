import type { FetchPage, Page } from '../leads/page.js';
import { ApiError } from './api-error.js';
import { systemClock, type Clock } from './clock.js';
import { form } from './formats/form.js';
import type { RequestFormat } from './formats/format.js';
import { decodeJson, json } from './formats/json.js';
import { decodeXml, xml } from './formats/xml.js';
import type { LeadsQuery } from './page-request.js';
import { readFailure, readPage } from './read-page.js';
import { withRetries } from './retry.js';
import { TokenSource, type TokenProvider } from './token-source.js';
import { post, type Answer } from './transport.js';
import { withoutToken } from './without-token.js';

const PATH = 'api/client/LeadsPagingInfo';
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);
const TOKEN_REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** API bases seen not to read a form; they get JSON for as long as the page lives. */
const basesWithoutForms = new Set<string>();

/** How requests are written. `auto`: JSON to the page's own origin, a form to another. */
export type WireFormat = 'auto' | 'json' | 'form' | 'xml';

export interface LeadsApiOptions {
  /** Absolute URL of the API, with or without a path and a trailing slash. */
  readonly base: string;
  readonly query: LeadsQuery;
  /** Digits, or a function that gives them. */
  readonly token: string | TokenProvider;
  /** `auto` by default. */
  readonly wireFormat?: WireFormat;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** A number from 0 to 1, as `Math.random` gives. */
  readonly random?: () => number;
}

/** One client's inquiries at one API: a page asked for, a page or an `ApiError` given. */
export class LeadsApi {
  /** Milliseconds for one page, retries included; a change goes for the pages asked for next. */
  timeout = 15000;

  readonly #options: LeadsApiOptions;
  readonly #url: URL;
  readonly #token: TokenSource;

  constructor(options: LeadsApiOptions) {
    this.#options = options;
    this.#url = endpoint(options.base);
    this.#token = new TokenSource(options.token);
  }

  /** Asks for `length` rows from the host's position `start`. Rejects with an `ApiError`. */
  readonly fetchPage: FetchPage = (start, length, signal) => {
    const { clock = systemClock, random = Math.random } = this.#options;
    return withRetries((attemptSignal) => this.#fetchOnce(start, length, attemptSignal), {
      timeout: this.timeout,
      signal,
      clock,
      random,
    });
  };

  async #fetchOnce(start: number, length: number, signal: AbortSignal): Promise<Page> {
    const token = await this.#token.get();
    signal.throwIfAborted();
    try {
      return await this.#ask(token, start, length, signal);
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'api') this.#token.forget();
      const isRefused = error instanceof ApiError && TOKEN_REFUSED.has(error.status ?? 0);
      if (!isRefused || !this.#token.isRenewable) throw error;
      const renewed = await this.#token.renew(token);
      signal.throwIfAborted();
      return this.#ask(renewed, start, length, signal);
    }
  }

  async #ask(token: string, start: number, length: number, signal: AbortSignal): Promise<Page> {
    const { clock = systemClock, fetch = globalThis.fetch, query } = this.#options;
    const send = async (format: RequestFormat) => {
      const body = format.encode({ ...query, token, start, length });
      const url = this.#url.href;
      const now = clock.now();
      return readAnswer(await post({ url, format, body, token, signal, fetch, now }), token);
    };
    const format = this.#format();
    try {
      return await send(format);
    } catch (error) {
      const isAuto = (this.#options.wireFormat ?? 'auto') === 'auto';
      if (!isAuto || format !== form || !cannotReadForm(error)) throw error;
      basesWithoutForms.add(this.#url.href);
      return send(json);
    }
  }

  #format(): RequestFormat {
    const { wireFormat = 'auto' } = this.#options;
    switch (wireFormat) {
      case 'json':
        return json;
      case 'form':
        return form;
      case 'xml':
        return xml;
      case 'auto': {
        const isOwnOrigin = this.#url.origin === globalThis.origin;
        return isOwnOrigin || basesWithoutForms.has(this.#url.href) ? json : form;
      }
    }
  }
}

/** The URL that answers under a base; a query or a fragment of the base is dropped. */
function endpoint(base: string): URL {
  const url = new URL(base);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return new URL(PATH, url);
}

function readAnswer(answer: Answer, token: string): Page {
  if (answer.status < 200 || answer.status > 299) throw httpError(answer, token);
  const decode = decoder(answer.mediaType);
  if (!decode) {
    const type = answer.mediaType || 'no content type';
    throw new ApiError('protocol', `The API answered with ${type}, not with JSON or XML.`);
  }
  let decoded: unknown;
  try {
    decoded = decode(answer.body);
  } catch {
    // The parser's own error is not kept as a cause: it quotes the body.
    throw new ApiError('protocol', `The API answered with malformed ${answer.mediaType}.`);
  }
  return readPage(decoded, token);
}

function httpError(answer: Answer, token: string): ApiError {
  const { status, retryAfter } = answer;
  let said = '';
  try {
    said = withoutToken(readFailure(decoder(answer.mediaType)?.(answer.body)), token);
  } catch {
    // A body that cannot be read says nothing.
  }
  return new ApiError('http', `The API answered with HTTP ${status}. ${said}`.trim(), {
    status,
    retryAfter,
    isTransient: TRANSIENT_STATUSES.has(status),
  });
}

function decoder(mediaType: string) {
  if (mediaType.endsWith('/json') || mediaType.endsWith('+json')) return decodeJson;
  if (mediaType.endsWith('/xml') || mediaType.endsWith('+xml')) return decodeXml;
  return undefined;
}

function cannotReadForm(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 415 || (error.status === 500 && error.message.includes('MediaTypeFormatter')))
  );
}
