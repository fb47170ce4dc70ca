/**
 * Runs the snippets of docs/monitoring.md beside Sentry's own SDK, and beside what stands for Google
 * Tag Manager and Yandex Metrika: nothing that the list knows of the client reaches any of the three.
 */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type * as SentrySdk from '@sentry/browser';
import type { ClientLeads, LeadsErrorDetail } from '../../src/index.js';
import { fileNameOf } from '../../tools/code-blocks.js';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { blocksOf } from '../helpers/document-blocks.js';
import { part, settled } from '../helpers/element.js';
import { addScript, openPage, type Page } from '../helpers/pages.js';

const CLIENT = '771045519928341';
const TOKEN = '9007199254740993';
const SUBJECT = 'Потерянная карта';
const STATUS = 'Ожидает ответа';
const NUMBER = 55501234;
const SEARCH = 'потерянная';
const MESSAGE = 'Уважаемая Анна, карта не найдена';
const SECRETS = [CLIENT, TOKEN, SUBJECT, STATUS, String(NUMBER), SEARCH, 'Анна'];

/** As a person's own site writes it, beside the list. */
const BESIDE = 'Личный кабинет';

/** Yandex's own stub, which keeps the calls until the script of the tag comes. */
const METRIKA = `<script>
  window.ym = window.ym || function () { (window.ym.a = window.ym.a || []).push(arguments); };
</script>`;

/** Loads Sentry into the page. */
const SENTRY = `
  import * as Sentry from '/node_modules/@sentry/browser/build/npm/esm/prod/index.js';
  window.Sentry = Sentry;
`;

interface Monitored {
  readonly page: Page;
  readonly element: ClientLeads;
  readonly api: DemoHost;
  readonly sentry: typeof SentrySdk;
  /** All that Sentry's server has been sent, once the SDK has nothing left. */
  sent(): Promise<string>;
}

const ROWS: HostRow[] = [1, 2, 3].map((id) => ({
  Id: id,
  Leads: NUMBER + id - 1,
  Subject: `${SUBJECT} ${id}`,
  LeadStatusName: STATUS,
  ProcTime: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  CountNotReadMessage: id === 1 ? 2 : 0,
}));

/** What the document has for a page: the snippets that listen to the list, and how Sentry starts. */
async function readBlocks(): Promise<{ snippets: string; init: string }> {
  const blocks = await blocksOf('docs/monitoring.md');
  const found = blocks.filter(({ code }) => code.startsWith('<script>'));
  expect(found).to.have.length(3);
  const init = blocks.find(({ code }) => fileNameOf(code) === 'sentry.js');
  // A tag may fire twice. The snippet for Sentry is none for a tag.
  const run = found.flatMap(({ code }) => (code.includes('Sentry') ? [code] : [code, code]));
  return { snippets: run.join(''), init: init?.code ?? '' };
}

/**
 * Opens a page with all of it, and the list of a client whose token stands in the markup. The page's
 * address holds the page, so that nothing of the client may be written into that.
 */
async function open(
  attributes: Record<string, string> = {},
  { start, replay }: { start?: string; replay?: object } = {},
): Promise<Monitored> {
  const api = await DemoHost.create({ leads: ROWS, settings: { cors: true } });
  const server = await DemoHost.create();
  const { snippets, init } = await readBlocks();
  const dsn = server.crossBase.replace('://', '://key@') + '7';
  const code = (start ?? init).replace(/dsn: '[^']*'/, `dsn: '${dsn}'`);
  expect(code).to.contain(dsn);
  const page = await openPage(
    `<head>${METRIKA}<script type="module">${SENTRY}${code}</script>${snippets}</head>
    <body><h1>${BESIDE}</h1></body>`,
  );
  const { Sentry } = page.window as unknown as { Sentry: typeof SentrySdk };
  if (replay) {
    const integration = Sentry.replayIntegration({
      useCompression: false,
      minReplayDuration: 0,
      ...replay,
    });
    Sentry.addIntegration(integration);
    integration.start();
  }
  const element = page.document.createElement('client-leads');
  const all = {
    'api-base': api.crossBase,
    sitecode: 'GIFT-01',
    client: CLIENT,
    token: TOKEN,
    'first-position': '1',
    'filter-controls': 'search period',
    ...attributes,
  };
  for (const [name, value] of Object.entries(all)) {
    element.setAttribute(name, value);
  }
  page.document.body.append(element);
  await addScript(page);
  await settled(element);
  expect(element.leads).to.have.length(3);
  return {
    page,
    element,
    api,
    sentry: Sentry,
    async sent() {
      expect(await Sentry.flush(5000)).to.equal(true);
      const requests = await server.requests();
      return requests.map(({ body, url }) => decodeURIComponent(url) + body).join('\n');
    },
  };
}

/** The events in what Sentry was sent, as [message, level, tag]. */
function reports(sent: string): unknown[][] {
  const lines = sent.split('\n');
  const events = lines.filter((_, index) => lines[index - 1]?.startsWith('{"type":"event"'));
  return events.map((line) => {
    const { message, level, tags } = JSON.parse(line) as SentrySdk.Event;
    return [message, level, tags?.['leads.kind']];
  });
}

/** What the data layer holds of the list, as [action, value]. */
function dataLayer({ page }: Monitored): unknown[][] {
  const layer = page.window.dataLayer as Record<string, unknown>[];
  return layer.map(({ event, leads_action, leads_value, ...others }) => {
    expect([event, others]).to.deep.equal(['client_leads', {}]);
    return [leads_action, leads_value];
  });
}

/** The calls of Yandex Metrika. */
function metrika({ page }: Monitored): unknown[][] {
  const { a = [] } = page.window.ym as { a?: ArrayLike<unknown>[] };
  return a.map((call) => Array.from(call));
}

function expectNoSecret(text: string, secrets = SECRETS): void {
  for (const secret of secrets) {
    const at = text.indexOf(secret);
    expect(at, `«${secret}» in …${text.slice(Math.max(at - 200, 0), at + 100)}…`).to.equal(-1);
  }
}

/** Reads the inquiries as a client does: opens one, and searches. */
async function read({ page, element }: Monitored): Promise<void> {
  const selected = new Promise((resolve) => element.addEventListener('lead-select', resolve));
  const click = { bubbles: true, cancelable: true, composed: true };
  part(element, 'subject')!.dispatchEvent(new page.window.MouseEvent('click', click));
  await selected;
  const field = part(element, 'filter-search') as HTMLInputElement;
  const key = { ...click, key: 'п' };
  field.dispatchEvent(new page.window.KeyboardEvent('keypress', key));
  field.value = SEARCH;
  field.dispatchEvent(new page.window.InputEvent('input', { bubbles: true, composed: true }));
  await waitUntil(() => element.filter?.search === SEARCH, 'the list searches', { timeout: 8000 });
  await settled(element);
  const period = part(element, 'filter-period') as HTMLSelectElement;
  // The month that ends today.
  period.selectedIndex = 1;
  period.dispatchEvent(new page.window.Event('change', { bubbles: true }));
  await settled(element);
}

async function failWith({ api, element }: Monitored, answer: object): Promise<void> {
  const failed = new Promise((resolve) => {
    element.addEventListener('leads-error', resolve, { once: true });
  });
  await api.answer(answer);
  await element.refresh();
  await failed;
}

const API_ERROR = { json: { LeadsClients: null, TotalRows: 0, ErrorCode: 7, Message: MESSAGE } };
const HTTP_ERROR = { status: 500, json: { Message: `${MESSAGE} ${TOKEN} ${CLIENT}` } };

describe('the snippets of docs/monitoring.md', function () {
  this.timeout(60_000);

  it('send the first failure of a kind to Sentry, and nothing about the client', async () => {
    const monitored = await open({ selectable: '' });
    await read(monitored);
    monitored.page.document.querySelector('h1')!.click();
    // Sentry itself drops a report that is the same as the last one.
    await failWith(monitored, HTTP_ERROR);
    await failWith(monitored, API_ERROR);
    await failWith(monitored, HTTP_ERROR);
    const text = await monitored.sent();
    expect(reports(text)).to.deep.equal([
      ['client-leads http 500', 'error', 'http'],
      ['client-leads api 7', 'error', 'api'],
    ]);
    // What the SDK adds by itself is there.
    expect(text).to.contain('"category":"fetch"').and.to.contain('LeadsPagingInfo');
    expect(text).to.contain('"category":"ui.click","message":"body > h1"');
    expectNoSecret(text);
  });

  it('must keep clicks and the console lines of the list from Sentry', async () => {
    const monitored = await open({ selectable: '' }, { start: "Sentry.init({ dsn: '' });" });
    await read(monitored);
    await failWith(monitored, HTTP_ERROR);
    const text = await monitored.sent();
    expect(text).to.contain(SUBJECT).and.to.contain(CLIENT);
    expectNoSecret(text, [TOKEN, SEARCH]);
  });

  it('send neither a client without a network nor the end of a session to Sentry', async () => {
    const monitored = await open();
    const { element, page } = monitored;
    const failed = oneEvent<CustomEvent<LeadsErrorDetail>>(element, 'leads-error');
    Object.defineProperty(page.window.navigator, 'onLine', { value: false, configurable: true });
    const fetch = page.window.fetch.bind(page.window);
    page.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await element.refresh();
    expect((await failed).detail.kind).to.equal('offline');
    Reflect.deleteProperty(page.window.navigator, 'onLine');
    page.window.fetch = fetch;
    await failWith(monitored, { status: 401 });
    expect(await monitored.sent()).not.to.contain('client-leads');
    expect(dataLayer(monitored)).to.deep.equal([
      ['shown', 'inquiries'],
      ['failed', 'auth'],
    ]);
    const goals = metrika(monitored).map(([, , goal]) => goal);
    expect(goals).to.deep.equal(['inquiries-shown', 'inquiries-failed']);
  });

  it('push events to the data layer, and nothing about the client', async () => {
    const monitored = await open({ selectable: '' });
    await read(monitored);
    await failWith(monitored, HTTP_ERROR);
    await failWith(monitored, HTTP_ERROR);
    await failWith(monitored, API_ERROR);
    await read(monitored);
    monitored.element.token = null;
    await monitored.element.updateComplete;
    expect(dataLayer(monitored)).to.deep.equal([
      ['shown', 'inquiries'],
      ['opened', 'unread'],
      ['filtered', 'search'],
      ['filtered', 'period'],
      ['failed', 'http'],
      ['failed', 'api'],
      ['opened', 'unread'],
    ]);
    expectNoSecret(JSON.stringify(monitored.page.window.dataLayer));
  });

  it('reach each goal of Yandex Metrika once, and send nothing about the client', async () => {
    const monitored = await open({ selectable: '' });
    await read(monitored);
    await read(monitored);
    await failWith(monitored, HTTP_ERROR);
    await failWith(monitored, API_ERROR);
    expect(metrika(monitored)).to.deep.equal(
      ['inquiries-shown', 'inquiry-opened', 'inquiries-filtered', 'inquiries-failed'].map(
        (goal) => [12345678, 'reachGoal', goal],
      ),
    );
  });
});

describe('Sentry Session Replay, as docs/monitoring.md says', function () {
  this.timeout(60_000);

  /** Reads the inquiries on a page that is recorded, and returns the recording. */
  async function record(replay: object, attributes: Record<string, string>): Promise<string> {
    const monitored = await open({ ...attributes, 'lead-href': '?inquiry={number}' }, { replay });
    const { element, page, sentry } = monitored;
    element.addEventListener('lead-select', (event) => event.preventDefault());
    await read(monitored);
    await failWith(monitored, HTTP_ERROR);
    const paragraph = page.document.createElement('p');
    paragraph.textContent = 'Конец';
    page.document.body.append(paragraph);
    await new Promise((resolve) => page.window.requestAnimationFrame(resolve));
    await sentry.getReplay()!.flush();
    return monitored.sent();
  }

  it('records the inside of the list', async () => {
    const text = await record({ maskAllText: false, blockAllMedia: false }, {});
    expect(text).to.contain(BESIDE).and.to.contain(SUBJECT);
  });

  it('hides the texts by default, and neither the attributes nor the numbers in links', async () => {
    const text = await record({}, {});
    expectNoSecret(text, [SUBJECT, STATUS, SEARCH]);
    expect(text).to.contain(TOKEN).and.to.contain(CLIENT).and.to.contain(String(NUMBER));
  });

  it('records nothing of a list with `data-sentry-block`, even if it hides no text', async () => {
    const replay = { maskAllText: false, maskAllInputs: false, blockAllMedia: false };
    const text = await record(replay, { 'data-sentry-block': '' });
    expect(text).to.contain(BESIDE).and.to.contain('Конец');
    expectNoSecret(text);
  });
});
