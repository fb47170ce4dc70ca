import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ClientLeads } from '../../src/index.js';
import { rows, text } from '../helpers/element.js';
import { checkLaw } from '../helpers/histories.js';
import { FILE, KEEP_FAILURES, openPage, type Page } from '../helpers/pages.js';

const HANDOVER = Symbol.for('client-leads.early');
const URL_OF_SITE = `${location.origin}/my/session`;

/** Lets the test answer requests, pass messages between windows, and end waits of 15 seconds. */
const PUPPET = `<script>
  window.pending = [];
  window.fetch = (url, { body, signal }) => new Promise((resolve, reject) => {
    pending.push({ url, body, resolve });
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
  window.channels = new Set();
  window.BroadcastChannel = class {
    constructor() { channels.add(this); }
    postMessage() {}
    close() { channels.delete(this); }
  };
  window.later = 0;
  const { now } = Date;
  Date.now = () => now() + later;
  window.timers = [];
  const { setTimeout } = window;
  window.setTimeout = (run, ms) => (ms === 15000 ? timers.push(run) : setTimeout(run, ms));
</script>`;
const TAG = '<client-leads session-url="/my/session" sitecode="GIFT-01" first-position="1">';

const EVENTS = [
  'answer',
  'answer',
  'answer',
  'answer',
  'answer the newest',
  'fail',
  'tell of a sign-in',
  'come back after a sign-in',
  'remove the element',
  'add the element',
  'remove the attribute',
  'wait for 15 seconds',
  'define',
  'refresh',
] as const;
const BUSY = ['loading', 'refreshing'];

interface Request {
  readonly url: string;
  readonly body: string | null;
  readonly resolve: (response: Response) => void;
  /** The client who was signed in when it was sent, and how many changes were told before. */
  client?: string | null;
  changes?: number;
}

const files = Promise.all(
  ['/dist/client-leads-early.min.js', FILE].map(async (url) => (await fetch(url)).text()),
);

/** A page whose script of the element comes at any time, and its site. */
class History {
  readonly #page: Page;
  readonly #element: ClientLeads;
  readonly #files: readonly string[];
  readonly #requests: Request[] = [];
  #client: string | null = '1';
  #changes = 0;
  #tokens = 10;
  /** The clients whom the site has named since a change was told, and the number of that change. */
  #named: string[] = [];
  #namedAt = 0;
  #isDefined = false;
  /** Whether everything went without a change, a failure or an interruption. */
  #isSmooth = true;
  #hasFailed = false;

  private constructor(page: Page, files: readonly string[]) {
    this.#page = page;
    this.#element = page.element;
    this.#files = files;
  }

  static async begin(): Promise<History> {
    const page = await openPage(`${KEEP_FAILURES}${PUPPET}<body>${TAG}</client-leads></body>`);
    const history = new History(page, await files);
    history.#run(0);
    await history.settle();
    return history;
  }

  do(event: (typeof EVENTS)[number]): void {
    const { document, window } = this.#page;
    switch (event) {
      case 'answer':
        this.#answer(this.#pending.shift());
        return;
      case 'answer the newest':
        this.#answer(this.#pending.pop());
        return;
      case 'fail':
        this.#hasFailed ||= this.#pending.length > 0;
        this.#pending.shift()?.resolve(new Response('', { status: 500 }));
        break;
      case 'tell of a sign-in':
        this.#signInAnother();
        this.#changes++;
        for (const channel of window.channels as Set<BroadcastChannel>) {
          const data = { url: URL_OF_SITE, type: 'changed' };
          channel.onmessage?.(new MessageEvent('message', { data }));
        }
        break;
      case 'come back after a sign-in':
        this.#signInAnother();
        // Less than a minute after nobody was signed in, the site is not asked.
        window.later = (window.later as number) + 61_000;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        break;
      case 'remove the element':
        this.#element.remove();
        break;
      case 'add the element':
        document.body.append(this.#element);
        return;
      case 'remove the attribute':
        this.#element.removeAttribute('session-url');
        break;
      case 'wait for 15 seconds':
        // Later, they are the element's own.
        (window.timers as (() => void)[])
          .splice(0, this.#isDefined ? 0 : Infinity)
          .forEach((run) => run());
        break;
      case 'define':
        if (!this.#isDefined) {
          this.#isDefined = true;
          this.#run(1);
        }
        return;
      case 'refresh':
        if (this.#element.shadowRoot) {
          void this.#element.refresh();
          break;
        }
        return;
    }
    this.#isSmooth = false;
  }

  /** Lets everything follow that needs no answer, and checks it. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    for (const request of this.#pending) {
      request.client ??= this.#client;
      request.changes ??= this.#changes;
      if (!this.#requests.includes(request)) {
        this.#requests.push(request);
      }
    }
    this.#judge();
  }

  /** Lets the script come, and answers everything. */
  async end(): Promise<void> {
    const { document } = this.#page;
    if (!this.#element.isConnected) {
      document.body.append(this.#element);
    }
    this.#element.setAttribute('session-url', '/my/session');
    this.do('define');
    await this.#answerAll();
    if (this.#hasFailed) {
      void this.#element.sessionChanged();
      await this.#answerAll();
    }
    expect(rows(this.#element).map(text)).to.have.length(this.#client === null ? 0 : 2);
    expect(this.#shownClients()).to.deep.equal(this.#client === null ? [] : [this.#client]);
    if (this.#isSmooth) {
      const urls = this.#requests.map(({ url }) => url.replace(/.*\//, ''));
      expect(urls).to.deep.equal(['session', 'LeadsPagingInfo']);
    }
  }

  get #pending(): Request[] {
    return this.#page.window.pending as Request[];
  }

  #run(file: number): void {
    const script = this.#page.document.createElement('script');
    script.textContent = this.#files[file]!;
    this.#page.document.head.append(script);
  }

  #signInAnother(): void {
    const clients = ['1', '2', null];
    this.#client = clients[(clients.indexOf(this.#client) + 1) % 3]!;
  }

  async #answerAll(): Promise<void> {
    await this.settle();
    // A response may take any number of turns until it is read.
    while (this.#pending.length > 0 || BUSY.includes(this.#element.status)) {
      this.#answer(this.#pending.shift());
      await this.settle();
    }
  }

  #answer(request: Request | undefined): void {
    if (!request) {
      return;
    }
    const { url, body, client, changes, resolve } = request;
    if (url !== URL_OF_SITE) {
      const { Client } = JSON.parse(body!) as { Client: number };
      const LeadsClients = [1, 2].map((Id) => ({ Id, Leads: Id, Subject: `Client ${Client}` }));
      resolve(Response.json({ LeadsClients, TotalRows: 2 }));
      return;
    }
    if (changes === this.#changes) {
      // What was named before a change may be shown until the site has answered.
      this.#named = this.#namedAt === changes ? this.#named : [];
      this.#namedAt = changes;
      this.#named.push(...(client ? [client] : []));
    }
    const token = client && `${client}5512093${++this.#tokens}`;
    resolve(Response.json(client ? { client, token } : null));
  }

  #judge(): void {
    for (const { url, body } of this.#requests) {
      if (url !== URL_OF_SITE) {
        const { Client, Token } = JSON.parse(body!) as { Client: number; Token: number };
        expect(String(Token).charAt(0)).to.equal(String(Client));
      }
    }
    expect(this.#named).to.include.members(this.#shownClients());
    const { document, window } = this.#page;
    if (this.#isDefined) {
      expect(HANDOVER in document).to.equal(false);
      expect(document.body.outerHTML + this.#element.outerHTML).not.to.contain('5512093');
    }
    const failures = (window.failures as string[]).filter((line) => !line.includes('HTTP 500'));
    expect(failures).to.deep.equal([]);
  }

  /** The clients of the visible rows. A list that waits for the site's answer hides its rows. */
  #shownClients(): string[] {
    const all = this.#element.shadowRoot ? rows(this.#element) : [];
    const visible = all.filter((row) => row.checkVisibility({ visibilityProperty: true }));
    return [...new Set(visible.map((row) => /Client (\d)/.exec(text(row))![1]!))];
  }
}

describe('client-leads-early.min.js', () => {
  checkLaw(
    'shows nobody the list of an earlier client, whenever the script of the element comes',
    fc.array(fc.constantFrom(...EVENTS), { minLength: 3, maxLength: 14, size: 'max' }),
    async (events) => {
      const history = await History.begin();
      for (const event of events) {
        history.do(event);
        await history.settle();
      }
      await history.end();
    },
    { count: 40, ms: 60_000 },
  );
});
