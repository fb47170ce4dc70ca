import type { PropertyValues } from 'lit';
import { ClientLeads } from '../../src/index.js';
import type { Clock } from '../../src/api/clock.js';
import { PROBE_DELAY_MS } from '../../src/session/list-reader.js';
import { Custody } from './custody.js';
import { rows, text } from './element.js';
import { type Deed, type History, type Provision, type Step } from './hostile-history.js';
import { FAILURES, HostileError, OBJECTS, RENDERERS } from './hostile-values.js';
import { PageHost } from './page-host.js';
import { clockOf } from './timed-element.js';

const TIMEOUT_MS = 3000;
/** Lets a retry come before the timeout. */
const STEP_MS = 500;
/** A sentence is spoken meanwhile. */
const PAUSE_MS = 200;
/** A quiet refresh is due meanwhile. */
const LONG_MS = 25_000;
const MOST_TURNS = 300;
const EVENTS = ['leads-load', 'leads-error', 'leads-change', 'leads-filter-change', 'lead-select'];
const BUSY = ['loading', 'loading-more', 'refreshing'];

/** An element that a test looks at in each of its updates. */
class WatchedLeads extends ClientLeads {
  world: World | undefined;

  protected override get clock(): Clock {
    return clockOf(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.world?.custody.follow();
    super.willUpdate(changed);
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.world?.lookAtTexts('in an update');
  }

  protected override updated(): void {
    super.updated();
    this.world?.lookAtHighlights('in an update');
  }
}
customElements.define('element-in-hostile-page', WatchedLeads);

/** A hostile page with its element and its host. */
export class World {
  readonly #element = new WatchedLeads();
  readonly custody = new Custody(this.#element);
  readonly #faults = this.custody.faults;
  readonly #place = document.createElement('div');
  readonly #host: PageHost;
  readonly #clock = clockOf(this.#element);
  /** Ends what the page has laid out for later. */
  readonly #hostility = new AbortController();
  readonly #ownHandler = window.onerror;
  /** How many calls of methods have not settled. */
  #calls = 0;

  constructor({ rows: count, isPositionKnown, isRefreshed, hasControls, hasLinks }: History) {
    this.#host = new PageHost({
      rows: count,
      onSend: (sent) => this.custody.send(sent),
      onAnswer: (sent, kind) => this.custody.answer(sent, kind, this.#calls > 0),
    });
    Object.assign(this.#element, {
      world: this,
      siteCode: 'GIFT-01',
      apiBase: this.#host.base,
      pageSize: 4,
      timeout: TIMEOUT_MS,
      firstPosition: isPositionKnown ? 1 : null,
      refreshInterval: isRefreshed ? LONG_MS : 0,
      filterControls: hasControls ? 'search status unread period' : '',
      leadHref: hasLinks ? '/inquiries/{number}' : null,
    });
    for (const type of EVENTS) {
      this.#element.addEventListener(type, (event) => this.#handleEvent(event));
    }
    // Mocha's own handler would fail the test.
    window.onerror = this.#handleError;
    window.addEventListener('unhandledrejection', this.#handleRejection);
    this.#place.append(this.#element);
    document.body.append(this.#place);
  }

  /** Shows the first client the list. */
  async open({ by, isSearched }: History): Promise<void> {
    this.#do({ type: 'sign in', client: '1', by });
    await this.#rest();
    this.#element.filter = isSearched ? { search: 'тема' } : null;
  }

  async take({ deed, answers, until }: Step): Promise<void> {
    this.#host.answers.push(...answers);
    this.#do(deed);
    switch (until) {
      case 'at once':
        break;
      case 'updated':
        await this.#element.updateComplete;
        break;
      case 'next task':
        await this.#turn();
        break;
      case 'drawn':
        await nextFrame();
        await nextFrame();
        break;
      case 'rest':
        await this.#rest();
        break;
    }
    this.#expectNoFault();
  }

  /** Shows a list again, once the page is hostile no more. */
  async recover(): Promise<void> {
    this.#hostility.abort();
    this.custody.act();
    this.#host.answers = [];
    restoreBrowser();
    const plain = { messages: null, statusTones: null, renderLead: null, filter: null };
    Object.assign(this.#element, plain);
    this.#place.append(this.#element);
    await this.#rest();
    this.#do({ type: 'sign in', client: '1', by: 'token' });
    await this.#rest();
    const { status, leads } = this.#element;
    const { length } = rows(this.#element);
    if (!['ready', 'complete'].includes(status) || length === 0 || length !== leads.length) {
      this.#faults.push(`in the end it is ${status}, with ${length} rows`);
    }
    this.#expectNoFault();
  }

  async leave(): Promise<void> {
    this.#hostility.abort();
    this.#element.remove();
    // What is rejected is told in a task of its own.
    await this.#turn();
    await this.#turn();
    window.onerror = this.#ownHandler;
    window.removeEventListener('unhandledrejection', this.#handleRejection);
    this.#place.remove();
    this.#host.close();
    restoreBrowser();
  }

  lookAtTexts(when: string): void {
    const { shadowRoot, attributes, leads, matchingLeads } = this.#element;
    const values = [...attributes].map(({ value }) => value);
    this.custody.judge(shadowRoot?.innerHTML ?? '', `shown ${when}`);
    this.custody.judge(values.join(' '), `an attribute ${when}`);
    this.custody.judge(JSON.stringify([leads, matchingLeads]), `a lead ${when}`);
  }

  lookAtHighlights(when: string): void {
    const ranges = 'highlights' in CSS ? [...(CSS.highlights.get('client-leads') ?? [])] : [];
    const texts = ranges.map(({ startContainer }) => text(startContainer));
    this.custody.judge(texts.join(' '), `highlighted ${when}`);
  }

  #expectNoFault(): void {
    if (this.#faults.length > 0) {
      throw new Error(this.#faults.join('\n'));
    }
  }

  #handleEvent(event: Event): void {
    const { type, detail } = event as CustomEvent<{ kind?: string }>;
    this.custody.judgeEvent(type, JSON.stringify(detail));
    if (detail.kind === 'auth') {
      this.custody.hearOfRefusal();
    }
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

  #do(deed: Deed, event?: Event): void {
    const element = this.#element;
    this.custody.act();
    switch (deed.type) {
      case 'sign in':
        Object.assign(element, { client: deed.client, token: null, tokenProvider: null });
        if (deed.by === 'token') {
          element.token = this.custody.createToken();
        } else {
          element.tokenProvider = this.#provider(deed.by);
        }
        break;
      case 'client':
        element.client = deed.client;
        break;
      case 'provider':
        element.tokenProvider = this.#provider(deed.by);
        break;
      case 'sign out':
        this.#signOut(deed.of);
        break;
      case 'messages':
      case 'statusTones':
        Object.assign(element, { [deed.type]: OBJECTS[deed.value]() });
        break;
      case 'draw':
        element.renderLead =
          typeof deed.as === 'object' ? this.#renderer(deed.as) : RENDERERS[deed.as](element);
        break;
      case 'filter':
        element.filter = deed.filter;
        break;
      case 'listen':
        element.addEventListener(deed.to as 'leads-load', (told) => this.#do(deed.deed, told), {
          once: true,
          signal: this.#hostility.signal,
        });
        break;
      case 'release':
        this.#host.release(deed.end);
        break;
      case 'more':
        this.#call('loadMore');
        break;
      case 'refresh':
        this.#call('refresh');
        break;
      case 'remove':
        element.remove();
        break;
      case 'put back':
      case 'move':
        this.#place.append(element);
        break;
      case 'restore':
        if (element.isConnected) {
          this.custody.doubt();
        }
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        break;
      case 'hide':
      case 'show':
        define(document, 'visibilityState', deed.type === 'hide' ? 'hidden' : 'visible');
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        break;
      case 'go offline':
      case 'go online':
        define(navigator, 'onLine', deed.type === 'go online');
        window.dispatchEvent(new Event(deed.type === 'go online' ? 'online' : 'offline'));
        break;
      case 'wait':
        this.#clock.pass(LONG_MS);
        break;
      case 'pause':
        this.#clock.pass(PAUSE_MS);
        break;
      case 'cancel':
        event?.preventDefault();
        break;
      case 'throw':
        throw new HostileError(deed.type);
    }
  }

  #signOut(of: (Deed & { type: 'sign out' })['of']): void {
    const element = this.#element;
    if (of === 'all') {
      Object.assign(element, { client: null, token: null, tokenProvider: null });
    } else if (of === 'bad') {
      element.client = 'abc';
    } else {
      element[of] = null;
    }
  }

  #call(method: 'loadMore' | 'refresh'): void {
    this.#calls++;
    this.#element[method]().then(
      () => this.#calls--,
      (error: unknown) => this.#faults.push(`${method} rejected: ${String(error)}`),
    );
  }

  /** A provider that does these things call after call, and the last of them from then on. */
  #provider(provisions: readonly Provision[]): () => string | Promise<string> {
    let calls = 0;
    return () => {
      const provision = provisions[calls++] ?? provisions.at(-1)!;
      const token = this.custody.giveToken();
      if (typeof provision === 'object') {
        const act = () => {
          if (calls <= provisions.length && !this.#hostility.signal.aborted) {
            this.#do(provision.deed);
          }
          return token;
        };
        return provision.when === 'first' ? act() : Promise.resolve().then(act);
      }
      if (provision === 'gives') {
        return token;
      }
      if (provision === 'promises') {
        return Promise.resolve(token);
      }
      this.custody.failToGive();
      return FAILURES[provision]() as never;
    };
  }

  /** Does something for the first row. */
  #renderer(deed: Deed): ClientLeads['renderLead'] {
    let hasDone = false;
    return ({ subject }) => {
      if (!hasDone) {
        hasDone = true;
        this.#do(deed);
      }
      return subject;
    };
  }

  /** Lets a task end, with all that follows of it. */
  async #turn(): Promise<void> {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    this.#clock.pass(0);
  }

  /** Waits until nothing runs: answers that are held go, and time passes. */
  async #rest(): Promise<void> {
    this.#clock.pass(PROBE_DELAY_MS);
    for (let turns = 0; this.#faults.length === 0; turns++) {
      await this.#turn();
      const { status, isConnected, isUpdatePending } = this.#element;
      if (this.#host.holds) {
        this.#host.release(turns % 2 === 0 ? 'newest' : 'oldest');
      } else if (this.#calls > 0 || isUpdatePending || (isConnected && BUSY.includes(status))) {
        this.#clock.pass(STEP_MS);
      } else {
        break;
      }
      if (turns > MOST_TURNS) {
        this.#faults.push(`it never rests: ${status}, ${this.#calls} calls`);
      }
    }
    this.custody.settle();
    this.lookAtTexts('at rest');
    this.lookAtHighlights('at rest');
  }
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, configurable: true });
}

function restoreBrowser(): void {
  Reflect.deleteProperty(navigator, 'onLine');
  Reflect.deleteProperty(document, 'visibilityState');
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
