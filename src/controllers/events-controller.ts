import {
  LeadsChangeEvent,
  LeadsErrorEvent,
  LeadsFilterChangeEvent,
  LeadsLoadEvent,
} from '../events.js';
import { errorSentence } from '../i18n/sentences.js';
import type { Translator } from '../i18n/translator.js';
import type { Lead } from '../model/lead.js';
import { hasSameItems } from '../model/memoize.js';
import type { Status } from '../model/status.js';
import type { Conditions } from '../session/conditions.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { Failure, News } from '../session/news.js';
import type { DeveloperLog } from '../settings/developer-log.js';
import { TRAITS } from '../session/operations.js';

/** The element, as this controller sees it. */
export interface EventsHost extends EventTarget {
  readonly begDate: string | null;
  readonly endDate: string | null;
}

/** What `leads-change` tells of. An unchanged lead is the same object. */
interface DrawnList {
  readonly status: Status;
  readonly leads: readonly Lead[];
  readonly matching: readonly Lead[];
  readonly totalRows: number;
  readonly hasMore: boolean;
}

/** Tells the page what happens, by events and custom states, and the developer, by the console. */
export class EventsController {
  readonly #host: EventsHost;
  readonly #states: Set<string>;
  readonly #log: DeveloperLog;
  /** What has not been drawn yet. */
  #untold: News[] = [];
  #told: DrawnList = {
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

  /** Tells of a failure before anything is drawn of it: the page may keep it from the reader. */
  tellFailure(failure: Failure, { configuration }: LeadsSession, translator: Translator): void {
    const { error, operation } = failure;
    const message = errorSentence(error, translator, TRAITS[operation].failureText ?? 'error');
    if (error.kind === 'config') {
      this.#log.tell(error.message);
    } else if (!error.apiMessage && error.kind !== 'offline') {
      const base = configuration.state === 'valid' ? configuration.configuration.base : undefined;
      this.#log.tellFailure(
        'requests',
        base ? `${error.message} The API base is ${base}` : error.message,
      );
    }
    failure.isShown = this.#host.dispatchEvent(new LeadsErrorEvent(error, message));
  }

  /** Remembers what is about to be drawn. */
  note(news: readonly News[]): void {
    this.#untold.push(...news);
  }

  /** Forgets what was not drawn: it was about another list. */
  clear(): void {
    this.#untold = [];
  }

  /**
   * Tells the page what has been drawn: that the filter was changed, how the list is now, and what
   * came. The status is also a custom state.
   *
   * @param isCurrent whether the list is still what the page asks for: a listener may change that
   */
  tellDrawn(session: LeadsSession, conditions: Conditions, isCurrent: () => boolean): void {
    this.#states.clear();
    this.#states.add(session.status);
    for (const event of this.#drawnEvents(session, conditions)) {
      if (!isCurrent()) {
        return;
      }
      this.#host.dispatchEvent(event);
    }
  }

  *#drawnEvents(session: LeadsSession, conditions: Conditions): Iterable<Event> {
    const news = this.#untold;
    this.#untold = [];
    const { list, status, matching } = session;
    const { leads, total: totalRows, unread, hasMore } = list;
    const counts = { loaded: leads.length, matching: matching.length, totalRows, unread };
    if (news.some(({ type }) => type === 'conditions')) {
      const { begDate, endDate } = this.#host;
      const { filter } = conditions;
      yield new LeadsFilterChangeEvent({ filter, begDate, endDate });
    }
    const drawn = { status, leads, matching, totalRows, hasMore };
    if (!isSame(drawn, this.#told)) {
      yield new LeadsChangeEvent({ status, previous: this.#told.status, ...counts, hasMore });
      // A listener of the event before may have kept this one from being told.
      this.#told = drawn;
    }
    for (const item of news) {
      if (item.type === 'change') {
        yield new LeadsLoadEvent(leads, { added: item.change.added, ...counts });
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
