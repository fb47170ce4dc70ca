import type { Lead } from '../model/lead.js';
import type { Page } from '../model/page.js';
import { joinSignals, orAbort } from '../waiting/abort.js';
import type { Access } from './access.js';
import { isFormatUnreadable, isRefusal } from '../model/api-error.js';
import type { Clock } from '../waiting/clock.js';
import { Paces, type Pace } from '../waiting/pace.js';
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
import { withRetry } from '../waiting/retry.js';
import { post, type Fetch } from './transport.js';
import type { XmlFormat } from './xml.js';

/** The paces of the APIs, shared by all elements and clients of this file until the page is closed. */
const paces = new Paces();
/** The newest URL that could not read a form. A page has one API. */
let urlWithoutForms = '';

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
  #isWithoutForms = false;

  constructor(options: LeadsApiOptions<Row>) {
    this.#options = options;
    this.#url = endpointOf(new URL(options.base));
  }

  /** The pace of the API, as it is now. */
  get pace(): Pace {
    return paces.at(this.#url, this.#options.clock);
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
        const known = access.token();
        if (known === undefined) {
          // The site is asked again, and its answer takes time that is not the API's.
          joined.abort();
          throw signal.reason;
        }
        token = known;
        const format = this.#format;
        try {
          return await this.#send({ ...query, token, start, length }, format, each);
        } catch (error) {
          if (isFormatUnreadable(error)) {
            this.#isWithoutForms = true;
            urlWithoutForms = this.#url;
          }
          if (format === this.#format) {
            throw error;
          }
          return attempt(each);
        }
      };
      const options = { timeout, signal, clock, random, health: this.pace, isQuiet };
      try {
        while (access.token() === undefined) {
          // The timeout begins with the answer of the site.
          await orAbort(access.untilKnown(), signal);
        }
        const page = await withRetry(attempt, options);
        // The client may be another one since the answer has arrived.
        signal.throwIfAborted();
        access.confirm();
        return page;
      } catch (error) {
        callerSignal.throwIfAborted();
        // The site may take its time to name another token.
        leave();
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
    this.#isWithoutForms ||= this.#url === urlWithoutForms;
    const auto = isOwn || this.#isWithoutForms ? json : form;
    return { auto, json, form, xml }[wireFormat] ?? json;
  }
}
