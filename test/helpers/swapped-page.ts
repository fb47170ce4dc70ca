/** Stories of a page with a list and a badge whose body is swapped instead of loaded. */
import { oneEvent } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import type { ClientLeadsUnread } from '../../src/unread.js';
import { DemoHost, hostRows } from './demo-host.js';
import { isBusy, part } from './element.js';
import { createFrame, pageIn, type Page } from './pages.js';
import { happen, itFollows, type Events, type StoryWorld } from './stories.js';

type Shown = ClientLeads | ClientLeadsUnread;

interface Client {
  /** The token, too. */
  readonly number: string;
  readonly subject: string;
  readonly unread: number;
  readonly count: number;
}

/** The clients have nothing in common. */
const CLIENTS: Readonly<Record<string, Client>> = {
  A: { number: '1001', subject: 'Анна', unread: 41, count: 3 },
  B: { number: '1002', subject: 'Борис', unread: 62, count: 5 },
};

const NAMES = Object.keys(CLIENTS);
const LISTS = Object.fromEntries(
  Object.values(CLIENTS).map((client) => [client.number, rowsOf(client)]),
);

const TAGS = 'client-leads, client-leads-unread';
const ALL_NODES = { childList: true, subtree: true };
/** Elements begin something in a task of its own. */
const QUIET_TURNS = 5;

/** What happens, who was signed in before, and all that follows from it. */
const ACTS = [
  ['a sign-out', 'A', 'signOut', 'sign-in; asked 1'],
  ['a sign-in as another client', 'A', 'signIn B', 'B; sent B; asked 1'],
  ['a sign-in as the first act', 'nobody', 'signIn B', 'B; sent B; asked 1'],
] as const;

/** These happen with each act. */
const storiesOf = ([title, client, act, after]: (typeof ACTS)[number]) => {
  const [end] = after.split(';');
  return {
    [`${title} at the same address`]: `
      open ${client}, visit orders
      ${act} orders > nothing, ${after}
      back > nothing, ${after}
      forward > nothing, ${after}`,

    [`${title} that leads to another address`]: `
      open ${client}, visit orders
      ${act} account > nothing, ${after}
      back > nothing, ${after}
      forward > nothing, ${after}`,

    [`${title} on a page without list and badge`]: `
      open ${client}, visit help
      ${act} account > nothing, ${after}`,

    [`${title} during the first question`]: `
      hold site, open ${client}
      ${act} orders > nothing, ${after}
      release site > ${end}`,

    [`${title} during the question of a return`]: `
      open ${client}, hold site, return
      ${act} orders > nothing, ${after}
      release site > ${end}`,

    [`${title} after the early file`]: `
      open ${client} early
      ${act} account > nothing, ${after}`,

    [`${title} during the question of the early file`]: `
      hold site, open ${client} early
      ${act} account > nothing, ${after}
      release site > ${end}`,

    [`${title}, and one 503 of the site`]: `
      open ${client}, siteStumbles
      ${act} orders > nothing, ${after.replace('1', '2')}`,

    [`${title} while the site is down`]: `
      open ${client}, siteDown
      ${act} orders > nothing, failure; asked…
      siteUp, retry > failure, ${after.startsWith('B') ? 'nothing, ' : ''}${after}`,
  };
};

const STORIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ACTS.flatMap((act) => Object.entries(storiesOf(act)))),

  'a visit by the same client': `
    open A
    visit orders > nothing, A; sent A; asked 1
    back > nothing, A; sent A; asked 1
    forward > nothing, A; sent A; asked 1`,

  'a visit after a sign-in in another window': `
    open A, elsewhere B
    visit orders > nothing, B; sent B; asked 1`,

  'a visit after the session has ended': `
    open A, elsewhere nobody
    visit orders > nothing, sign-in; asked 1`,

  'a former question that is answered before the new one': `
    hold site, open A
    hold site, signIn B orders > nothing; asked 1
    release site > nothing, B; sent B`,

  'rows of the client before that come after a sign-out': `
    hold api, open A
    signOut orders > nothing, sign-in; asked 1
    release api > sign-in`,

  'rows of the client before that come before the answer of the site': `
    hold api, open A
    hold site, signIn B orders > nothing; asked 1
    release api > nothing
    release site > nothing, B; sent B`,

  'rows of the client before that come last': `
    hold api, open A
    signIn B orders > nothing, B; sent B; asked 1
    release api > B`,

  'rows of the new client that come late': `
    open A
    hold api, signIn B orders > nothing; sent B; asked 1
    release api > B`,
};

/** Tests these stories, and others, with what the account site calls by this name. */
export function itSwaps(library: string, others: Readonly<Record<string, string>> = {}): void {
  class World extends SwappedPage {
    constructor() {
      super(library);
    }
  }
  itFollows(World, { ...STORIES, ...others });
}

class SwappedPage implements StoryWorld {
  readonly #library: string;
  /** Both come with the first event. */
  #hosts: { readonly site: DemoHost; readonly api: DemoHost } | undefined;
  #page!: Page;
  #main: Element | null = null;
  #handleChange: () => void = () => undefined;
  readonly #texts = new MutationObserver(() => this.#look());
  /** What has been seen, each until something else. */
  #seen: string[] = [];
  /** The requests that have been told. */
  #taken = { asked: 0, sent: 0 };
  /** Whether the client before may still be seen. */
  #isSwapping = false;

  readonly #events: Events = {
    open: (name = '', variant = '') => this.#open(name, variant),
    visit: (to) => this.#swap(() => this.#find(`a[href="${to}"]`).click()),
    signIn: (name = '', to = '') => this.#submit('sign-in', { client: numberOf(name), to }),
    signOut: (to = '') => this.#submit('sign-out', { to }),
    back: () => this.#swap(() => this.#page.window.history.back()),
    forward: () => this.#swap(() => this.#page.window.history.forward()),
    return: () => this.#return(),
    retry: () => part(this.#page.element, 'retry')!.click(),
    elsewhere: (name = '') => this.#signInElsewhere(name),
    hold: (who) => this.#hostOf(who).answer({ hold: true }),
    release: (who) => releaseAll(this.#hostOf(who)),
    siteStumbles: () => this.#fail(() => this.#site.answer({ status: 503 })),
    siteDown: () =>
      this.#fail(() => this.#site.replace({ settings: { fail: { status: 0, when: 'always' } } })),
    siteUp: () => this.#site.replace({ settings: { fail: null } }),
  };

  constructor(library: string) {
    this.#library = library;
  }

  /** Returns what is seen, whose tokens the API gets, and how often the site is asked. */
  async take(events: string): Promise<string> {
    this.#hosts ??= {
      site: await DemoHost.create(),
      api: await DemoHost.create({ clients: LISTS }),
    };
    this.#seen = [];
    await happen(this.#events, events);
    await this.#settled();
    this.#look();
    const [asked, sent] = await Promise.all([this.#site.requests(), this.#api.requests()]);
    const questions = asked.length - this.#taken.asked;
    const bodies = sent.slice(this.#taken.sent).map(({ body }) => body);
    const senders = NAMES.filter((name) => bodies.some((body) => isFrom(name, body)));
    this.#taken = { asked: asked.length, sent: sent.length };
    return [
      this.#seen.join(', '),
      ...senders.map((name) => `sent ${name}`),
      ...(questions > 0 ? [`asked ${questions}`] : []),
      ...this.#oddities(),
    ].join('; ');
  }

  /** Returns what should never be. */
  #oddities(): string[] {
    const { window } = this.#page;
    const owners = this.#shown.map((element) => NAMES.filter((name) => isOf(name, element)).join());
    return [
      ...(new Set(owners).size > 1 ? ['list and badge differ'] : []),
      ...('isFirst' in window ? [] : ['loaded, not swapped']),
      ...(window.failures as string[]).splice(0),
    ];
  }

  get #base(): string {
    const [site, api] = [this.#site, this.#api].map(({ base }) => base.split('/').at(-2));
    return `/accounts/${site}/${api}/${this.#library}/`;
  }

  get #site(): DemoHost {
    return this.#hosts!.site;
  }

  get #api(): DemoHost {
    return this.#hosts!.api;
  }

  #hostOf(who = ''): DemoHost {
    return who === 'site' ? this.#site : this.#api;
  }

  #find(selector: string): HTMLElement {
    return this.#page.document.querySelector<HTMLElement>(selector)!;
  }

  async #open(name: string, variant: string): Promise<void> {
    await this.#signInElsewhere(name);
    const frame = createFrame();
    frame.src = `${this.#base}account?${variant}`;
    document.body.append(frame);
    await oneEvent(frame, 'load');
    this.#page = pageIn(frame);
    this.#page.window.isFirst = true;
    const { document: page } = this.#page;
    // Turbo says with this attribute that another body may follow.
    const busy = { attributes: true, attributeFilter: ['aria-busy'] };
    new MutationObserver(() => this.#follow()).observe(page, { ...ALL_NODES, ...busy });
    this.#follow();
    await this.#settled();
  }

  /** Signs a client in or out without the page, as another window does. */
  async #signInElsewhere(name: string): Promise<void> {
    const client = numberOf(name);
    const body = new URLSearchParams({ client, to: 'help' });
    await fetch(this.#base + (client ? 'sign-in' : 'sign-out'), { method: 'POST', body });
  }

  #submit(action: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const form = this.#find(`form[action="${action}"]`) as HTMLFormElement;
    for (const [name, value] of Object.entries(fields)) {
      (form.elements.namedItem(name) as HTMLInputElement).value = value;
    }
    return this.#swap(() => form.requestSubmit());
  }

  async #swap(act: () => void): Promise<void> {
    this.#isSwapping = true;
    this.#seen = [];
    const before = this.#main;
    const { documentElement } = this.#page.document;
    await new Promise<void>((resolve) => {
      this.#handleChange = () => {
        if (this.#main !== before && !documentElement.hasAttribute('aria-busy')) {
          resolve();
        }
      };
      act();
    });
  }

  /** Lets the client go to another tab and come back. */
  #return(): void {
    const { document: page, window } = this.#page;
    for (const value of ['hidden', 'visible']) {
      const state = { configurable: true, value };
      Object.defineProperty(window.Document.prototype, 'visibilityState', state);
      page.dispatchEvent(new window.Event('visibilitychange', { bubbles: true }));
    }
  }

  /** Lets the site fail. What waits for up to 3 s, such as the second try, comes at once. */
  #fail(act: () => Promise<void>): Promise<void> {
    const { window } = this.#page;
    const original = window.setTimeout.bind(window);
    const soon = (run: () => void, ms = 0) => original(run, ms > 3000 ? ms : 0);
    window.setTimeout = soon as typeof setTimeout;
    return act();
  }

  /** Finds what has come into the page. */
  #follow(): void {
    const { document: page } = this.#page;
    for (const { shadowRoot } of this.#shown) {
      this.#texts.observe(shadowRoot!, { ...ALL_NODES, characterData: true });
    }
    const main = page.querySelector('main');
    if (main !== this.#main) {
      this.#main = main;
      this.#isSwapping = false;
      this.#look();
      void nextTask().then(() => this.#look());
    }
    this.#handleChange();
  }

  /** Records whose rows, number or texts are there, in lists and badges old and new. */
  #look(): void {
    if (this.#isSwapping) {
      return;
    }
    const seen = this.#now();
    if (seen !== this.#seen.at(-1)) {
      this.#seen.push(seen);
    }
  }

  #now(): string {
    const names = NAMES.filter((name) => this.#shown.some((element) => isOf(name, element)));
    return names.join(' and ') || noticeOf(this.#list);
  }

  get #list(): ClientLeads | null {
    return this.#page.document.querySelector('client-leads');
  }

  /** The list and the badge that are in the page. */
  get #shown(): readonly Shown[] {
    return [...this.#page.document.querySelectorAll<Shown>(TAGS)];
  }

  /** Waits until all that runs is held, and nothing else follows. */
  async #settled(): Promise<void> {
    const { window } = this.#page;
    for (let quiet = 0; quiet < QUIET_TURNS;) {
      await new Promise((resolve) => window.setTimeout(resolve, 4));
      const held = window.running === 0 ? 0 : await this.#held();
      const isIdle = held > 0 || !this.#list || !isBusy(this.#list);
      quiet = isIdle && window.running === held ? quiet + 1 : 0;
    }
  }

  async #held(): Promise<number> {
    const [site, api] = await Promise.all([this.#site.holds(0), this.#api.holds(0)]);
    return site + api;
  }
}

function numberOf(name: string): string {
  return CLIENTS[name]?.number ?? '';
}

function isFrom(name: string, body: string): boolean {
  return body.includes(`"Token":${numberOf(name)},`);
}

function rowsOf({ subject, unread, count }: Client) {
  const ids = Array.from({ length: count }, (_, index) => index + 101);
  return hostRows(...ids).map((row, index) => ({
    ...row,
    Subject: `${subject} ${index + 101}`,
    CountNotReadMessage: index === 0 ? unread : 0,
  }));
}

/** Whether an element shows or says anything of a client. */
function isOf(name: string, element: Shown): boolean {
  const { subject, unread, count } = CLIENTS[name]!;
  const { leads, totalRows } = element as Partial<ClientLeads>;
  const texts = element.shadowRoot!.textContent + JSON.stringify(leads);
  return (
    texts.includes(subject) ||
    new RegExp(`\\b${unread}\\b`).test(texts) ||
    element.unread === unread ||
    totalRows === count
  );
}

/** What is seen of a list without rows. */
function noticeOf(list: ClientLeads | null): string {
  if (list && part(list, 'retry')) {
    return 'failure';
  }
  return list?.shadowRoot?.textContent.includes('Войдите') ? 'sign-in' : 'nothing';
}

async function releaseAll(host: DemoHost): Promise<void> {
  for (let held = await host.holds(0); held > 0; held--) {
    await host.release();
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
