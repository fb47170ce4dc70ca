import { expect } from '@esm-bundle/chai';
import type { Access } from '../../src/api/access.js';
import type { ErrorKind } from '../../src/api/api-error.js';
import { Pace } from '../../src/api/pace.js';
import type { FilterResult, LeadsFilter } from '../../src/model/filter.js';
import type { FirstPosition } from '../../src/model/find-top.js';
import type { Lead } from '../../src/model/lead.js';
import { Filters } from '../../src/session/filters.js';
import { LeadsSession } from '../../src/session/leads-session.js';
import type { Step } from '../../src/session/list-state.js';
import type { SessionHost } from '../../src/session/session-host.js';
import {
  isSameList,
  readConfiguration,
  type Configuration,
  type RawConfiguration,
} from '../../src/settings/configuration.js';
import type { PageMoment } from '../../src/sign-in/browser-page.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { FakePage } from '../fixtures/fake-page.js';
import { lead, leads, range } from '../helpers/leads.js';
import { MemoryApi, settle, type PlannedAnswer } from '../helpers/memory-api.js';
import { happen, StoryLog, type Events } from '../helpers/stories.js';

const TIMEOUT = 15_000;
const TOKEN = '55120938';

/**
 * An element without a view: it calls its session in the order of `client-leads.ts`. The session
 * reads from an API in memory. In the log, `20:21 once` is a request for 21 rows from position 20
 * that is not sent again; `ready 20` is the status and the number of rows, if they have changed;
 * `first +20` is an operation, and the number of rows that it has added, which have `arrived` if a
 * refresh has found new inquiries. A story whose first page comes without trouble begins with `open`.
 */
export class SessionWorld implements SessionHost {
  isConnected = true;
  pageSize = 20;
  timeout = TIMEOUT;
  begDate: string | null = null;
  endDate: string | null = null;
  updateComplete: Promise<boolean> = Promise.resolve(true);
  readonly clock = new FakeClock();
  readonly api = new MemoryApi(leads(...range(1, 45)));
  /** What the page and the reader see, and what is sent, in order. */
  readonly log = new StoryLog();
  readonly filters = new Filters(this, this.clock);
  session: LeadsSession;
  drawn: readonly Lead[] = [];
  readonly #page = new FakePage();
  #settings: RawConfiguration = { siteCode: 'GIFT-01', client: 1017, token: TOKEN };
  #access: Access | undefined;
  #firstPosition: FirstPosition | null = 1;
  /** Whether the first request waits, as for a lazy element. */
  #isDeferred = false;
  #hasAnswer = false;
  #isUpdatePending = false;
  #opened: LeadsSession | undefined;
  #nextId = 10_000;

  constructor() {
    this.session = this.#createSession();
    this.#page.watch(this.#handleMoment);
    this.requestUpdate();
  }

  /** Lets events happen in one task. Returns all that follows from them. */
  async take(events: string): Promise<string> {
    await Promise.all([happen(this.#events, events), settle()]);
    return this.log.take();
  }

  requestUpdate(): void {
    if (!this.#isUpdatePending) {
      this.#isUpdatePending = true;
      this.updateComplete = this.updateComplete.then(() => this.#update());
    }
  }

  /** What may happen, with the words behind its name. */
  readonly #events: Events = {
    // The page and the reader.
    open: () => undefined,
    lazy: () => (this.#isDeferred = true),
    eager: () => {
      this.#isDeferred = false;
      this.requestUpdate();
    },
    size: (rows) => (this.pageSize = Number(rows)),
    timeout: (ms) => (this.timeout = Number(ms)),
    update: () => this.requestUpdate(),
    leave: () => {
      this.isConnected = false;
      this.#page.unwatch();
      this.requestUpdate();
    },
    back: () => {
      this.isConnected = true;
      this.#page.watch(this.#handleMoment);
      this.requestUpdate();
    },
    set: (name, value = '') => {
      this.#settings = { ...this.#settings, [name]: value };
      this.requestUpdate();
    },
    filter: (...words) => this.filters.setByPage(filterOf(words)),
    type: (...words) => this.filters.setByReader(filterOf(words) ?? {}),
    pass: (ms) => this.clock.pass(Number(ms)),
    waits: (...waits) => expect(this.clock.waits).to.deep.equal(waits.map(Number)),
    outdated: (isIt) => expect(String(this.session.isOutdated)).to.equal(isIt),

    // The page moves, and the site answers.
    hide: () => this.#page.happen('hidden'),
    visible: () => {
      this.#page.happen('visible');
      this.clock.pass(0);
    },
    'return-later': () => {
      this.clock.pass(60_000);
      this.#page.happen('visible');
      this.clock.pass(0);
    },
    'open-lead': () => this.session.noteOpened(),
    online: () => this.#page.happen('online'),
    restore: () => this.#page.happen('restored'),
    site: () => {
      this.#access = this.#createAccess();
      this.requestUpdate();
    },
    'site-answers': () => {
      this.#hasAnswer = true;
      this.requestUpdate();
    },

    // Calls of the session.
    more: () => this.#call('more', this.session.loadMore()),
    refresh: () =>
      this.#call(
        'refresh',
        this.session.refresh().then(() => undefined),
      ),
    resume: () => this.#call('resume', this.session.resume()),
    'until-open': () =>
      this.#call(
        'until-open',
        this.session.open().then(() => undefined),
      ),
    close: () => {
      this.session.close();
      this.requestUpdate();
    },

    // The API.
    rows: (count) => (this.api.list = leads(...range(1, Number(count)))),
    counts: (total) => (this.api.totalOffset = Number(total) - this.api.list.length),
    'keep-moving': () => (this.api.beforeAnswer = () => this.#insert()),
    'stand-still': () => (this.api.beforeAnswer = () => undefined),
    'first-position-unknown': () => (this.#firstPosition = null),
    answer: () => this.api.answer({}),
    hold: (error) => this.#plan({ hold: true }, error),
    late: (error) => this.#plan({ hold: true, ignoresAbort: true }, error),
    fail: (error) => this.#plan({}, error),
    'fail-always': (error) => (this.api.usual = { error: error as ErrorKind }),
    release: () => this.api.release(),
  };

  #plan(answer: PlannedAnswer, error?: string): void {
    this.api.answer(error ? { ...answer, error: error as ErrorKind } : answer);
  }

  #insert(): void {
    this.api.list = [lead(this.#nextId++), ...this.api.list];
  }

  #call(name: string, promise: Promise<unknown>): void {
    void promise.then((result) => {
      this.log.push(typeof result === 'boolean' ? `${name} gave ${result}` : `${name} settled`);
    });
  }

  /** The way to the token of a site that always names the same client. */
  #createAccess(): Access {
    return {
      pace: new Pace(this.clock),
      token: () => TOKEN,
      recalled: () => new AbortController().signal,
      renew: () => false,
      confirm: () => undefined,
      ask: async () => {
        this.log.push('asks the site');
        await Promise.resolve();
      },
    };
  }

  readonly #handleMoment = (moment: PageMoment): void => this.session.handleMoment(moment);

  #update(): boolean {
    for (const { operation, error } of this.session.failures.takeUnheard()) {
      this.log.push(`${operation} failed: ${error.kind}`);
    }
    this.#followConfiguration();
    this.#open();
    const drawn = [...this.session.takeSteps(), ...this.filters.takeSteps()];
    this.drawn = this.session.state.matching;
    this.#isUpdatePending = false;
    this.#logDrawn(drawn);
    return true;
  }

  #followConfiguration(): void {
    this.filters.update({ state: 'client', client: this.#configuration });
    const configuration = this.#configuration;
    if (!isSameList(this.session.configuration, configuration)) {
      this.session.close();
      this.session = this.#createSession();
    }
    this.session.update(configuration);
    if (this.#hasAnswer) {
      this.#hasAnswer = false;
      this.#call('answered', this.session.resume());
    }
  }

  get #configuration(): Configuration {
    const who = readConfiguration(
      { ...this.#settings, begDate: this.begDate, endDate: this.endDate },
      { wireFormat: 'auto', firstPosition: this.#firstPosition },
      'https://api.example/',
      'https://partner.example/cabinet/',
      this.#access,
    );
    if (who.state !== 'client') {
      throw new Error('Stories of a session need valid settings.');
    }
    return who.client;
  }

  #createSession(): LeadsSession {
    return new LeadsSession({
      host: this,
      preferences: () => this,
      configuration: this.#configuration,
      filters: this.filters,
      clock: this.clock,
      random: () => 0,
      page: this.#page,
      tell: (sentence) => this.log.push(sentence),
      connect: (...connection) => this.#watched(this.api.connect(...connection)),
    });
  }

  /** Opens the session as the Task does. */
  #open(): void {
    const session = this.isConnected && !this.#isDeferred ? this.session : undefined;
    if (session !== this.#opened) {
      this.#opened = session;
      void session?.open();
    }
  }

  #watched({ fetchPage }: Connection): Connection {
    return {
      fetchPage: async (start, length, signal, options) => {
        const { timeout = TIMEOUT, isQuiet } = options ?? {};
        const request = `${start}:${length}`;
        const answer = fetchPage(start, length, signal, options);
        const { token } = this.#settings;
        const facts = [
          ...(timeout === TIMEOUT ? [] : [`in ${timeout} ms`]),
          ...(isQuiet ? ['once'] : []),
          ...(token === TOKEN || this.#access ? [] : [`with ${String(token)}`]),
        ];
        this.log.push([request, ...facts].join(' '));
        const note = () => this.log.push(`${request} aborted`);
        signal.addEventListener('abort', note);
        return answer.finally(() => signal.removeEventListener('abort', note));
      },
    };
  }

  #logDrawn(steps: readonly Step[]): void {
    const { status, failure, isQuiet, filterResult, hasMore, isSearching } = this.session.state;
    const words = {
      [`(${failure?.operation}: ${failure?.error.kind})`]: failure,
      searching: isSearching,
      stopped: filterResult && hasMore && !isSearching && !failure && this.isConnected,
      'by itself': failure && isQuiet,
    };
    const facts = Object.entries(words).flatMap(([word, isSo]) => (isSo ? [word] : []));
    this.log.pushState([status, this.drawn.length, ...facts].join(' '));
    this.log.push(...steps.flatMap((step) => describeStep(step, filterResult)));
  }
}

type Connection = ReturnType<MemoryApi['connect']>;

/** A filter in words; null for none. `_` is a space. */
export function filterOf([name, ...words]: string[]): LeadsFilter | null {
  if (name === undefined) {
    return null;
  }
  return { [name]: name === 'unread' || words.join(' ').replaceAll('_', ' ') };
}

function describeStep(step: Step, filterResult?: FilterResult): string[] {
  switch (step.type) {
    case 'change': {
      const { added, arrived } = step.change;
      const hasArrived = arrived > 0 && step.operation.startsWith('refresh');
      return [`${step.operation} +${added}${hasArrived ? ' arrived' : ''}`];
    }
    case 'result': {
      const first = step.first ? ` from ${step.first.id}` : '';
      const { matching, loaded, total } = filterResult!;
      return [`found ${matching} in ${loaded} of ${total}${first}`];
    }
    case 'pause':
    case 'filters':
      return [step.type];
  }
}
