import type { PropertyValues } from 'lit';
import { ClientLeads, type LeadsChangeDetail } from '../../../src/index.js';
import type { Clock } from '../../../src/api/clock.js';
import { PROBE_DELAY_MS } from '../../../src/session/list-reader.js';
import { restorePage, setOnline, setVisibility } from '../../helpers/browser-state.js';
import { rows, text } from '../../helpers/element.js';
import { laidOut } from '../../helpers/geometry.js';
import { stub } from '../../helpers/stub.js';
import { clockOf } from '../../helpers/timed-element.js';
import { Custody } from './custody.js';
import type { History } from './history.js';
import { PageBadge } from './page-badge.js';
import { PageHost } from './page-host.js';
import { PageSite } from './page-site.js';
import { HostileError } from './values.js';

const TIMEOUT_MS = 3000;
/** Short enough for a retry before the timeout. */
const STEP_MS = 500;
const MOST_TURNS = 300;
const EVENTS = ['leads-load', 'leads-error', 'leads-change', 'leads-filter-change', 'lead-select'];
const BUSY = ['loading', 'loading-more', 'refreshing'];

type Told = Omit<LeadsChangeDetail, 'previous'>;

/** An element that a test checks in each of its updates. */
class WatchedLeads extends ClientLeads {
  page: HostilePage | undefined;

  protected override get clock(): Clock {
    return clockOf(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.page?.custody.follow();
    super.willUpdate(changed);
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.page?.lookAtTexts('in an update');
    this.page?.lookAtCover();
  }

  override sessionEnded(): void {
    if (this.sessionUrl) {
      this.page?.site.end();
    }
    super.sessionEnded();
  }
}
customElements.define('element-in-hostile-page', WatchedLeads);

/** The progress after a deed. */
export const UNTIL = {
  'at once': () => undefined,
  updated: ({ element }) => element.updateComplete,
  'next task': (page) => page.turn(),
  drawn: laidOut,
  rest: (page) => page.rest(),
} satisfies Record<string, (page: HostilePage) => unknown>;

/** A hostile page with its element and its host. */
export class HostilePage {
  readonly element: ClientLeads = new WatchedLeads();
  readonly badge = new PageBadge();
  readonly place = document.createElement('div');
  readonly custody: Custody = new Custody(this.element, () => this.site);
  readonly clock = clockOf(this.element);
  readonly host: PageHost;
  readonly site: PageSite;
  readonly #faults = this.custody.faults;
  readonly #hostility = new AbortController();
  readonly #ownHandler = window.onerror;
  /** The number of method calls that have not settled. */
  #calls = 0;
  /** What the last `leads-change` has told of the list. */
  #told: Told = {
    status: 'unconfigured',
    loaded: 0,
    matching: 0,
    totalRows: 0,
    unread: 0,
    hasMore: false,
  };

  private constructor({ rows: count, properties, isBadgeFirst, random }: History) {
    this.host = new PageHost({
      rows: count,
      onSend: (sent) =>
        this.badge.isOwn(sent) ? this.badge.judgeRequest(sent) : this.custody.send(sent),
      onAnswer: (sent, kind) => {
        if (!this.badge.isOwn(sent)) {
          this.custody.answer(sent, kind, this.#calls > 0);
        }
      },
      fetchElsewhere: (url, init) => this.#fetchElsewhere(url, init),
    });
    this.site = new PageSite({
      url: `${this.host.base}my/session`.replace('page-host', 'page-site'),
      apiBase: this.host.base,
      createToken: () => this.custody.createToken(),
      onChange: (change) => this.#handleSignIn(change),
    });
    this.#stopTime();
    stub(Math, 'random', always(random));
    Object.assign(this.element, {
      page: this,
      siteCode: 'GIFT-01',
      apiBase: this.host.base,
      pageSize: 4,
      timeout: TIMEOUT_MS,
      ...properties,
    });
    for (const type of EVENTS) {
      this.element.addEventListener(type, (event) => this.#handleEvent(event));
    }
    this.element.addEventListener('leads-change', ({ detail }) => this.#handleChange(detail));
    // Mocha's own handler would fail the test.
    window.onerror = this.#handleError;
    window.addEventListener('unhandledrejection', this.#handleRejection);
    const { badge, site } = this;
    Object.assign(badge, { site, siteCode: 'GIFT-01' });
    this.place.append(...(isBadgeFirst ? [badge, this.element] : [this.element, badge]));
    document.body.append(this.place);
  }

  /** Follows a history, and shows a list again once the page is no longer hostile. */
  static async live(history: History): Promise<void> {
    const page = new HostilePage(history);
    try {
      history.signIn.do(page);
      history.badge.do(page);
      await page.rest();
      for (const { deed, answers, siteAnswers, until } of history.steps) {
        page.host.answers.push(...answers);
        page.site.answers.push(...siteAnswers);
        deed.do(page);
        await UNTIL[until](page);
        page.#expectNoFault();
      }
      await page.#recover();
    } finally {
      await page.#leave();
    }
  }

  /** Ends the planned actions of the page. */
  get hostility(): AbortSignal {
    return this.#hostility.signal;
  }

  call(method: 'loadMore' | 'refresh' | 'sessionChanged'): void {
    this.#follow(method, this.element[method]());
  }

  /** Sometimes, the page lets the badge tell the site's elements of a change. */
  changeSessionOfBadge(): void {
    if (this.badge.sessionUrl) {
      this.site.tellChange();
    }
    this.#follow('sessionChanged', this.badge.sessionChanged());
  }

  #follow(method: string, call: Promise<unknown>): void {
    this.#calls++;
    call.then(
      () => this.#calls--,
      (error: unknown) => this.#faults.push(`${method} rejected: ${String(error)}`),
    );
  }

  /** Lets a task end, with all its effects. */
  async turn(): Promise<void> {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    this.badge.judge();
    this.clock.pass(0);
  }

  /** Waits until nothing runs: releases held answers, and lets time pass. */
  async rest(): Promise<void> {
    this.clock.pass(PROBE_DELAY_MS);
    for (let turns = 0; this.#faults.length === 0; turns++) {
      await this.turn();
      const { status, isConnected, isUpdatePending } = this.element;
      const isWaiting = isConnected && !this.site.isInCache;
      const holder = [this.site, this.host].find(({ holds }) => holds);
      if (holder) {
        holder.release(turns % 2 === 0 ? 'newest' : 'oldest');
      } else if (this.#calls > 0 || isUpdatePending || (isWaiting && BUSY.includes(status))) {
        this.clock.pass(STEP_MS);
      } else {
        break;
      }
      if (turns > MOST_TURNS) {
        this.#faults.push(`it never rests: ${status}, ${this.#calls} calls`);
      }
    }
    this.custody.settle();
    this.lookAtTexts('at rest');
    this.#lookAtList();
  }

  lookAtTexts(when: string): void {
    const { shadowRoot, attributes, leads, matchingLeads } = this.element;
    const values = [...attributes].map(({ value }) => value);
    this.custody.judge(shadowRoot?.innerHTML ?? '', `shown ${when}`);
    this.custody.judge(values.join(' '), `an attribute ${when}`);
    this.custody.judge(JSON.stringify([leads, matchingLeads]), `a lead ${when}`);
  }

  /** Rows may stay in a page that comes from the back/forward cache, if nobody can see or use them. */
  lookAtCover(): void {
    const widget = this.element.shadowRoot?.querySelector<HTMLElement>('.widget');
    if (this.element.isConnected) {
      this.custody.judgeCover(rows(this.element).length, widget?.inert ?? false);
    }
  }

  /** Checks what is true of every list at rest, whoever owns it. */
  #lookAtList(): void {
    const { leads, matchingLeads, status, totalRows, unread, hasMore, isConnected } = this.element;
    const facts: Told = {
      ...{ status, totalRows, unread, hasMore },
      ...{ loaded: leads.length, matching: matchingLeads.length },
    };
    const shown = rows(this.element).filter((row) => !row.hidden);
    const numbered = shown.filter((row) => row.querySelector('[part=number]'));
    const numbers = numbered.map((row) =>
      Number(text(row.querySelector('[part=number]')).replaceAll(/\D/g, '')),
    );
    const listed = matchingLeads.filter((_, index) => numbered.includes(shown[index]!));
    const laws: Readonly<Record<string, boolean>> = {
      'each inquiry is there once': new Set(leads.map(({ id }) => id)).size === leads.length,
      'a complete list has as many as the API counts':
        status !== 'complete' || leads.length === totalRows,
      'the rows are the matching inquiries, in order':
        !isConnected ||
        (shown.length === matchingLeads.length &&
          numbers.join() === listed.map(({ number }) => number).join()),
      'the rows are numbered in order': shown.every(
        ({ ariaPosInSet }, index) => Number(ariaPosInSet) === index + 1,
      ),
      'leads-change has told all': Object.entries(facts).every(
        ([name, value]) => Reflect.get(this.#told, name) === value,
      ),
    };
    const broken = Object.keys(laws).filter((law) => !laws[law]);
    this.#faults.push(...broken.map((law) => `not true at rest, ${status}: ${law}`));
  }

  #fetchElsewhere(url: string, init: RequestInit): Promise<Response> {
    if (url === this.site.url) {
      return this.site.fetch(init);
    }
    if (this.custody.isBySite) {
      this.#faults.push(`a request to ${url}, which the site has not named`);
    }
    return Promise.reject(new TypeError('There is no other host.'));
  }

  #handleSignIn(change: 'client' | 'same token' | 'renewal'): void {
    if (!this.custody.isBySite) {
      // Only the badge has asked.
      return;
    }
    if (change === 'client') {
      this.custody.act();
    } else if (change === 'same token') {
      this.custody.failToRenew();
    }
  }

  /** The files of the page share their questions to the site, so these use the browser's time. */
  #stopTime(): void {
    const cancels = new Map<number, () => void>();
    const after = (callback: () => void, ms = 0) =>
      cancels.set(cancels.size + 1, this.clock.after(ms, callback)).size;
    stub(window, 'setTimeout', after as typeof setTimeout);
    stub(window, 'clearTimeout', (timer) => cancels.get(Number(timer))?.());
    stub(Date, 'now', () => this.clock.now());
  }

  async #recover(): Promise<void> {
    this.#hostility.abort();
    this.custody.act();
    this.host.answers = [];
    this.site.answers = [];
    setOnline(true);
    setVisibility('visible');
    this.site.distrust(false);
    restorePage();
    this.element.apiBase = this.host.base;
    const plain = { messages: null, statusTones: null, renderLead: null, filter: null };
    Object.assign(this.element, plain);
    this.place.append(this.element, this.badge);
    await this.rest();
    this.custody.act();
    const token = this.custody.createToken();
    Object.assign(this.element, { client: '1', token });
    this.badge.sessionUrl = this.element.sessionUrl;
    if (this.element.sessionUrl) {
      this.site.answers = [{ says: '1', isRenewed: true, isHeld: false, isDeaf: false }];
      this.site.tellChange();
      this.call('sessionChanged');
    }
    await this.rest();
    const { status, leads } = this.element;
    const { length } = rows(this.element);
    if (!['ready', 'complete'].includes(status) || length === 0 || length !== leads.length) {
      this.#faults.push(`in the end it is ${status}, with ${length} rows`);
    }
    if (this.badge.unread !== (this.element.sessionUrl ? this.element.unread : 0)) {
      this.#faults.push(`in the end the badge has ${this.badge.unread}`);
    }
    this.#expectNoFault();
  }

  #expectNoFault(): void {
    const faults = [...this.#faults, ...this.badge.faults];
    if (faults.length > 0) {
      throw new Error(faults.join('\n'));
    }
  }

  async #leave(): Promise<void> {
    this.#hostility.abort();
    this.element.remove();
    this.badge.remove();
    // The browser reports a rejection in a separate task.
    await this.turn();
    await this.turn();
    window.onerror = this.#ownHandler;
    window.removeEventListener('unhandledrejection', this.#handleRejection);
    this.place.remove();
    restorePage();
    setOnline(true);
    setVisibility('visible');
    this.clock.pass(PROBE_DELAY_MS);
    if (this.clock.waits.length > 0) {
      throw new Error(`It leaves timers of ${this.clock.waits.join()} ms.`);
    }
  }

  #handleEvent(event: Event): void {
    const { type, detail } = event as CustomEvent<{ kind?: string }>;
    this.custody.judgeEvent(type, JSON.stringify(detail));
    if (detail.kind === 'auth') {
      this.custody.hearOfRefusal();
    }
  }

  #handleChange({ previous, ...told }: LeadsChangeDetail): void {
    if (previous !== this.#told.status) {
      this.#faults.push(`leads-change: ${previous}, after ${this.#told.status}`);
    }
    this.#told = told;
  }

  readonly #handleError: OnErrorEventHandlerNonNull = (message, _file, _line, _column, error) => {
    if (!(error instanceof HostileError)) {
      this.#faults.push(`an error: ${message as string}`);
    }
    return true;
  };

  readonly #handleRejection = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    this.#faults.push(`a rejection: ${String((event.reason as Error).stack)}`);
  };
}

/** The elements of a page keep the function, which must not keep the page. */
function always(random: number): () => number {
  return () => random;
}
