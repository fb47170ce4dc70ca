import { expect } from '@open-wc/testing';
import { DemoHost, type ScriptedAnswer } from '../helpers/demo-host.js';
import { idsOf, part, text } from '../helpers/element.js';
import { addScript, KEEP_FAILURES, openPage, settledIn, type Page } from '../helpers/pages.js';
import { Site } from '../helpers/site.js';
import { waitUntil } from '../helpers/wait-until.js';

const FILE = '/dist/client-leads-early.min.js';
const EARLY = `<script src="${FILE}"></script>`;
const HANDOVER = Symbol.for('client-leads.early');

/** A page script that lets the test decide when 15 seconds have passed. */
const KEEP_TIMERS = `<script>
  window.timers = [];
  const original = setTimeout;
  window.setTimeout = (run, ms, ...rest) =>
    ms === 15000 ? timers.push(run) : original(run, ms, ...rest);
</script>`;

/** A page script that records all requests, and answers them like a site and an API. */
const recordRequests = (answer: object) => `<script>
  window.requests = [];
  window.fetch = async (url, { signal, ...init }) => {
    requests.push(JSON.stringify({ url, ...init }));
    const page = { LeadsClients: [{ Id: 7, Leads: 7, Subject: 'Вопрос' }], TotalRows: 1 };
    return Response.json(url.endsWith('/my/session') ? ${JSON.stringify(answer)} : page);
  };
</script>`;

/** A site and an API with clients 1 and 2, and the page of a partner. */
async function startSite(answer?: ScriptedAnswer) {
  const api = await DemoHost.create({ clients: { 1: 2, 2: 3 }, leads: 30 });
  const site = await Site.create();
  await site.answer({ ...Site.client(api, '1', '11'), ...answer });
  const tag = (attributes = '') =>
    `<client-leads session-url="${site.url}" sitecode="GIFT-01" ${attributes}></client-leads>`;
  return { api, site, tag };
}

/** Opens a page with the early script, and waits until it has asked for the first page. */
async function openAhead(before = '') {
  const started = await startSite();
  const page = await openPage(KEEP_FAILURES + before + EARLY + started.tag());
  expect(await started.api.requests({ atLeast: 1 })).to.have.length(1);
  return { ...started, page };
}

/** Lets the script of the element come. */
async function define(page: Page) {
  await addScript(page);
  return settledIn(page);
}

function expectNothingLeft({ document, window }: Page): void {
  expect(HANDOVER in document).to.equal(false);
  expect(window.failures).to.deep.equal([]);
}

/** The question to the site and the request to the API. */
async function counts({ api, site }: { api: DemoHost; site: Site }): Promise<number[]> {
  return [(await site.questions()).length, (await api.requests()).length];
}

describe('client-leads-early.min.js', () => {
  it('asks the site and the API once, before the script of the element has come, and gives its answers once', async () => {
    const { api, site, page } = await openAhead();
    expect(await counts({ api, site })).to.deep.equal([1, 1]);
    const element = await define(page);
    expect(idsOf(element)).to.have.length(2);
    expect(element.status).to.equal('complete');
    expect(await counts({ api, site })).to.deep.equal([1, 1]);
    expectNothingLeft(page);
    await api.replace({ clients: { 1: 5 } });
    await element.refresh();
    expect(element.leads).to.have.length(5);
  });

  for (const [title, write] of [
    ['behind the element', (tag: string) => tag + EARLY],
    [
      'where MooTools has replaced Document',
      (tag: string) => `<script>window.Document = function () {};</script>${EARLY}${tag}`,
    ],
    ['twice', (tag: string) => EARLY + EARLY + tag],
    [
      'in a page whose script adds the element',
      (tag: string) =>
        `${EARLY}<script>addEventListener('load', () => document.body.insertAdjacentHTML('beforeend', '${tag}'))</script>`,
    ],
  ] as const) {
    it(`works ${title}`, async () => {
      const { api, site, tag } = await startSite();
      const page = await openPage(KEEP_FAILURES + write(tag()));
      await api.requests({ atLeast: 1 });
      const element = await define(page);
      expect(idsOf(element)).to.have.length(2);
      expect(await counts({ api, site })).to.deep.equal([1, 1]);
      expectNothingLeft(page);
    });
  }

  for (const [title, answer, attributes] of [
    ['the origin of the page', { client: '1017', token: '55120938' }, 'sitecode="GIFT-01"'],
    [
      'another origin',
      { client: '1017', token: '55120938', apiBase: 'https://api.example' },
      'sitecode="GIFT-01"',
    ],
    [
      'numbers, a path, and a site code of the answer',
      { client: 1017, token: 55120938, siteCode: 'GIFT_2', apiBase: 'https://api.example/v2/?q#f' },
      'length="50"',
    ],
    [
      'numbers beyond 2^53',
      { client: '9007199254740993', token: '9223372036854775807' },
      'sitecode="1"',
    ],
  ] as const) {
    it(`sends the bytes that the element would send, for ${title}`, async () => {
      const tag = `<client-leads session-url="/my/session" ${attributes}></client-leads>`;
      const alone = await openPage(recordRequests(answer) + tag);
      expect(idsOf(await define(alone))).to.deep.equal([7]);
      const ahead = await openPage(recordRequests(answer) + EARLY + tag);
      await waitUntil(() => (ahead.window.requests as string[]).length === 2);
      expect(idsOf(await define(ahead))).to.deep.equal([7]);
      expect(ahead.window.requests).to.deep.equal(alone.window.requests);
    });
  }

  for (const [title, answer, attributes] of [
    ['an operator', { operator: '5' }, ''],
    ['an address without encryption', { apiBase: 'http://api.example/' }, ''],
    ['no token', { token: undefined }, ''],
    ['a bad length', {}, 'length="1e1"'],
    ['a site code with spaces', { siteCode: 'GIFT 1' }, ''],
  ] as const) {
    it(`leaves the request to the element if there is ${title}`, async () => {
      const { api, site, tag } = await startSite({
        json: { client: '1', token: '11', apiBase: undefined, ...answer },
      });
      const page = await openPage(EARLY + tag(attributes));
      await site.questions(1);
      // The answer is read by now if a later one is.
      await page.window.fetch('/page?html=').then((response) => response.text());
      expect(await counts({ api, site })).to.deep.equal([1, 0]);
    });
  }

  for (const attribute of [
    'loading="lazy"',
    'api-base="/"',
    'wire-format="form"',
    'first-position="0"',
    'begdate="2026-01-01"',
    'enddate="2026-01-01"',
  ]) {
    it(`leaves everything to an element with ${attribute}`, async () => {
      const { api, site, tag } = await startSite();
      const page = await openPage(KEEP_FAILURES + EARLY + tag(attribute));
      expect(await counts({ api, site })).to.deep.equal([0, 0]);
      await addScript(page);
      expectNothingLeft(page);
    });
  }

  it('leaves everything to the element while the page is prerendered', async () => {
    const { api, site, tag } = await startSite();
    const prerender = `<script>Object.defineProperty(document, 'prerendering', { value: true })</script>`;
    await openPage(prerender + EARLY + tag());
    expect(await counts({ api, site })).to.deep.equal([0, 0]);
  });

  it('does nothing behind the script of the element', async () => {
    const { api, site, tag } = await startSite();
    const page = await openPage(KEEP_FAILURES + tag());
    await define(page);
    await addScript(page, { src: FILE });
    expect(await counts({ api, site })).to.deep.equal([1, 1]);
    expectNothingLeft(page);
  });

  for (const [title, answer, status, sentence] of [
    ['401', { status: 401 }, 'signed-out', ''],
    ['no JSON', { body: 'Sign in' }, 'error', 'Не удалось загрузить обращения'],
    [
      'a redirect',
      { status: 302, headers: { Location: '/login' } },
      'error',
      'Не удалось загрузить обращения',
    ],
  ] as const) {
    it(`tells of ${title} as without it`, async () => {
      const { api, site, tag } = await startSite(answer);
      const page = await openPage(KEEP_FAILURES + EARLY + tag());
      await site.questions(1);
      const element = await define(page);
      expect(element.status).to.equal(status);
      expect(text(part(element, 'message'))).to.contain(sentence);
      expect(await counts({ api, site })).to.deep.equal([1, 0]);
      const failures = page.window.failures as string[];
      expect(failures.filter((line) => !line.startsWith('<client-leads> '))).to.deep.equal([]);
    });
  }

  it('asks no API for an element that was removed before the answer', async () => {
    const { api, site, tag } = await startSite({ hold: true });
    const page = await openPage(KEEP_FAILURES + EARLY + tag());
    await site.holds();
    page.element.remove();
    await site.release();
    await addScript(page);
    await page.window.fetch('/page?html=').then((response) => response.text());
    expect(await counts({ api, site })).to.deep.equal([1, 0]);
    expectNothingLeft(page);
  });

  it('gives its answer to nobody after 15 seconds', async () => {
    const { api, site, page } = await openAhead(KEEP_TIMERS);
    const [run] = page.window.timers as (() => void)[];
    run!();
    expectNothingLeft(page);
    await site.answer(Site.client(api, '2', '22'));
    expect((await define(page)).leads).to.have.length(3);
    expect(await counts({ api, site })).to.deep.equal([2, 2]);
  });

  it('forgets its answers after another request, for which they are too old', async () => {
    const { page } = await openAhead();
    const take = Reflect.get(page.document, HANDOVER) as (key: string) => unknown;
    expect(take('another')).to.equal(undefined);
    expectNothingLeft(page);
  });

  it('does not give its answer for another request', async () => {
    const { api, site, page } = await openAhead();
    // A list that is not complete would also look for a record 0.
    page.element.setAttribute('first-position', '1');
    page.element.setAttribute('length', '1');
    const element = await define(page);
    expect(element.leads).to.have.length(1);
    expect(await counts({ api, site })).to.deep.equal([1, 2]);
    expectNothingLeft(page);
  });

  it('works under a strict policy, with its integrity hash', async () => {
    const hashes = (await (await fetch('/dist/integrity.json')).json()) as Record<string, string>;
    const hash = hashes['client-leads-early.min.js']!;
    const { api, tag } = await startSite();
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types client-leads`;
    await openPage(EARLY.replace('src', `integrity="${hash}" crossorigin src`) + tag(), { policy });
    expect(await api.requests({ atLeast: 1 })).to.have.length(1);
  });

  it('costs nothing in a page whose markup takes the names of the document', async () => {
    const { api, site, tag } = await startSite();
    const names = ['querySelector', 'prerendering', 'baseURI', 'defaultView'];
    const markup = names.map((name) => `<img name="${name}">`).join('');
    const page = await openPage(KEEP_FAILURES + markup + EARLY + tag());
    await addScript(page);
    // The document's own method is an image.
    const element = page.document.body.querySelector('client-leads')!;
    expect(idsOf(await settledIn(page, element))).to.have.length(2);
    expect(await counts({ api, site })).to.deep.equal([1, 1]);
    expectNothingLeft(page);
  });
});
