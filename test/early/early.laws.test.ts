import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ClientLeads } from '../../src/index.js';
import type { ClientLeadsUnread } from '../../src/unread.js';
import { seen } from '../helpers/badge.js';
import { rows, text } from '../helpers/element.js';
import { checkLaw } from '../helpers/histories.js';
import {
  addScript,
  BADGE_FILE,
  EARLY_FILE,
  KEEP_FAILURES,
  openPage,
  type Page,
} from '../helpers/pages.js';

const URL_OF_SITE = `${location.origin}/my/session`;

/** Lets the test answer requests, pass messages between windows, and end waits of 15 seconds. */
const PUPPET = `<script>
  Object.assign(window, { client: '1', changes: 0, pending: [], timers: [], channels: new Set() });
  window.fetch = (url, { body, signal }) => new Promise((resolve, reject) => {
    const request = { url, body, resolve, client, changes };
    pending.push(request);
    signal?.addEventListener('abort', () => {
      pending.splice(pending.indexOf(request), Number(pending.includes(request)));
      reject(signal.reason);
    });
  });
  window.BroadcastChannel = class {
    constructor() { channels.add(this); }
    postMessage(data) {
      const others = [...channels].filter((channel) => channel !== this);
      setTimeout(() => others.forEach((channel) => channel.onmessage?.({ data })));
    }
    close() { channels.delete(this); }
  };
  window.later = 0;
  const { now } = Date;
  Date.now = () => now() + later;
  const { setTimeout } = window;
  window.setTimeout = (run, ms) => (ms === 15000 ? timers.push(run) : setTimeout(run, ms));
</script>`;
const TAGS = ['client-leads', 'client-leads-unread']
  .map((tag) => `<${tag} session-url="/my/session" sitecode="GIFT-01" first-position="1"></${tag}>`)
  .join('');
/** A request, the client who was signed in when it was sent, and the changes known before. */
interface Request {
  readonly url: string;
  readonly body: string;
  readonly resolve: (response: Response) => void;
  readonly client: string | null;
  readonly changes: number;
}

interface State {
  client: string | null;
  changes: number;
  later: number;
  readonly pending: Request[];
  readonly timers: (() => void)[];
  readonly channels: Set<BroadcastChannel>;
}

/** A page whose scripts come at any time, and its site. */
class History {
  readonly state: State;
  readonly list: ClientLeads;
  readonly badge: ClientLeadsUnread;
  #tokens = 10;
  /** The clients whom the site has named since a change was known, and the number of that change. */
  #named = { clients: [] as string[], at: 0 };

  constructor(readonly page: Page) {
    this.state = page.window as unknown as State;
    this.list = page.element;
    this.badge = page.document.querySelector('client-leads-unread')!;
  }

  get defined() {
    return [this.list, this.badge].filter(({ shadowRoot }) => shadowRoot);
  }

  signIn(isKnown = true): void {
    const clients = ['1', '2', null];
    this.state.client = clients[(clients.indexOf(this.state.client) + 1) % 3]!;
    this.state.changes += Number(isKnown);
  }

  /** An element that is there takes no click for a sign of a change. */
  signInBy(type: string): void {
    if (this.defined.length === 0) {
      this.signIn();
    }
    this.page.document.body.dispatchEvent(new Event(type, { bubbles: true }));
  }

  answer(request: Request | undefined): void {
    if (!request) {
      return;
    }
    const { url, body, client, changes, resolve } = request;
    if (url !== URL_OF_SITE) {
      const { Client, Token } = JSON.parse(body) as { Client: number; Token: number };
      expect(String(Token).charAt(0)).to.equal(String(Client));
      const row = { Subject: `Client ${Client}`, CountNotReadMessage: Client };
      const LeadsClients = [1, 2].map((Id) => ({ ...row, Id, Leads: Id }));
      resolve(Response.json({ LeadsClients, TotalRows: 2 }));
      return;
    }
    if (changes === this.state.changes) {
      // Who was named before a change may be shown until the site has answered.
      const clients = this.#named.at === changes ? this.#named.clients : [];
      this.#named = { clients: client ? [...clients, client] : clients, at: changes };
    }
    const token = client && `${client}5512093${++this.#tokens}`;
    resolve(Response.json(client ? { client, token } : null));
  }

  /** A younger number or list would not be read again. */
  comeBack(): void {
    const { document } = this.page;
    this.state.later += 61_000;
    for (const value of ['hidden', 'visible']) {
      const prototype = Object.getPrototypeOf(document) as Document;
      Object.defineProperty(prototype, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }
  }

  /** Lets everything follow that needs no answer. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(this.#named.clients).to.include.members(this.shownClients());
    expect(this.page.document.body.outerHTML + this.list.outerHTML).not.to.contain('5512093');
    expect(this.page.window.failures).to.deep.equal([]);
  }

  /** The clients of the visible rows and of the number, which is twice theirs. */
  shownClients(): string[] {
    const all = this.list.shadowRoot ? rows(this.list) : [];
    const visible = all.filter((row) => row.checkVisibility({ visibilityProperty: true }));
    const shown = visible.map((row) => /Client (\d)/.exec(text(row))![1]!);
    const number = this.badge.shadowRoot ? Number(seen(this.badge)) : 0;
    return [...new Set([...shown, ...(number > 0 ? [String(number / 2)] : [])])];
  }

  /** A response may take any number of turns until it is read. */
  async answerAll(): Promise<void> {
    await this.settle();
    while (this.state.pending.length > 0 || /loading|refreshing/.test(this.list.status)) {
      this.answer(this.state.pending.shift());
      await this.settle();
    }
  }

  /** Lets the script of the list come, and answers everything. */
  async end(): Promise<void> {
    this.page.document.body.append(this.list);
    await addScript(this.page);
    await this.answerAll();
    // An earlier return may have joined a question that was sent before a sign-in.
    this.comeBack();
    await this.answerAll();
    const { client } = this.state;
    expect(rows(this.list)).to.have.length(client === null ? 0 : 2);
    expect(this.shownClients()).to.deep.equal(client === null ? [] : [client]);
    const handover: unknown = Reflect.get(this.page.document, Symbol.for('client-leads.early'));
    expect(typeof handover).to.equal('undefined');
    expect(this.state.channels.size).to.be.at.most(1);
  }
}

const EVENTS: Readonly<Record<string, (history: History) => Promise<void> | void>> = {
  answer: (history) => history.answer(history.state.pending.shift()),
  'answer the newest': (history) => history.answer(history.state.pending.pop()),
  'sign in elsewhere': (history) => {
    history.signIn();
    const message = { data: { url: URL_OF_SITE, type: 'changed' } } as MessageEvent;
    for (const channel of history.state.channels) {
      channel.onmessage?.(message);
    }
  },
  'sign in and come back': (history) => {
    history.signIn(false);
    history.comeBack();
  },
  'sign in by a click': (history) => history.signInBy('click'),
  'sign in by a key': (history) => history.signInBy('keydown'),
  'sign in by a form': (history) => history.signInBy('submit'),
  'sign in and say so': (history) => {
    history.signIn();
    const { list, badge, defined, page } = history;
    for (const element of defined.length > 0 ? defined : [list, badge]) {
      void page.window.customElements.whenDefined(element.localName).then(() => {
        // It may not be in the page.
        page.window.customElements.upgrade(element);
        void element.sessionChanged();
      });
    }
  },
  'remove the list': (history) => history.list.remove(),
  'add the list': (history) => history.page.document.body.append(history.list),
  // Later, the timers are the elements' own.
  'wait for 15 seconds': ({ state, defined }) =>
    state.timers.splice(0, defined.length > 0 ? 0 : Infinity).forEach((run) => run()),
  'define the badge': ({ page }) => addScript(page, { src: BADGE_FILE }),
  'define the list': ({ page }) => addScript(page),
  refresh: ({ list }) => void (list.shadowRoot && list.refresh()),
};
const ANSWERS = ['answer', 'answer', 'answer'];

describe('client-leads-early.min.js', () => {
  checkLaw(
    'shows nobody what belongs to an earlier client, whenever the scripts of the elements come',
    fc.array(fc.constantFrom(...Object.keys(EVENTS), ...ANSWERS), { minLength: 3, maxLength: 14 }),
    async (events) => {
      const page = await openPage(`${KEEP_FAILURES}${PUPPET}<body>${TAGS}</body>`);
      await addScript(page, { src: EARLY_FILE });
      const history = new History(page);
      await history.settle();
      for (const event of events) {
        await EVENTS[event]!(history);
        await history.settle();
      }
      await history.end();
    },
    { count: 40, ms: 60_000 },
  );
});
