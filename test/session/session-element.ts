import type { Clock } from '../../src/api/clock.js';
import type { Lead } from '../../src/model/lead.js';
import type { Status } from '../../src/model/status.js';
import { Filters, type FiltersHost } from '../../src/session/filters.js';
import type { Connection, SessionHost } from '../../src/session/list-reader.js';
import { LeadsSession } from '../../src/session/leads-session.js';
import type { Failure, News } from '../../src/session/news.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';

/** The outside dependencies of an element. */
export interface Surroundings {
  readonly clock: Clock;
  /** Reads the settings of the page. */
  readonly configure: () => ConfigurationResult;
  readonly connect: (configuration: ConfigurationResult) => Connection | undefined;
  /** Asks the site who is signed in, once the session fits the settings. */
  readonly ask?: () => void;
  /** Whether nothing of the list may be visible. */
  readonly isCovered?: () => boolean;
  /** Receives a failure before the update that draws it. */
  readonly onFailure: (failure: Failure) => void;
  /** Receives the result of an update that has been drawn. */
  readonly onDrawn: (news: readonly News[]) => void;
}

/** The calls of an element to its session, in the order of `client-leads.ts`, without a DOM. */
export class SessionElement implements SessionHost, FiltersHost {
  isConnected = true;
  pageSize = 20;
  timeout = 15_000;
  begDate: string | null = null;
  endDate: string | null = null;
  updateComplete: Promise<unknown> = Promise.resolve();
  session: LeadsSession;
  readonly filters: Filters;
  /** Whether the first request waits, as for a lazy element. */
  isDeferred = false;
  /** The state that the last update has drawn. */
  drawn: readonly Lead[] = [];
  drawnStatus: Status = 'unconfigured';
  isCoverDrawn = false;

  readonly #surroundings: Surroundings;
  #isUpdatePending = false;
  #opened: LeadsSession | undefined;
  #opening = new AbortController();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.filters = new Filters(this, surroundings.clock);
    this.session = new LeadsSession(this, { state: 'missing' }, this.filters, surroundings.clock);
    this.requestUpdate();
  }

  requestUpdate(): void {
    if (!this.#isUpdatePending) {
      this.#isUpdatePending = true;
      this.updateComplete = this.updateComplete.then(() => this.#update());
    }
  }

  #update(): void {
    this.session.reportFailures((failure) => {
      this.#surroundings.onFailure(failure);
      return true;
    });
    this.#updateSession();
    if (this.isConnected && !this.isDeferred) {
      this.#surroundings.ask?.();
    }
    const news = [...this.filters.takeNews(), ...this.session.takeNews()];
    this.#open();
    this.drawn = this.session.matching;
    this.isCoverDrawn = this.#surroundings.isCovered?.() ?? false;
    this.#isUpdatePending = false;
    this.#surroundings.onDrawn(news);
    this.drawnStatus = this.session.status;
  }

  #updateSession(): void {
    const { clock, configure, connect } = this.#surroundings;
    let configuration = configure();
    if (this.filters.update(configuration)) {
      configuration = configure();
    }
    if (this.session.serves(configuration)) {
      this.session.update(configuration);
    } else {
      this.session.close();
      this.session = new LeadsSession(
        this,
        configuration,
        this.filters,
        clock,
        connect(configuration),
      );
    }
  }

  /** Opens the session as the Task does. */
  #open(): void {
    const session = this.isConnected && !this.isDeferred ? this.session : undefined;
    if (session !== this.#opened) {
      this.#opening.abort();
      this.#opening = new AbortController();
      this.#opened = session;
      void session?.open(this.#opening.signal);
    }
  }
}
