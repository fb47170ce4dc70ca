import { expect } from '@open-wc/testing';
import { DemoHost, hostRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import { rows, settled } from '../helpers/element.js';
import { openPage, scriptTag, settledIn, type Page } from '../helpers/pages.js';

const TOKEN = '987654321';

/** Writes each digit of the token in another way. */
function spell(digit: (value: string) => string): string {
  return Array.from(TOKEN, digit).join('');
}

/** How a host may write the token. */
const SPELLINGS: Readonly<Record<string, string>> = {
  plain: TOKEN,
  grouped: '987 654 321',
  'grouped with no-break spaces': '987\u00a0654\u00a0321',
  'grouped with commas': '987,654,321',
  'as decimal references': spell((value) => `&#${48 + Number(value)};`),
  'as hexadecimal references': spell((value) => `&#x3${value};`),
  'percent-encoded': spell((value) => `%3${value}`),
};

/** The digits of a text that may have references and percent-encoded characters. */
function digitsIn(text: string): string {
  return text
    .replaceAll(/&#x3(\d);/g, '$1')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/%3(\d)/g, '$1')
    .replaceAll(/\D/g, '');
}

/** Keeps what the element says to the page and to the console. */
const LISTEN = `<script>
  window.said = [];
  for (const type of ['leads-load', 'leads-error', 'leads-change']) {
    addEventListener(type, ({ detail }) => said.push(JSON.stringify(detail)));
  }
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    console[level] = (...words) =>
      said.push(...words.map((word) => [String(word), JSON.stringify(word), word?.stack].join(' ')));
  }
  addEventListener('error', (event) => said.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => said.push(String(event.reason?.stack)));
</script>`;

/** Each answer repeats the token wherever it can. */
function failuresWith(token: string): Readonly<Record<string, ScriptedAnswer>> {
  const echo = `Токен ${token} отклонён (Token=${token})`;
  return {
    ...Object.fromEntries(
      [400, 401, 403, 404, 409, 415, 500].map((status) => [
        `the status ${status}`,
        { status, json: { Message: echo, ExceptionMessage: echo, StackTrace: echo } },
      ]),
    ),
    'an ErrorCode': { json: { ErrorCode: 3, Message: echo, LeadsClients: null, TotalRows: 0 } },
    'an ErrorCode with a stack trace': { json: { ErrorCode: 3, Message: `   at F(${token})` } },
    'an ErrorCode with markup': { json: { ErrorCode: 3, Message: `<b>${echo}</b>` } },
    'a page for people': { body: echo, headers: { 'Content-Type': 'text/html' } },
    'another media type': { body: echo, headers: { 'Content-Type': `x/${token}` } },
    'broken JSON': { body: `{"Message":"${echo}` },
    'broken XML': { body: `<Error>${echo}`, headers: { 'Content-Type': 'text/xml' } },
    'no answer of this API': { json: { [token]: echo } },
    'a redirect': { status: 302, headers: { Location: `/login?token=${token}` } },
  };
}

/** Everything that the page and its browser keep, but for the memory of scripts. */
async function tracesIn({ document, window, element }: Page): Promise<string> {
  const kept = [window.localStorage, window.sessionStorage].map((storage) =>
    Object.entries(storage),
  );
  const requested = window.performance.getEntries().map(({ name }) => name);
  return JSON.stringify([
    document.documentElement.outerHTML,
    element.shadowRoot!.innerHTML,
    window.location.href,
    window.name,
    window.history.state,
    document.cookie,
    kept,
    (await window.indexedDB.databases()).map(({ name }) => name),
    await window.caches.keys(),
    requested,
    window.said,
  ]);
}

async function open(host: DemoHost): Promise<Page> {
  const page = await openPage(
    `${LISTEN}${scriptTag(host.base)}<client-leads SiteCode="GIFT-01" Client="1" length="2" timeout="3000"></client-leads>`,
  );
  await page.window.customElements.whenDefined('client-leads');
  return page;
}

describe('the token', () => {
  for (const title of Object.keys(failuresWith(TOKEN))) {
    it(`leaves no trace where the host repeats it in ${title}`, async () => {
      const host = await DemoHost.create({ leads: hostRows(1, 2, 3, 4, 5) });
      const page = await open(host);
      const { element } = page;
      let client = 0;
      for (const [spelling, token] of Object.entries(SPELLINGS)) {
        const answer = failuresWith(token)[title]!;
        await host.answer({ ...answer, headers: { 'X-Token': token, ...answer.headers } });
        element.client = ++client;
        element.token = TOKEN;
        await settled(element);
        expect(element.status, spelling).to.equal('error');
        expect(digitsIn(await tracesIn(page)), spelling).not.to.contain(TOKEN);

        element.client = ++client;
        await settledIn(page);
        await host.answer(answer, answer);
        await element.loadMore();
        await element.refresh();
        expect(digitsIn(await tracesIn(page)), spelling).not.to.contain(TOKEN);
      }
      expect(page.window.said).to.have.length.above(4 * client);
    });
  }

  it('is stored nowhere, and nothing else either', async () => {
    const before = await storedIn(window);
    const host = await DemoHost.create({ leads: hostRows(1, 2, 3, 4, 5) });
    const page = await open(host);
    page.element.tokenProvider = () => TOKEN;
    await settledIn(page);
    await page.element.loadMore();
    await page.element.refresh();
    expect(rows(page.element)).to.have.length(4);
    expect(await storedIn(page.window)).to.deep.equal(before);
    expect(digitsIn(await tracesIn(page))).not.to.contain(TOKEN);
  });
});

/** What this origin has stored. */
async function storedIn(view: Window): Promise<unknown[]> {
  return [
    Object.entries(view.localStorage),
    Object.entries(view.sessionStorage),
    view.document.cookie,
    (await view.indexedDB.databases()).map(({ name }) => name),
    await view.caches.keys(),
  ];
}
