import { expect } from '@esm-bundle/chai';
import type { ErrorKind } from '../../src/model/api-error.js';
import type { LeadsFilter } from '../../src/model/filter.js';
import type { FirstPosition } from '../../src/model/first-position.js';
import type { LeadsApi } from '../../src/api/leads-api.js';
import { Pace } from '../../src/waiting/pace.js';
import type { Lead } from '../../src/model/lead.js';
import type { StatusTones } from '../../src/model/tone.js';
import { Filters } from '../../src/client-list/filters.js';
import { ClientList } from '../../src/client-list/client-list.js';
import type { ListState, Step } from '../../src/client-list/list-state.js';
import type { ListHost } from '../../src/client-list/list-host.js';
import type { ClientListOptions } from '../../src/client-list/client-list-options.js';
import { isSameList, type Configuration } from '../../src/settings/configuration.js';
import type { WindowMoment } from '../../src/window/window-link.js';
import { readWho } from '../../src/sign-in/read-who.js';
import { lead, leads, range } from '../helpers/leads.js';
import { MemoryApi, settle, type PlannedAnswer } from '../helpers/memory-api.js';
import { happen, StoryLog, type Events, type StoryWorld } from '../helpers/stories.js';
import { answerOf, SESSION_URL, SignInWorld } from '../sign-in/sign-in-world.js';

const TIMEOUT = 15_000;
const TOKEN = '55120938';
const API = 'https://api.example/';

/**
 * A window of a site with an element without a view: it calls its list in the order of
 * `client-leads.ts`. The list reads from an API in memory. In the log, `20:21 once` is a request
 * for 21 rows from position 20 that is not sent again; `ready 20` is the status and the number of
 * rows, if they have changed; `first +20` is an operation, and the number of rows that it has added,
 * which have `arrived` if a refresh has found new inquiries. A story whose first page comes without
 * trouble begins with `open`, or with `site` if a site says who is signed in.
 */
export class ClientListWorld implements StoryWorld, ListHost {
  isHere = true;
  pageSize = 20;
  timeout = TIMEOUT;
  tones: StatusTones = {};
  updateComplete: Promise<boolean> = Promise.resolve(true);
  readonly api = new MemoryApi(leads(...range(1, 45)));
  /** What the page and the reader see, and what is sent, in order. */
  readonly log = new StoryLog();
  drawn: readonly Lead[] = [];
  readonly #world = new SignInWorld();
  readonly #window = this.#world.openWindow();
  readonly #pace = new Pace(API, this.#world.clock);
  readonly #filters = new Filters(this, this.#world.clock);
  #settings: Parameters<typeof readWho>[0] = { siteCode: 'GIFT-01', client: 1017, token: TOKEN };
  #firstPosition: FirstPosition | null = 1;
  /** Whether the first request waits, as for a lazy element. */
  #isDeferred = false;
  #isUpdatePending = false;
  /** It begins with the first update. */
  #clientList: ClientList | undefined;
  #opened: ClientList | undefined;
  #nextId = 10_000;

  constructor() {
    this.requestUpdate();
  }

  get clientList(): ClientList {
    return this.#clientList!;
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
    'waits-in': (status) => {
      this.tones = { [status]: 'attention' };
      this.requestUpdate();
    },
    size: (rows) => (this.pageSize = Number(rows)),
    timeout: (ms) => (this.timeout = Number(ms)),
    update: () => this.requestUpdate(),
    leave: () => this.#connect(false),
    back: () => this.#connect(true),
    set: (name, value = '') => {
      this.#settings = { ...this.#settings, [name]: value };
      this.requestUpdate();
    },
    filter: (...words) => this.#filters.setByPage(filterOf(words)),
    type: (...words) => this.#filters.setByReader(filterOf(words) ?? {}),
    pass: (ms) => this.#world.clock.pass(Number(ms)),
    waits: (...waits) => expect(this.#world.clock.waits).to.deep.equal(waits.map(Number)),
    outdated: (isIt) => expect(String(this.clientList.recovery.isOutdated)).to.equal(isIt),
    'open-lead': () => this.clientList.recovery.noteOutdated(),

    // The page moves, and its site always names the same client.
    hide: () => this.#move('hidden'),
    visible: () => {
      this.#move('visible');
      this.#world.clock.pass(0);
    },
    'return-later': () => {
      this.#world.clock.pass(60_000);
      this.#move('visible');
      this.#world.clock.pass(0);
    },
    online: () => this.#move('online'),
    restore: () => this.#move('restored'),
    site: () => {
      this.#settings = { siteCode: 'GIFT-01', sessionUrl: SESSION_URL };
      this.#window.follow = () => this.requestUpdate();
      this.#window.site = (question) => {
        this.log.push('asks the site');
        question.answer(answerOf('1017', TOKEN, { apiBase: API }));
      };
      this.#window.act('start');
    },

    // Calls of the list.
    more: () => this.#call('more', this.clientList.loadMore({})),
    refresh: () => this.#call('refresh', this.clientList.refresh({}), 'settled'),
    resume: () => this.clientList.recovery.resume(),
    'until-open': () => this.#call('until-open', this.clientList.open(), 'settled'),
    close: () => {
      this.clientList.close();
      this.requestUpdate();
    },

    // The API.
    'has-status': (id, status) => {
      const at = Number(id) - 1;
      this.api.list = this.api.list.with(at, lead(at + 1, { status: status }));
    },
    rows: (count) => (this.api.list = leads(...range(1, Number(count)))),
    counts: (total) => (this.api.totalOffset = Number(total) - this.api.list.length),
    'keep-moving': () => (this.api.beforeAnswer = () => this.#insert()),
    'stand-still': () => (this.api.beforeAnswer = () => undefined),
    'first-position-unknown': () => (this.#firstPosition = null),
    hold: (error) => this.#plan({ hold: true }, error),
    late: (error) => this.#plan({ hold: true, ignoresAbort: true }, error),
    fail: (error) => this.#plan({}, error),
    release: () => this.api.release(),
  };

  #connect(isHere: boolean): void {
    this.isHere = isHere;
    this.requestUpdate();
  }

  #move(moment: WindowMoment): void {
    this.#window.own.happen(moment);
    if (this.isHere) {
      this.#clientList?.recovery.handleMoment(moment);
    }
  }

  #plan(answer: PlannedAnswer, error?: string): void {
    this.api.answer(error ? { ...answer, error: error as ErrorKind } : answer);
  }

  #insert(): void {
    this.api.list = [lead(this.#nextId++), ...this.api.list];
  }

  /** Notes what a call has given, or another end. */
  #call(name: string, promise: Promise<boolean>, end?: string): void {
    void promise.then((result) => this.log.push(`${name} ${end ?? `gave ${result}`}`));
  }

  #update(): boolean {
    for (const { operation, error } of this.#clientList?.failures.takeUnheard() ?? []) {
      this.log.push(`${operation} failed: ${error.kind}`);
    }
    const who = readWho(this.#settings, {
      site: { current: this.#window.current, access: this.#window.signIn.access },
      preferences: { wireFormat: 'auto', firstPosition: this.#firstPosition },
      defaultBase: API,
      pageUrl: 'https://partner.example/cabinet/',
      warn: (sentence) => this.log.push(sentence),
    });
    this.#filters.update(who);
    if (who.state === 'client') {
      this.#follow(who.client);
    }
    // Lit, too, draws what is requested in willUpdate() in the same update.
    this.#isUpdatePending = false;
    if (who.state === 'client') {
      const steps = [...this.clientList.takeSteps(), ...this.#filters.takeSteps()];
      const { state } = this.clientList;
      this.drawn = state.matching;
      this.#logDrawn(state, steps);
    }
    return true;
  }

  /** Replaces the list by another one, and opens it as the Task does. */
  #follow(configuration: Configuration): void {
    if (!this.#clientList || !isSameList(this.#clientList.configuration, configuration)) {
      this.#clientList?.close();
      this.#clientList = this.#createClientList(configuration);
    }
    this.#clientList.update(configuration);
    const clientList = this.isHere && !this.#isDeferred ? this.#clientList : undefined;
    if (clientList !== this.#opened) {
      this.#opened = clientList;
      void clientList?.open();
    }
  }

  #createClientList(configuration: Configuration): ClientList {
    return new ClientList({
      host: this,
      preferences: () => this,
      statusTones: () => this.tones,
      configuration,
      filters: this.#filters,
      clock: this.#world.clock,
      random: () => 0,
      windowLink: this.#window.own,
      warn: (sentence) => this.log.push(sentence),
      connect: (...connection) => this.#watched(this.api.connect(...connection)),
    });
  }

  #watched({ fetchPage }: Pick<LeadsApi, 'fetchPage'>): Connection {
    return {
      pace: this.#pace,
      fetchPage: async (start, length, signal, options) => {
        const { timeout = TIMEOUT, isQuiet } = options ?? {};
        const request = `${start}:${length}`;
        const answer = fetchPage(start, length, signal, options);
        const { token = TOKEN } = this.#settings;
        const facts = [
          ...(timeout === TIMEOUT ? [] : [`in ${timeout} ms`]),
          ...(isQuiet ? ['once'] : []),
          ...(token === TOKEN ? [] : [`with ${String(token)}`]),
        ];
        this.log.push([request, ...facts].join(' '));
        const note = () => this.log.push(`${request} aborted`);
        signal.addEventListener('abort', note);
        return answer.finally(() => signal.removeEventListener('abort', note));
      },
    };
  }

  #logDrawn(state: ListState, steps: readonly Step[]): void {
    const { status, failure, isQuiet, filterResult, hasMore, isSearching } = state;
    const words = {
      [`(${failure?.operation}: ${failure?.error.kind})`]: failure,
      searching: isSearching,
      stopped: filterResult && hasMore && !isSearching && !failure && this.isHere,
      'by itself': failure && isQuiet,
    };
    const facts = Object.entries(words).flatMap(([word, isSo]) => (isSo ? [word] : []));
    this.log.pushState([status, this.drawn.length, ...facts].join(' '));
    this.log.push(...steps.map((step) => describeStep(step, state)));
  }
}

type Connection = ReturnType<ClientListOptions['connect']>;

/** A filter in words; null for none. `_` is a space. */
export function filterOf([name, ...words]: string[]): LeadsFilter | null {
  if (name === undefined) {
    return null;
  }
  return {
    [name]: name === 'unread' || name === 'waiting' || words.join(' ').replaceAll('_', ' '),
  };
}

function describeStep(step: Step, { filterResult }: ListState): string {
  switch (step.type) {
    case 'change': {
      const { added, arrived } = step.change;
      const hasArrived = arrived > 0 && step.operation.startsWith('refresh');
      return `${step.operation} +${added}${hasArrived ? ' arrived' : ''}`;
    }
    case 'result': {
      const first = step.first ? ` from ${step.first.id}` : '';
      const { matching, loaded, total } = filterResult!;
      return `found ${matching} in ${loaded} of ${total}${first}`;
    }
    case 'pause':
    case 'filters':
      return step.type;
  }
}
