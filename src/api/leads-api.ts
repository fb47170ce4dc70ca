import type { Lead } from '../model/lead.js';
import type { Page } from '../model/page.js';
import { joinSignals, orAbort } from './abort.js';
import type { Access } from './access.js';
import { isFormatUnreadable, isRefusal } from './api-error.js';
import type { Clock } from './clock.js';
import {
  endpointOf,
  fieldsOf,
  FORMATS,
  type Format,
  type LeadsQuery,
  type PageRequest,
} from './page-request.js';
import type { Fields } from './read-field.js';
import { readResponse } from './read-response.js';
import { withRetry, type Health } from './retry.js';
import { post, type Fetch } from './transport.js';
import type { XmlFormat } from './xml.js';

/** What is known of an API, shared by all elements and clients until the page is closed. */
interface KnownApi extends Health {
  /** Whether it cannot read a form, and gets JSON instead. */
  isWithoutForms: boolean;
}

const knownApis = new Map<string, KnownApi>();

/**
 * How requests are encoded. `auto` means JSON for the page's own origin and form-urlencoded for
 * another, since a form needs no CORS preflight. An API that cannot read a form gets JSON.
 */
export type WireFormat = 'auto' | 'json' | 'form' | 'xml';

export interface LeadsApiOptions<Row> {
  /** Absolute URL of the API, with or without a trailing slash. Query and fragment are ignored. */
  readonly base: string;
  readonly query: LeadsQuery;
  readonly access: Access;
  readonly readRow: (row: Fields) => Row;
  readonly wireFormat?: WireFormat;
  /** Needed for `xml`, and for an API that answers in XML although it is asked for JSON. */
  readonly xml?: XmlFormat;
  /** Default: the global `fetch` at the time of the request. */
  readonly fetch?: Fetch;
  readonly clock: Clock;
  readonly random?: () => number;
}

export interface FetchOptions {
  /** Milliseconds from the token to the page, the second attempt included. Default: 15,000. */
  readonly timeout?: number;
  /** Whether nobody waits for it, so there is no second attempt. */
  readonly isQuiet?: boolean;
}

/** Reads one client's inquiries from one API, page by page. */
export class LeadsApi<Row = Lead> {
  readonly #options: LeadsApiOptions<Row>;
  readonly #url: string;
  readonly #known: KnownApi;

  constructor(options: LeadsApiOptions<Row>) {
    this.#options = options;
    this.#url = endpointOf(new URL(options.base));
    this.#known = knownApis.get(this.#url) ?? { hasFailed: false, isWithoutForms: false };
    knownApis.set(this.#url, this.#known);
  }

  /**
   * Requests `length` rows from the API's position `start`. If the token is known, sends the request
   * synchronously, so it leaves before the page is drawn. Rejects with an `ApiError`, or with the
   * reason of the signal.
   */
  async fetchPage(
    start: number,
    length: number,
    callerSignal: AbortSignal,
    { timeout = 15_000, isQuiet = false }: FetchOptions = {},
  ): Promise<Page<Row>> {
    const { access, query, clock, random = Math.random } = this.#options;
    for (;;) {
      const { joined, leave } = joinSignals(callerSignal, access.recalled());
      const { signal } = joined;
      let token = '';
      const attempt = async (each: AbortSignal): Promise<Page<Row>> => {
        const answer = access.token();
        token = typeof answer === 'string' ? answer : await answer;
        const format = this.#format;
        try {
          return await this.#send({ ...query, token, start, length }, format, each);
        } catch (error) {
          this.#known.isWithoutForms ||= isFormatUnreadable(error);
          if (format === this.#format) {
            throw error;
          }
          return attempt(each);
        }
      };
      const options = { timeout, signal, clock, random, health: this.#known, isQuiet };
      try {
        const answer = access.token();
        if (typeof answer !== 'string') {
          // The timeout begins with the answer of the site.
          await orAbort(answer, signal);
        }
        const page = await withRetry(attempt, options);
        // The client may be another one since the answer has arrived.
        signal.throwIfAborted();
        access.pace.noteSuccess();
        access.confirm();
        return page;
      } catch (error) {
        callerSignal.throwIfAborted();
        if (!signal.aborted) {
          access.pace.noteFailure();
        }
        if (!signal.aborted && !(isRefusal(error) && (await access.renew(token)))) {
          throw error;
        }
      } finally {
        leave();
      }
    }
  }

  async #send(request: PageRequest, format: Format, signal: AbortSignal): Promise<Page<Row>> {
    const { readRow, xml, clock, fetch = globalThis.fetch } = this.#options;
    const accept = format === xml ? format.contentType : FORMATS.json.contentType;
    const response = await post({
      url: this.#url,
      server: 'The API',
      headers: { Accept: accept, 'Content-Type': format.contentType },
      credentials: 'omit',
      body: format.encode(fieldsOf(request)),
      signal,
      fetch,
      now: clock.now(),
    });
    return readResponse(response, request.token, readRow, xml);
  }

  get #format(): Format {
    const { wireFormat = 'auto', xml } = this.#options;
    const { json, form } = FORMATS;
    const isOwn = new URL(this.#url).origin === globalThis.origin;
    const auto = isOwn || this.#known.isWithoutForms ? json : form;
    return { auto, json, form, xml }[wireFormat] ?? json;
  }
}
