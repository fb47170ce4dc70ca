import type { FetchPage, Page } from '../model/page.js';
import { ApiError } from './api-error.js';
import { systemClock, type Clock } from './clock.js';
import { form } from './formats/form.js';
import type { RequestFormat } from './formats/format.js';
import { json } from './formats/json.js';
import { xml } from './formats/xml.js';
import type { LeadsQuery } from './page-request.js';
import { readAnswer } from './read-answer.js';
import { withRetries } from './retry.js';
import { tokenSource, type TokenProvider } from './token-source.js';
import { post } from './transport.js';

/** What follows the path of a base; its query and its fragment are dropped. */
const PATH = '/api/client/LeadsPagingInfo';
/** `auto` has none of its own. */
const FORMATS: Readonly<Partial<Record<WireFormat, RequestFormat>>> = { json, form, xml };

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

  /** Asks for `length` rows from the host's position `start`. Rejects with an `ApiError`. */
  readonly fetchPage: FetchPage;

  constructor(options: LeadsApiOptions) {
    const { query, clock = systemClock } = options;
    const chosen = FORMATS[options.wireFormat ?? 'auto'];
    const { origin, pathname } = new URL(options.base);
    const url = origin + pathname.replace(/\/?$/, PATH);
    const source = tokenSource(options.token);

    this.fetchPage = (start, length, outerSignal) => {
      /** Asks anew, at once, where another format may help, or a token other than the `refused`. */
      const ask = async (signal: AbortSignal, refused?: string): Promise<Page> => {
        // At once where it is known, so that the request leaves before anything is drawn.
        const token =
          typeof options.token === 'string'
            ? options.token
            : await (refused ? source.renew(refused) : source.get());
        signal.throwIfAborted();
        const isJson = origin === globalThis.origin || basesWithoutForms.has(url);
        const format = chosen ?? (isJson ? json : form);
        try {
          const answer = await post({
            url,
            format,
            body: format.encode({ ...query, token, start, length }),
            token,
            signal,
            fetch: options.fetch ?? globalThis.fetch,
            now: clock.now(),
          });
          return readAnswer(answer, token);
        } catch (error) {
          if (error instanceof ApiError) {
            const { kind, status, message } = error;
            if (kind === 'api') source.forget();
            const isUnread =
              status === 415 || (status === 500 && message.includes('MediaTypeFormatter'));
            if (!chosen && format === form && isUnread) {
              basesWithoutForms.add(url);
              return ask(signal, refused);
            }
            const isRefused = status === 401 || status === 403;
            if (source.isRenewable && !refused && isRefused) return ask(signal, token);
          }
          throw error;
        }
      };

      return withRetries(ask, {
        timeout: this.timeout,
        signal: outerSignal,
        clock,
        random: options.random ?? Math.random,
      });
    };
  }
}
