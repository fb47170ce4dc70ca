import type { PropertyValues } from 'lit';
import { ClientLeads } from '../../../src/index.js';
import type { Clock } from '../../../src/waiting/clock.js';
import { leavePage, restorePage, setOnline, setVisibility } from '../../helpers/browser-state.js';
import { rows } from '../../helpers/element.js';
import { stub } from '../../helpers/stub.js';
import { FakeClock } from '../../fixtures/fake-clock.js';
import { Custody } from './custody.js';
import { readEarlyFile, type EarlyTag, type RunEarlyFile } from './early-tag.js';
import type { History } from './history.js';
import { PageBadge } from './page-badge.js';
import { PageHost } from './page-host.js';
import { PageSite, type News } from './page-site.js';

const TIMEOUT_MS = 3000;
/** Short enough for a retry before the timeout, and longer than the reader pauses. */
const STEP_MS = 500;
const MOST_TURNS = 300;
/** All sites have one origin, and so one pace: the times of two pages lie far apart. */
const HOUR_MS = 3_600_000;
let pages = 0;
const EVENTS = ['leads-load', 'leads-error', 'leads-change', 'leads-filter-change', 'lead-select'];
const BUSY = ['loading', 'loading-more', 'refreshing'];

/** The error of hostile code, to distinguish it from a fault. */
export class HostileError extends Error {}

/** An element that a test checks in each of its updates. */
class WatchedLeads extends ClientLeads {
  /** The clock of the page that creates one. */
  static pageClock = new FakeClock();
  page: HostilePage | undefined;
  /** Whether it had a `session-url` in its last update. */
  followsSite = false;

  protected override get clock(): Clock {
    return WatchedLeads.pageClock;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.page?.custody.follow();
    super.willUpdate(changed);
    this.followsSite = this.sessionUrl !== null;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.page?.lookAtTexts('in an update');
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
  rest: (page) => page.rest(),
} satisfies Record<string, (page: HostilePage) => unknown>;

/** A hostile page with its element and its host. */
export class HostilePage {
  readonly clock = createPageClock();
  element = new WatchedLeads();
  badge = new PageBadge();
  readonly place = document.createElement('div');
  readonly custody: Custody = new Custody(
    () => this.element,
    () => this.site,
  );
  readonly host: PageHost;
  readonly site: PageSite;
  readonly #faults = this.custody.faults;
  readonly #hostility = new AbortController();
  readonly #ownHandler = window.onerror;
  #early: EarlyTag | undefined;
  /** The number of method calls that have not settled. */
  #calls = 0;
  private constructor({ rows: count, properties, isBadgeFirst, random }: History) {
    this.host = new PageHost({
      rows: count,
      onSend: (sent) =>
        this.badge.isOwn(sent) ? this.badge.judgeRequest(sent) : this.custody.send(sent),
      onAnswer: (sent, kind) => this.custody.answer(sent, kind, !this.badge.isOwn(sent)),
      askSite: (init) => this.site.fetch(init),
    });
    this.site = new PageSite({
      url: `${this.host.base}my/session`.replace('page-host', 'page-site'),
      apiBase: this.host.base,
      createToken: () => this.custody.createToken(),
      faults: this.#faults,
      requests: () => this.host.serial,
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
    this.#judgeEvents();
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
    const runEarlyFile = await readEarlyFile();
    const page = new HostilePage(history);
    try {
      page.element.sessionUrl = history.isBySite ? page.site.url : null;
      page.set({ client: '1', token: page.custody.createToken() });
      if (history.earlySteps > 0) {
        page.#askEarly(history, runEarlyFile);
      }
      // The early file asks nothing if the script of a badge has come before it.
      page.badge.sessionUrl = history.hasBadge ? page.site.url : null;
      if (history.earlySteps === 0) {
        await page.rest();
      }
      for (const [index, { deed, answers, siteAnswers, until }] of history.steps.entries()) {
        page.host.answers.push(...answers);
        page.site.answers.push(...siteAnswers);
        deed.do(page);
        await UNTIL[until](page);
        page.#expectNoFault();
        if (index + 1 === history.earlySteps) {
          page.come();
        }
      }
      await page.#recover();
    } finally {
      await page.#leave();
    }
  }

  /** The early file finds the tag, whose script comes after some steps. */
  #askEarly({ earlyAnswer, earlySiteAnswer }: History, runEarlyFile: RunEarlyFile): void {
    this.host.answers.push(earlyAnswer);
    this.site.answers.push(earlySiteAnswer);
    this.element.remove();
    this.custody.follow();
    this.custody.isComing = true;
    this.#early = runEarlyFile(this.element, this.place);
  }

  /** The script of the element comes, or the element moves. */
  come(): void {
    this.custody.isComing = false;
    this.#early?.tag.remove();
    this.place.append(this.element);
  }

  /** The elements leave the page and come back: in the same task, or once they have left. */
  async takeOut(isMove: boolean): Promise<void> {
    const elements = [this.element, this.badge].filter(({ isConnected }) => isConnected);
    elements.forEach((element) => element.remove());
    const putBack = () => this.place.append(...elements);
    if (isMove) {
      await Promise.resolve();
      putBack();
      return;
    }
    this.clock.after(0, () => {
      if (!this.#isFollowed) {
        this.site.forget();
      }
      putBack();
    });
  }

  /** Another body comes in place of this one, with elements that are made anew. */
  swap(): void {
    const { element, badge, custody } = this;
    if (custody.isComing || !element.isConnected || !badge.isConnected) {
      return;
    }
    custody.part();
    if (this.#hasFollower) {
      this.site.newest.hear({ type: 'swap' });
    }
    const { siteCode, apiBase, pageSize, timeout, client, token, sessionUrl } = element;
    const settings = { siteCode, apiBase, pageSize, timeout, client, token, sessionUrl };
    this.element = Object.assign(new WatchedLeads(), { ...settings, page: this });
    this.#judgeEvents();
    this.badge = new PageBadge();
    Object.assign(this.badge, { site: this.site, siteCode, sessionUrl: badge.sessionUrl });
    element.page = undefined;
    this.place.replaceChildren(this.element, this.badge);
  }

  #judgeEvents(): void {
    const { element } = this;
    for (const type of EVENTS) {
      element.addEventListener(type, (event) => {
        if (element === this.element) {
          this.custody.judgeEvent(type, JSON.stringify((event as CustomEvent).detail));
        }
      });
    }
  }

  /** Somebody may sign in by a click, a key or a form. An element that is there takes none for a sign. */
  actInPage(type: string): void {
    if (this.custody.isComing && !this.#hasFollower) {
      this.site.newest.hear({ type: 'changed' });
    }
    document.body.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** Ends the planned actions of the page. */
  get hostility(): AbortSignal {
    return this.#hostility.signal;
  }

  call(method: 'loadMore' | 'refresh'): void {
    this.#follow(method, this.element[method]());
  }

  /** The page says that the session may be another one. */
  changeSession(element: ClientLeads | PageBadge): void {
    if (element.sessionUrl) {
      this.site.change();
    }
    this.#follow('sessionChanged', element.sessionChanged());
  }

  /** An old script signs out by `client` or `token`, also beside a `session-url` that is followed. */
  set(properties: Partial<ClientLeads>): void {
    const isSignOut = properties.client === null || properties.token === null;
    const { hasUpdated, followsSite, sessionUrl } = this.element;
    if (isSignOut && hasUpdated && followsSite && sessionUrl) {
      this.site.end();
    }
    Object.assign(this.element, properties);
  }

  /** The browser restores the page from the back/forward cache. */
  restore(): void {
    this.hide();
    this.site.isInCache = false;
    if (this.element.isConnected) {
      this.custody.restore();
    }
    this.#tellEvent(restorePage, 'restored');
  }

  /** The page goes into the back/forward cache. The early file has seen that it is hidden. */
  hide(): void {
    this.#early?.end();
    this.site.isInCache = true;
    this.#tellEvent(leavePage, 'cached');
  }

  /** Nobody sees a page in the cache. */
  show(...states: DocumentVisibilityState[]): void {
    if (!this.site.isInCache) {
      states.forEach((state) => this.#tellEvent(() => setVisibility(state), state));
    }
  }

  hear(news: News): void {
    this.site.hear(news, this.#isFollowed);
    this.#judge();
  }

  #tellEvent(tell: () => void, type: string): void {
    this.site.newest.hear({ type });
    tell();
    this.#judge();
  }

  /** Checks what is there at once after an event of the browser. */
  #judge(): void {
    this.custody.judgeLeads();
    this.badge.judge();
  }

  #follow(method: string, call: Promise<unknown>): void {
    this.#calls++;
    call.then(
      () => this.#calls--,
      (error: unknown) => this.#faults.push(`${method} rejected: ${String(error)}`),
    );
  }

  /** Lets a task end, with all its effects, and then the answers of the site arrive. */
  async turn(): Promise<void> {
    await nextTask();
    // What has left the page is gone before an answer arrives.
    this.clock.pass(0);
    await nextTask();
    this.#endTask();
    if (this.site.arrive()) {
      await nextTask();
      this.#endTask();
    }
    this.clock.pass(0);
  }

  /** Checks what is there when all effects of a task have happened. */
  #endTask(): void {
    const { badge, site, custody } = this;
    const isNumberRefused = custody.endTask();
    if (!this.#isFollowed) {
      site.forget();
    }
    custody.judgeLeads(this.#rows.length);
    this.lookAtTexts('at the end of a task');
    badge.judge();
    if (isNumberRefused && badge.unread > 0) {
      this.#faults.push(`the badge keeps ${badge.unread} after a refusal`);
    }
  }

  /** Whether an element of the page follows who is signed in by the site. */
  get #hasFollower(): boolean {
    const { element, badge, custody } = this;
    const isOfBadge = badge.isConnected && Boolean(badge.sessionUrl);
    return (element.isConnected && custody.isBySite) || isOfBadge;
  }

  /** Whether an element, or the early file for one, does. */
  get #isFollowed(): boolean {
    return this.#hasFollower || (this.custody.isComing && this.custody.isBySite);
  }

  /** The rows that somebody can see or use. */
  get #rows(): HTMLElement[] {
    const { shadowRoot } = this.element;
    return shadowRoot?.querySelector('.body > [inert]') ? [] : rows(this.element);
  }

  /** Waits until nothing runs: releases held answers, and lets time pass. */
  async rest(): Promise<void> {
    this.clock.pass(STEP_MS);
    for (let turns = 0; this.#faults.length === 0; turns++) {
      await this.turn();
      const { status, isConnected, isUpdatePending } = this.element;
      const isBusy = this.#calls > 0 || (isConnected && BUSY.includes(status));
      const holder = [this.site, this.host].find(({ holds }) => holds);
      if (holder) {
        holder.release(turns % 2 === 0 ? 'newest' : 'oldest');
      } else if (isUpdatePending || (isBusy && !this.site.isInCache)) {
        this.clock.pass(STEP_MS);
      } else {
        break;
      }
      if (turns > MOST_TURNS) {
        this.#faults.push(`it never rests: ${status}, ${this.#calls} calls`);
      }
    }
  }

  lookAtTexts(when: string): void {
    const { shadowRoot, attributes, leads, matchingLeads } = this.element;
    const values = [...attributes].map(({ value }) => value);
    this.custody.judge(shadowRoot?.innerHTML ?? '', `shown ${when}`);
    this.custody.judge(values.join(' '), `an attribute ${when}`);
    this.custody.judge(JSON.stringify([leads, matchingLeads]), `a lead ${when}`);
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
    await this.turn();
    this.restore();
    await this.turn();
    this.show('visible');
    Object.assign(this.element, { renderLead: null, filter: null });
    this.come();
    this.place.append(this.badge);
    await this.rest();
    this.custody.act();
    const token = this.custody.createToken();
    Object.assign(this.element, { client: '1', token });
    this.badge.sessionUrl = this.element.sessionUrl;
    if (this.element.sessionUrl) {
      this.site.answers = [{ says: '1', isRenewed: true, isHeld: false, isDeaf: false }];
      this.changeSession(this.element);
    } else {
      // After a second refusal, another token is tried at a press, or later.
      this.call('refresh');
    }
    await this.rest();
    const { status, leads } = this.element;
    const { length } = this.#rows;
    if (!['ready', 'complete'].includes(status) || length === 0 || length !== leads.length) {
      this.#faults.push(`in the end it is ${status}, with ${length} rows`);
    }
    if (this.badge.unread !== (this.element.sessionUrl ? this.element.unread : 0)) {
      this.#faults.push(`in the end the badge has ${this.badge.unread}`);
    }
    if (this.site.channels > 1) {
      this.#faults.push(`in the end ${this.site.channels} channels are open`);
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
    // The window must be as before, and the last element must see it, so that the channel is closed.
    restorePage();
    setOnline(true);
    setVisibility('visible');
    this.#early?.end();
    this.element.remove();
    this.badge.remove();
    // The browser reports a rejection in a separate task.
    await this.turn();
    await this.turn();
    window.onerror = this.#ownHandler;
    window.removeEventListener('unhandledrejection', this.#handleRejection);
    this.place.remove();
    this.clock.pass(STEP_MS);
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

/** Gives the elements that are made from now on a clock of their own. */
function createPageClock(): FakeClock {
  const clock = new FakeClock(++pages * HOUR_MS);
  WatchedLeads.pageClock = clock;
  return clock;
}

function nextTask(): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

/** The elements of a page keep the function, which must not keep the page. */
function always(random: number): () => number {
  return () => random;
}
