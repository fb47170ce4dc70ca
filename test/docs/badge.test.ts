/** Runs the script of docs/badge.md against a server that knows who is signed in, and an API. */
import { expect, waitUntil } from '@open-wc/testing';
import { fileNameOf } from '../../tools/code-blocks.js';
import { DemoHost, hostRows, type HostRow, type ScriptedAnswer } from '../helpers/demo-host.js';
import { blocksOf, blockWith } from '../helpers/document-blocks.js';
import { nameOf } from '../helpers/names.js';
import {
  elementTag,
  KEEP_FAILURES,
  openPage,
  scriptTag,
  settledIn,
  type Page,
} from '../helpers/pages.js';

const ANNA = { client: '1017', token: '55120938' };
const BORIS = { client: '1021', token: '9007199254740993' };
const MINUTE_MS = 60_000;
const PATIENCE = { timeout: 8000 };

/** Keeps what goes wrong in the page, and how many requests have been sent and answered. */
const WATCH = `${KEEP_FAILURES}<script>
  window.sent = window.answered = 0;
  const { fetch: send } = window;
  window.fetch = async (...args) => {
    sent++;
    const response = await send(...args);
    // The page reads the answer first.
    response.clone().text().then(() => setTimeout(() => answered++), () => {});
    return response;
  };
</script>`;

/** The page of the document, which runs the script of the document. */
async function readBlocks(): Promise<{ html: string; script: string }> {
  const blocks = await blocksOf('docs/badge.md');
  const file = (name: string) => blocks.find(({ code }) => fileNameOf(code) === name)?.code ?? '';
  const [, html = ''] = /(<a [^]*<\/a>)/.exec(file('page.html')) ?? [];
  return { html, script: file('unread.js') };
}

/** The script with the addresses of this test. */
function localScript(script: string, server: DemoHost, api: DemoHost): string {
  return script
    .replace("'client-leads/api.js'", "'/dist/api-client.js'")
    .replace('/my/session', `${server.base}api/client/LeadsPagingInfo`)
    .replace('https://api.example/', api.crossBase);
}

/** So many inquiries, of which the first have these numbers of unread messages. */
function inquiries(count: number, ...unread: number[]): HostRow[] {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  return hostRows(...ids).map((row, index) => ({
    ...row,
    CountNotReadMessage: unread[index] ?? 0,
  }));
}

class BadgePage {
  readonly page: Page;
  readonly api: DemoHost;
  /** The site's own server, which answers each question as it is told to. */
  readonly server: DemoHost;

  constructor(page: Page, api: DemoHost, server: DemoHost) {
    this.page = page;
    this.api = api;
    this.server = server;
  }

  get badge(): HTMLElement {
    return this.page.document.querySelector('#unread')!;
  }

  /** What is seen of the badge. */
  get seen(): string {
    return this.badge.checkVisibility() ? this.badge.textContent : '';
  }

  /** What a screen reader says of the link that holds it. */
  get heard(): string {
    return nameOf(this.page.document.querySelector('a'));
  }

  get failures(): string[] {
    return this.page.window.failures as string[];
  }

  async shows(text: string): Promise<void> {
    await waitUntil(
      () => this.badge.ariaLabel !== null && this.seen === text,
      `shows «${text}»: ${this.failures.join()}`,
      PATIENCE,
    );
  }

  /** Sets who is signed in, and lets the client return to the page, which asks then. */
  async ask(answer: ScriptedAnswer): Promise<void> {
    await this.server.answer(answer);
    this.page.document.dispatchEvent(new this.page.window.Event('visibilitychange'));
  }

  /** Lets so much time pass for the page. */
  pass(milliseconds: number): void {
    const { Date } = this.page.window;
    const later = Date.now() + milliseconds;
    Date.now = () => later;
  }

  /** How many requests the API has had, once there were so many. */
  async requests(atLeast = 0): Promise<number> {
    const requests = await this.api.requests({ atLeast });
    return requests.filter(({ method }) => method === 'POST').length;
  }

  /** Waits until the page has failed once more, and returns how it says so. */
  async fails(): Promise<string> {
    await waitUntil(
      () => this.failures.length > 0,
      'the page says that something failed',
      PATIENCE,
    );
    return this.failures.splice(0).join();
  }
}

describe('the badge of docs/badge.md', function () {
  this.timeout(30_000);
  let open: BadgePage | undefined;

  /** Opens a page for whom this client is signed in, with these inquiries at the API. */
  async function openBadge(
    leads: HostRow[] = inquiries(20, 1, 0, 2),
    { lang = 'ru', session = { json: ANNA } }: { lang?: string; session?: ScriptedAnswer } = {},
  ): Promise<BadgePage> {
    const api = await DemoHost.create({
      clients: { [ANNA.client]: leads, [BORIS.client]: inquiries(3, 5) },
      settings: { cors: true },
    });
    const server = await DemoHost.create();
    await server.answer(session);
    const { html, script } = await readBlocks();
    const code = localScript(script, server, api);
    const page = await openPage(
      `<head>${WATCH}<script>document.documentElement.lang = '${lang}'</script></head>
      <body>${html}<script type="module">${code}</script></body>`,
    );
    open = new BadgePage(page, api, server);
    return open;
  }

  /** Opens the page of a client with three unread messages, and waits for the number. */
  async function openThree(): Promise<BadgePage> {
    const page = await openBadge();
    await page.shows('3');
    return page;
  }

  afterEach(() => {
    expect(open?.failures ?? []).to.deep.equal([]);
    open = undefined;
  });

  it('shows how many messages are unread, after one request to the API', async () => {
    const page = await openThree();
    expect(page.heard).to.equal('Мои обращения непрочитанных сообщений: 3');
    expect(await page.requests()).to.equal(1);
    const [request] = await page.server.requests();
    expect([request?.method, request?.body]).to.deep.equal(['POST', '']);
  });

  it('says so in English on an English page', async () => {
    const page = await openBadge(inquiries(20, 1), { lang: 'en-GB' });
    await page.shows('1');
    expect(page.heard).to.equal('Мои обращения 1 unread message');
    await page.ask({ json: BORIS });
    await page.shows('5');
    expect(page.heard).to.equal('Мои обращения 5 unread messages');
  });

  for (const [count, seen, heard] of [
    [50, '3', '3'],
    [51, '3+', 'не меньше 3'],
  ] as const) {
    it(`shows ${seen} if 50 of ${count} inquiries are read`, async () => {
      const page = await openBadge(inquiries(count, 1, 0, 2));
      await page.shows(seen);
      expect(page.heard).to.equal(`Мои обращения непрочитанных сообщений: ${heard}`);
      expect(await page.requests()).to.equal(1);
    });
  }

  for (const [title, leads] of [
    ['no message is unread', inquiries(20)],
    ['none is among those that are read', inquiries(51)],
    ['there is no inquiry', []],
  ] as const) {
    it(`shows nothing if ${title}`, async () => {
      const page = await openBadge([...leads]);
      await page.requests(1);
      await page.shows('');
      expect(page.heard).to.equal('Мои обращения');
    });
  }

  for (const status of [401, 403]) {
    it(`shows nothing, and asks no API, if the server says ${status}`, async () => {
      const page = await openBadge(undefined, { session: { status } });
      await page.shows('');
      expect(await page.requests()).to.equal(0);
    });

    it(`goes at a sign-out, which the server tells by ${status}`, async () => {
      const page = await openThree();
      await page.ask({ status });
      await page.shows('');
      expect(await page.requests()).to.equal(1);
    });

    it(`goes if the API refuses the token with ${status}`, async () => {
      const page = await openThree();
      page.pass(MINUTE_MS);
      await page.api.answer({ status });
      await page.ask({ json: ANNA });
      await page.shows('');
    });
  }

  it('asks the API once a minute at most, and the server at each return', async () => {
    const page = await openThree();
    await page.api.replace({ clients: { [ANNA.client]: inquiries(20, 7) } });
    page.pass(MINUTE_MS - 1000);
    await page.ask({ json: ANNA });
    await waitUntil(
      () => page.page.window.answered === 3,
      'the server has answered again',
      PATIENCE,
    );
    expect(page.page.window.sent).to.equal(3);
    await page.api.replace({ clients: { [ANNA.client]: inquiries(20, 8) } });
    page.pass(1000);
    await page.ask({ json: ANNA });
    await page.shows('8');
    expect(await page.requests()).to.equal(2);
    const restored = new page.page.window.PageTransitionEvent('pageshow', { persisted: true });
    await page.server.answer({ status: 401 });
    page.page.window.dispatchEvent(restored);
    await page.shows('');
  });

  it('stays as it is if the server or the API fails, with a console line without the token', async () => {
    const page = await openThree();
    await page.ask({ status: 500 });
    expect(await page.fails()).to.equal('Error: No session: 500');
    page.pass(MINUTE_MS);
    const Message = `Bad token ${ANNA.token}`;
    await page.api.answer({ json: { LeadsClients: null, TotalRows: 0, ErrorCode: 7, Message } });
    await page.ask({ json: ANNA });
    expect(await page.fails())
      .to.match(/^ApiError: /)
      .and.not.to.contain(ANNA.token);
    expect([page.seen, page.badge.hidden]).to.deep.equal(['3', false]);
  });

  it('disappears at once if the session changes, though the server fails', async () => {
    const page = await openThree();
    await page.server.answer({ status: 500 });
    page.page.window.dispatchEvent(new page.page.window.Event('session-change'));
    expect(page.seen).to.equal('');
    expect(await page.fails()).to.equal('Error: No session: 500');
    expect(page.seen).to.equal('');
  });

  it('never shows the number of the one before, while the API is silent and if it fails', async () => {
    const page = await openThree();
    await page.api.answer({ hold: true, status: 500 });
    await page.ask({ json: BORIS });
    await page.api.holds(1);
    expect(page.seen).to.equal('');
    await page.api.release();
    await page.fails();
    expect(page.seen).to.equal('');
  });

  it('drops an answer of the server to an older question', async () => {
    const page = await openBadge(undefined, { session: { json: ANNA, hold: true } });
    await page.server.holds(1);
    await page.ask({ json: BORIS });
    await page.shows('5');
    await dropsWhatIsReleasedBy(page, page.server);
  });

  it('drops an answer of the API to an older question', async () => {
    const page = await openBadge(inquiries(20, 4));
    await page.shows('4');
    page.pass(MINUTE_MS);
    await page.api.answer({ hold: true, early: true });
    await page.ask({ json: ANNA });
    await page.api.holds(1);
    await page.ask({ json: BORIS });
    await page.shows('5');
    await dropsWhatIsReleasedBy(page, page.api);
  });

  /** Lets the held answer go, and then shows Boris another number: nothing was shown in between. */
  async function dropsWhatIsReleasedBy(page: BadgePage, host: DemoHost): Promise<void> {
    const texts: string[] = [];
    const observer = new MutationObserver(() => void texts.push(page.seen));
    observer.observe(page.badge, { attributes: true, childList: true });
    await host.release();
    await page.api.replace({ clients: { [BORIS.client]: inquiries(3, 6) } });
    page.pass(MINUTE_MS);
    await page.ask({ json: BORIS });
    await page.shows('6');
    observer.disconnect();
    expect(texts).to.deep.equal(['6']);
  }
});

describe('the badge of docs/badge.md on a page with the list', () => {
  it('follows the list, and disappears with it', async () => {
    const code = await blockWith('docs/badge.md', 'leads-change');
    const api = await DemoHost.create({ leads: inquiries(21, 1, 0, 2) });
    const page = await openPage(`<body>${scriptTag(api.base)}${elementTag()}${code}</body>`);
    const element = await settledIn(page);
    const badge = page.document.querySelector<HTMLElement>('#unread')!;
    const link = page.document.querySelector('a');
    expect(badge.textContent).to.equal('3+');
    expect(nameOf(link)).to.equal('Мои обращения непрочитанных сообщений: не меньше 3');
    await element.loadMore();
    expect(badge.textContent).to.equal('3');
    expect(nameOf(link)).to.equal('Мои обращения непрочитанных сообщений: 3');
    element.token = null;
    await element.updateComplete;
    expect([badge.checkVisibility(), nameOf(link)]).to.deep.equal([false, 'Мои обращения']);
  });

  it('counts only the inquiries of the period, and the script for other pages counts all', async () => {
    const leads = ['2025-11-01', '2025-12-01'].map((day, index) => ({
      ...inquiries(2)[index]!,
      ProcTime: `${day}T10:00:00`,
      CountNotReadMessage: index + 1,
    }));
    const api = await DemoHost.create({ leads, settings: { cors: true } });
    const code = await blockWith('docs/badge.md', 'leads-change');
    const list = `${scriptTag(api.base)}${elementTag('BegDate="2025-11-15"')}`;
    const page = await openPage(`<body>${list}${code}</body>`);
    await settledIn(page);
    expect(page.document.querySelector('#unread')!.textContent).to.equal('2');

    const { html, script } = await readBlocks();
    const server = await DemoHost.create();
    await server.answer({ json: ANNA });
    const both = await openPage(
      `<head>${WATCH}</head><body>${list}${html}<script type="module">${localScript(script, server, api)}</script></body>`,
    );
    await settledIn(both);
    await new BadgePage(both, api, server).shows('3');
  });
});
