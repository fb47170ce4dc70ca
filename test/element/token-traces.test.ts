import { expect } from '@open-wc/testing';
import { DemoHost, type ScriptedAnswer } from '../helpers/demo-host.js';
import { rows, settled } from '../helpers/element.js';
import { openPage, scriptTag, settledIn, type Page } from '../helpers/pages.js';
import { Site } from '../helpers/site.js';

const TOKEN = '987654321';

/** Records the element's events and console output. */
const LISTEN = `<script>
  window.said = [];
  for (const type of ['leads-load', 'leads-error', 'leads-change']) {
    addEventListener(type, ({ detail }) => said.push(JSON.stringify(detail)));
  }
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    console[level] = (...words) =>
      said.push(...words.map((word) => [String(word), JSON.stringify(word), word?.stack].join(' ')));
  }
  const heard = new BroadcastChannel('client-leads.sign-in');
  heard.onmessage = ({ data }) => said.push(JSON.stringify(data));
  addEventListener('error', (event) => said.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => said.push(String(event.reason?.stack)));
</script>`;

const echo = `Токен ${TOKEN} отклонён (Token=${TOKEN})`;

/** Each answer repeats the token wherever it can. */
const FAILURES: Readonly<Record<string, ScriptedAnswer>> = {
  'the status 400': { status: 400, json: { Message: echo, ExceptionMessage: echo } },
  'the status 401': { status: 401, json: { Message: echo, StackTrace: echo } },
  'an ErrorCode': { json: { ErrorCode: 3, Message: echo, LeadsClients: null, TotalRows: 0 } },
  'a web page': { body: echo, headers: { 'Content-Type': 'text/html' } },
  'another media type': { body: echo, headers: { 'Content-Type': `x/${TOKEN}` } },
  'broken JSON': { body: `{"Message":"${echo}` },
  'no answer of this API': { json: { [TOKEN]: echo } },
  'a client that is none': { json: { client: `x${TOKEN}`, token: TOKEN, apiBase: `/${TOKEN}` } },
  'a redirect': { status: 302, headers: { Location: `/login?token=${TOKEN}` } },
};

/** Everything that the page and its browser keep, except the memory of scripts. */
async function tracesIn({ document, window, element }: Page): Promise<string> {
  const requested = window.performance.getEntries().map(({ name }) => name);
  return JSON.stringify([
    document.documentElement.outerHTML,
    element.shadowRoot!.innerHTML,
    window.location.href,
    window.name,
    window.history.state,
    await storedIn(window),
    requested,
    window.said,
  ]);
}

async function open(attributes: string): Promise<Page> {
  const tag = `<client-leads sitecode="GIFT-01" length="2" first-position="1" timeout="3000" ${attributes}></client-leads>`;
  const page = await openPage(LISTEN + scriptTag() + tag);
  await page.window.customElements.whenDefined('client-leads');
  return page;
}

describe('the token', () => {
  for (const [title, { headers, ...answer }] of Object.entries(FAILURES)) {
    const failure = { ...answer, headers: { 'X-Token': TOKEN, ...headers } };

    it(`leaves no trace if the API repeats it in ${title}`, async () => {
      const host = await DemoHost.create({ leads: 5 });
      const page = await open(`api-base="${host.base}" client="1"`);
      const { element } = page;
      await host.answer(failure);
      element.token = TOKEN;
      await settled(element);
      expect(element.status).to.equal('error');
      element.client = 2;
      await settled(element);
      await host.answer(failure, failure);
      await element.loadMore();
      await element.refresh();
      expect(page.window.said).to.have.length.above(4);
      expect(await tracesIn(page)).not.to.contain(TOKEN);
    });

    it(`leaves no trace if the site repeats it in ${title}, and then names it`, async () => {
      const host = await DemoHost.create({ leads: 5 });
      const site = await Site.create();
      await site.answer(failure, Site.client(host, '1', TOKEN));
      const before = await storedIn(window);
      const page = await open(`session-url="${site.url}"`);
      const { element } = page;
      await settledIn(page);
      expect(rows(element)).to.deep.equal([]);
      await element.sessionChanged();
      await element.loadMore();
      expect(rows(element)).to.have.length(4);
      expect(page.window.said).to.have.length.above(4);
      expect(await tracesIn(page)).not.to.contain(TOKEN);
      expect(await storedIn(page.window)).to.deep.equal(before);
    });
  }
});

async function storedIn(view: Window): Promise<unknown[]> {
  return [
    Object.entries(view.localStorage),
    Object.entries(view.sessionStorage),
    view.document.cookie,
    (await view.indexedDB.databases()).map(({ name }) => name),
    await view.caches.keys(),
  ];
}
