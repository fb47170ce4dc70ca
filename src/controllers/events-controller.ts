import { createEvent } from '../events.js';
import { errorSentence } from '../i18n/sentences.js';
import type { Translator } from '../i18n/translator.js';
import { frozenCopyOf, type Lead } from '../model/lead.js';
import { hasSameItems } from '../model/memoize.js';
import type { Status } from '../model/status.js';
import type { Filters } from '../session/filters.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { Failure, News } from '../session/news.js';
import { TRAITS } from '../session/operations.js';
import type { DeveloperLog } from '../settings/developer-log.js';

/** The element, as this controller sees it. */
export interface EventsHost extends EventTarget {
  readonly begDate: string | null;
  readonly endDate: string | null;
}

/** The state that `leads-change` reports. An unchanged lead is the same object. */
interface DrawnList {
  readonly status: Status;
  readonly leads: readonly Lead[];
  readonly matching: readonly Lead[];
  readonly totalRows: number;
  readonly hasMore: boolean;
}

/** Reports to the page by events and custom states, and to the developer on the console. */
export class EventsController {
  readonly #host: EventsHost;
  readonly #states: Set<string>;
  readonly #log: DeveloperLog;
  /** News that has not been drawn yet. */
  #untold: News[] = [];
  #dispatched: DrawnList = {
    status: 'unconfigured',
    leads: [],
    matching: [],
    totalRows: 0,
    hasMore: false,
  };

  /** @param states the custom states of the element */
  constructor(host: EventsHost, states: Set<string>, log: DeveloperLog) {
    this.#host = host;
    this.#states = states;
    this.#log = log;
  }

  /**
   * Reports a failure before it is drawn. Returns whether the reader sees it, since the page may hide
   * it.
   */
  tellFailure(
    { error, operation }: Failure,
    { configuration }: LeadsSession,
    translator: Translator,
  ): boolean {
    const message = errorSentence(error, translator, TRAITS[operation].failureText ?? 'error');
    const base = configuration.state === 'valid' ? configuration.configuration.base : undefined;
    this.#log.tellRequestFailure(error, base);
    const { kind, code, status } = error;
    const detail = {
      kind,
      ...(code === undefined ? {} : { code }),
      ...(status === undefined ? {} : { status }),
      message,
    };
    return this.#host.dispatchEvent(createEvent('leads-error', detail, { cancelable: true }));
  }

  /** Keeps news that is about to be drawn. */
  note(news: readonly News[]): void {
    this.#untold.push(...news);
  }

  /** Forgets news that was not drawn: it was about another list. */
  clear(): void {
    this.#untold = [];
  }

  /**
   * Reports to the page after drawing: a changed filter, the state of the list, and then the news.
   * The status is also a custom state.
   *
   * @param isCurrent whether the page still asks for this list, which a listener may change
   */
  tellDrawn(session: LeadsSession, filters: Filters, isCurrent: () => boolean): void {
    this.#states.clear();
    this.#states.add(session.status);
    for (const event of this.#drawnEvents(session, filters)) {
      if (!isCurrent()) {
        return;
      }
      this.#host.dispatchEvent(event);
    }
  }

  *#drawnEvents(session: LeadsSession, filters: Filters): Iterable<Event> {
    const news = this.#untold;
    this.#untold = [];
    const { list, status, matching } = session;
    const { leads, total: totalRows, unread, hasMore } = list;
    const counts = { loaded: leads.length, matching: matching.length, totalRows, unread };
    if (news.some(({ type }) => type === 'filters')) {
      const { begDate, endDate } = this.#host;
      const { filter } = filters;
      yield createEvent('leads-filter-change', { filter, begDate, endDate });
    }
    const drawn = { status, leads, matching, totalRows, hasMore };
    if (!isSame(drawn, this.#dispatched)) {
      const { status: previous } = this.#dispatched;
      yield createEvent('leads-change', { status, previous, ...counts, hasMore });
      // A listener of the previous event may have prevented this one.
      this.#dispatched = drawn;
    }
    for (const item of news) {
      if (item.type === 'change') {
        yield createEvent('leads-load', {
          // Frozen only if the page reads it.
          get leads() {
            return frozenCopyOf(leads);
          },
          added: item.change.added,
          ...counts,
        });
      }
    }
  }
}

function isSame(a: DrawnList, b: DrawnList): boolean {
  return (
    a.status === b.status &&
    a.totalRows === b.totalRows &&
    a.hasMore === b.hasMore &&
    hasSameItems(a.leads, b.leads) &&
    hasSameItems(a.matching, b.matching)
  );
}
