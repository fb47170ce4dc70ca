import type { Page } from '../model/page.js';
import { ApiError } from './api-error.js';
import { systemClock, type Clock } from './clock.js';
import { form, json, type RequestFormat } from './formats/format.js';
import { xml } from './formats/xml.js';
import { endpointOf, type LeadsQuery, type PageRequest, type RowRange } from './page-request.js';
import { readResponse } from './read-response.js';
import { healthOf, withRetry } from './retry.js';
import { ProvidedToken, type Token, type TokenSource } from './token-source.js';
import { post, type Fetch } from './transport.js';

const DEFAULT_TIMEOUT_MS = 15_000;
const FORMATS = { json, form, xml };

/**
 * The URLs of APIs that cannot read a form and get JSON instead. Shared by all elements and clients
 * until the page is closed.
 */
const urlsWithoutForms = new Set<string>();

/**
 * How requests are encoded. `auto` means JSON for the page's own origin and form-urlencoded for
 * another, since a form needs no CORS preflight. An API that cannot read a form gets JSON.
 */
export type WireFormat = 'auto' | 'json' | 'form' | 'xml';

export interface LeadsApiOptions {
  /** Absolute URL of the API, with or without a trailing slash. Query and fragment are ignored. */
  readonly base: string;
  readonly query: LeadsQuery;
  /** The token as digits, or a function that returns it. */
  readonly token: Token;
  /** Default: `auto`. */
  readonly wireFormat?: WireFormat;
  /** Default: the global `fetch` at the time of the request. */
  readonly fetch?: Fetch;
  /** Default: the system clock. */
  readonly clock?: Clock;
  /** Returns a number from 0 to 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** How one page is requested. */
export interface FetchOptions {
  /** Milliseconds for the page, retries included. Default: the `timeout` of the client. */
  readonly timeout?: number;
  /** Whether the page is not requested again if that fails. Default: false. */
  readonly isSentOnce?: boolean;
}

interface Attempts extends RowRange {
  /** The API's refusal of a token, until the provider returns another. Thrown if it then fails. */
  refusal: ApiError | undefined;
  refusedToken: string | undefined;
}

/** Reads one client's inquiries from one API, page by page. */
export class LeadsApi {
  /** Milliseconds for one page, retries included. A change applies to pages requested later. */
  timeout = DEFAULT_TIMEOUT_MS;

  readonly #options: LeadsApiOptions;
  readonly #url: string;
  readonly #wireFormat: WireFormat;
  readonly #clock: Clock;
  #token: string | TokenSource;

  constructor(options: LeadsApiOptions) {
    const { base, token, wireFormat = 'auto', clock = systemClock } = options;
    const url = new URL(base);
    const isOwn = url.origin === globalThis.origin;
    this.#options = options;
    this.#url = endpointOf(url);
    this.#wireFormat = wireFormat === 'auto' && isOwn ? 'json' : wireFormat;
    this.#clock = clock;
    this.#token = toTokenSource(token);
  }

  /**
   * Requests `length` rows from the API's position `start`. Can be called without the object, as a
   * value of type `FetchPage`.
   *
   * Sends the request synchronously unless the token comes from a function, so the request leaves
   * before the page is drawn. Rejects with an `ApiError`, or with the reason of the signal.
   */
  readonly fetchPage = async (
    start: number,
    length: number,
    signal = new AbortController().signal,
    { timeout = this.timeout, isSentOnce = false }: FetchOptions = {},
  ): Promise<Page> => {
    const attempts: Attempts = { start, length, refusal: undefined, refusedToken: undefined };
    try {
      return await withRetry((attemptSignal) => this.#attempt(attempts, attemptSignal), {
        timeout,
        signal,
        clock: this.#clock,
        random: this.#options.random ?? Math.random,
        health: healthOf(this.#url),
        isSentOnce,
      });
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
      throw attempts.refusal ?? error;
    }
  };

  /** Replaces the token, or the function that returns it, from the next request on. */
  setToken(token: Token): void {
    const isKnown = this.#token instanceof ProvidedToken && this.#token.provider === token;
    if (!isKnown) {
      this.#token = toTokenSource(token);
    }
  }

  /** Requests rows, and again at once, with another token, if the first one is refused. */
  async #attempt(attempts: Attempts, signal: AbortSignal, refused?: string): Promise<Page> {
    const { start, length } = attempts;
    const request = { ...this.#options.query, start, length };
    const source = this.#token;
    if (typeof source === 'string') {
      // In the same call: awaiting a string would delay the request.
      return this.#send({ ...request, token: source }, signal);
    }
    const token = await source.get(signal, refused);
    signal.throwIfAborted();
    if (source.isCurrent?.() === false) {
      throw new ApiError('auth', 'The session has ended.');
    }
    if (token !== attempts.refusedToken) {
      attempts.refusal = undefined;
    }
    try {
      const page = await this.#send({ ...request, token }, signal);
      source.confirm?.(token);
      return page;
    } catch (error) {
      if (!(error instanceof ApiError && ['auth', 'api'].includes(error.kind))) {
        throw error;
      }
      source.refuse(token);
      if (error.kind !== 'auth' || refused !== undefined) {
        throw error;
      }
      attempts.refusal = error;
      attempts.refusedToken = token;
      return this.#attempt(attempts, signal, token);
    }
  }

  /** Sends a request, and again at once, as JSON, if the API cannot read a form. */
  async #send(request: PageRequest, signal: AbortSignal): Promise<Page> {
    const { token } = request;
    const format = this.#chooseFormat();
    const response = await post({
      url: this.#url,
      server: 'The API',
      headers: { Accept: format.accept, 'Content-Type': format.contentType },
      credentials: 'omit',
      body: format.encode(request),
      token,
      signal,
      fetch: this.#options.fetch ?? globalThis.fetch,
      now: this.#clock.now(),
    });
    try {
      return readResponse(response, token);
    } catch (error) {
      const isForm = this.#wireFormat === 'auto' && format === form;
      if (isForm && error instanceof ApiError && isUnsupportedMediaType(error)) {
        urlsWithoutForms.add(this.#url);
        return this.#send(request, signal);
      }
      throw error;
    }
  }

  #chooseFormat(): RequestFormat {
    if (this.#wireFormat === 'auto') {
      return urlsWithoutForms.has(this.#url) ? json : form;
    }
    return FORMATS[this.#wireFormat];
  }
}

function toTokenSource(token: Token): string | TokenSource {
  return typeof token === 'function' ? new ProvidedToken(token) : token;
}

/** ASP.NET answers 415 for an unknown Content-Type, or 500 and names its `MediaTypeFormatter`. */
function isUnsupportedMediaType({ status, message }: ApiError): boolean {
  return status === 415 || (status === 500 && message.includes('MediaTypeFormatter'));
}
