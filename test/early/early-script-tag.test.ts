import { expect } from '@open-wc/testing';
import { tellWindows } from '../helpers/browser-state.js';
import { DemoHost, type ScriptedAnswer } from '../helpers/demo-host.js';
import { idsOf, part, text } from '../helpers/element.js';
import {
  addScript,
  BADGE_FILE,
  EARLY_FILE,
  FILE,
  KEEP_FAILURES,
  openPage,
  scriptTag,
  settledIn,
  type Page,
} from '../helpers/pages.js';
import { Site } from '../helpers/site.js';
import { waitUntil } from '../helpers/wait-until.js';

const EARLY = `<script src="${EARLY_FILE}"></script>`;
const HANDOVER = Symbol.for('client-leads.early.2');

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
  window.fetch = async (url, { signal, body, ...init }) => {
    requests.push(JSON.stringify([url, body ?? null, Object.entries(init).sort()]));
    const page = { LeadsClients: [{ Id: 7, Leads: 7, Subject: 'Вопрос' }], TotalRows: 1 };
    return Response.json(url.endsWith('/my/session') ? ${JSON.stringify(answer)} : page);
  };
</script>`;

/** A page script that counts the answers that have come, and the placeholders that are drawn. */
const WATCH_PLACEHOLDERS = `<script>
  window.answers = 0;
  const { fetch: originalFetch } = window;
  window.fetch = async (...request) => {
    const response = await originalFetch(...request);
    response.clone().text().then(() => answers++);
    return response;
  };
  window.placeholders = 0;
  const { attachShadow } = Element.prototype;
  const isPlaceholder = (node) =>
    node.matches?.('[part~=skeleton]') || node.querySelector?.('[part~=skeleton]');
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        placeholders += [...addedNodes, ...removedNodes].filter(isPlaceholder).length;
      }
    }).observe(root, { childList: true, subtree: true });
    return root;
  };
</script>`;

/** A site and an API with clients 1 and 2, and the page of a partner. */
async function startSite(answer?: ScriptedAnswer, named: (api: DemoHost) => object = () => ({})) {
  const api = await DemoHost.create({ clients: { 1: 2, 2: 3 }, leads: 30 });
  const site = await Site.create();
  const json = { client: '1', token: '11', apiBase: api.base, ...named(api) };
  await site.answer({ json, ...answer });
  // Of two attributes with one name, the first counts.
  const tag = (attributes = '', name = 'client-leads') =>
    `<${name} ${attributes} session-url="${site.url}" sitecode="GIFT-01" first-position="1"></${name}>`;
  /** The questions to the site and the requests to the API. */
  const counts = async () => [(await site.questions()).length, (await api.requests()).length];
  return { api, site, tag, counts };
}

/** A tag that names client 1. Of two attributes with one name, the first counts. */
const clientTag = (base: string, attributes = '') =>
  `<client-leads ${attributes} api-base="${base}" sitecode="GIFT-01" client="1" token="11"></client-leads>`;

/** Who names the client: a site that is asked, or the page by its tag. */
const NAMED_BY = ['the site', 'the page'] as const;

/** Opens a page with the early script, and waits until it has asked for the first page. */
async function openAhead(by: (typeof NAMED_BY)[number] = 'the site', before = '', after = '') {
  const started = await startSite();
  const tag = by === 'the site' ? started.tag() : clientTag(started.api.base);
  const page = await openPage(KEEP_FAILURES + before + EARLY + tag + after);
  expect(await started.api.requests({ atLeast: 1 })).to.have.length(1);
  return { ...started, page };
}

/** Lets the script of the element come. */
async function define(page: Page) {
  await addScript(page);
  return settledIn(page);
}

/** Lets a page read an answer that has come before. */
async function readAnswers({ window }: Page): Promise<void> {
  await window.fetch('/page?html=').then((response) => response.text());
}

/** Compared instead of the function, since a failed comparison prints a whole window. */
function hasHandover({ document }: Page): boolean {
  return Reflect.get(document, HANDOVER) !== undefined;
}

function expectNothingLeft(page: Page, failures: readonly string[] = []): void {
  expect(hasHandover(page)).to.equal(false);
  expect(page.window.failures).to.deep.equal(failures);
}

describe('client-leads-early.min.js', () => {
  for (const by of NAMED_BY) {
    it(`asks once before the script of the element has come, and gives its answers once, if ${by} names the client`, async () => {
      const { api, counts, page } = await openAhead(by);
      const element = await define(page);
      expect(idsOf(element)).to.have.length(2);
      expect(element.status).to.equal('complete');
      expect(await counts()).to.deep.equal([by === 'the site' ? 1 : 0, 1]);
      expectNothingLeft(page);
      await api.replace({ clients: { 1: 5 } });
      await element.refresh();
      expect(element.leads).to.have.length(5);
    });

    it(`draws rows first if ${by} names the client and the answer has come`, async () => {
      const { page } = await openAhead(by, WATCH_PLACEHOLDERS);
      await waitUntil(() => page.window.answers === (by === 'the site' ? 2 : 1));
      expect(idsOf(await define(page))).to.have.length(2);
      expect(page.window.placeholders).to.equal(0);
    });
  }

  const names = ['querySelector', 'documentElement', 'baseURI', 'defaultView'];
  for (const [title, write] of [
    ['behind the element', (tag: string) => tag + EARLY],
    ['behind the script of the element', (tag: string) => tag + scriptTag() + EARLY],
    ['twice', (tag: string) => EARLY + EARLY + tag],
    [
      'where the page contains the text of the file',
      async (tag: string) => {
        const file = await fetch(EARLY_FILE);
        return `<script>${await file.text()}</script>${tag}`;
      },
    ],
    [
      'where MooTools has replaced Document',
      (tag: string) => `<script>window.Document = function () {};</script>${EARLY}${tag}`,
    ],
    [
      'where markup takes the names of the document',
      (tag: string) => names.map((name) => `<img name="${name}">`).join('') + EARLY + tag,
    ],
    [
      'where a form takes the name of the root and its control that of a method',
      (tag: string) =>
        `<form name="documentElement"><input name="querySelector"></form>${EARLY}${tag}`,
    ],
    [
      'where a script adds the element',
      (tag: string) =>
        `${EARLY}<script>addEventListener('load', () => document.body.insertAdjacentHTML('beforeend', '${tag}'))</script>`,
    ],
    [
      'with the base of a stranger',
      (tag: string) =>
        `${EARLY}<base href="https://stranger.example/">${tag.replace(location.origin, '')}`,
    ],
  ] as const) {
    it(`asks once ${title}`, async () => {
      const { api, tag, counts } = await startSite();
      const page = await openPage(KEEP_FAILURES + (await write(tag())));
      await api.requests({ atLeast: 1 });
      await addScript(page, { src: location.origin + FILE });
      // The document's own method may be an image.
      const element = page.document.body.querySelector('client-leads')!;
      expect(idsOf(await settledIn(page, element))).to.have.length(2);
      expect(await counts()).to.deep.equal([1, 1]);
      expectNothingLeft(page);
    });
  }

  const client = { client: '1017', token: '55120938' };
  const apiBase = 'https://api.example';
  // Of two attributes with one name, the first counts.
  const siteTag = (attributes = '') =>
    `<client-leads ${attributes} session-url="/my/session" sitecode="1"></client-leads>`;
  const ownTag = (attributes = '') =>
    `<client-leads ${attributes} sitecode="GIFT-01" client="1017" token="55120938"></client-leads>`;
  for (const [title, requests, tag, answer = {}] of [
    ['the origin of the page', 2, siteTag(), client],
    [
      'another origin',
      2,
      siteTag('login-href="/in?back={page}" skeleton-rows="3"'),
      { ...client, apiBase },
    ],
    [
      'numbers, a path, and a site code of the answer',
      2,
      siteTag('length="50"'),
      { client: 1017, token: 55120938, siteCode: 'GIFT_2', apiBase: 'https://api.example/v2/?q#f' },
    ],
    ['long numbers', 2, siteTag(), { client: '9007199254740993', token: '9223372036854775807' }],
    [
      'long numbers and another origin',
      2,
      siteTag(),
      { client: '9007199254740991', token: '9223372036854775807', apiBase },
    ],
    ['an API that counts from 0', 2, siteTag('first-position="0"'), { ...client, apiBase }],
    ['the largest page', 2, siteTag('first-position="1" length="200"'), client],
    ['bad and empty values', 2, siteTag('first-position="" length="all"'), client],
    ['the origin of the page', 1, ownTag()],
    ['another origin', 1, ownTag('api-base="https://api.example/v2?q" skeleton-rows="3"')],
    ['a relative base', 1, ownTag('api-base="../v2" length="50"')],
    ['an empty base', 1, ownTag('api-base=""')],
    ['long numbers', 1, ownTag('client="9007199254740991" token="9007199254740992"')],
    ['an empty address', 1, ownTag('session-url=""')],
    ['a blank address', 1, ownTag('session-url=" "')],
    ['blank values', 1, ownTag('api-base=" " first-position=" " length=" "')],
    ['a blank base', 2, siteTag(), { ...client, apiBase: ' ' }],
    ['an API that counts from 1', 1, ownTag('first-position="1" length="200"')],
    ['bad and empty values', 1, ownTag('first-position="" length="all"')],
    ['an empty token', 0, ownTag('token=""')],
    ['a client in another base', 0, ownTag('client="0x1F"')],
    ['a client beyond 2^63', 0, ownTag('client="9223372036854775808"')],
    ['a base with a password', 0, ownTag('api-base="https://a:b@api.example/"')],
    ['a base that is no URL', 0, ownTag('api-base="https://"')],
  ] satisfies [string, number, string, object?][]) {
    it(`sends the bytes of ${requests} requests that the element would send, for ${title}`, async () => {
      const before = KEEP_FAILURES + recordRequests(answer);
      const alone = await openPage(before + tag);
      await define(alone);
      const ahead = await openPage(before + EARLY + tag);
      await waitUntil(() => (ahead.window.requests as string[]).length === requests);
      await define(ahead);
      expect(ahead.window.requests).to.have.length(requests);
      expect(ahead.window.requests).to.deep.equal(alone.window.requests);
      expect(ahead.window.failures).to.deep.equal(alone.window.failures);
    });
  }

  for (const [title, answer, attributes] of [
    ['an operator', () => ({ operator: '5' }), ''],
    ['an address without encryption', (api) => ({ apiBase: api.crossBase }), ''],
    ['no token', () => ({ token: undefined }), ''],
    ['a number that JSON has rounded', () => ({ token: 2 ** 53 }), ''],
    ['a token beyond 2^63', () => ({ token: '9223372036854775808' }), ''],
    ['a length that is too large', () => ({}), 'length="201"'],
    ['a first position of 2', () => ({}), 'first-position="2"'],
    ['a site code with spaces', () => ({ siteCode: 'GIFT 1' }), ''],
  ] satisfies [string, (api: DemoHost) => object, string][]) {
    it(`leaves the request to the element if there is ${title}`, async () => {
      const { site, tag, counts } = await startSite({}, answer);
      const page = await openPage(EARLY + tag(attributes));
      await site.questions(1);
      await readAnswers(page);
      expect(await counts()).to.deep.equal([1, 0]);
    });
  }

  for (const [title, attributes, before = ''] of [
    ['that waits to be seen', 'loading="lazy"'],
    ['with a base', 'api-base="/"'],
    ['with an operator of its own', 'operator="5"'],
    ['with a format', 'wire-format="form"'],
    ['with a first day', 'begdate="2026-01-01"'],
    ['with a last day', 'enddate="2026-01-01"'],
    ['with an empty address', 'session-url=""'],
    ['with a blank address', 'session-url=" "'],
    // Markup can set the property, too.
    ['in a page that is prerendered', '', '<img name="prerendering">'],
    [
      'without other windows',
      '',
      `<script>window.BroadcastChannel = () => { throw new Error(); }</script>`,
    ],
    ['behind a badge', '', `<script src="${BADGE_FILE}"></script>`],
  ] satisfies [string, string, string?][]) {
    it(`leaves everything to an element ${title}`, async () => {
      const scripts = KEEP_FAILURES + recordRequests({}) + before + EARLY;
      const page = await openPage(scripts + siteTag(attributes));
      expect(page.window.requests).to.deep.equal([]);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  it('draws placeholders if its answer has not come', async () => {
    const { api, site, tag } = await startSite({ hold: true });
    const page = await openPage(WATCH_PLACEHOLDERS + EARLY + tag());
    await site.holds();
    await addScript(page);
    await waitUntil(() => page.window.placeholders !== 0);
    await site.release();
    expect(idsOf(await settledIn(page))).to.have.length(2);
    expect(await api.requests()).to.have.length(1);
  });

  it('tells of a redirect as without it', async () => {
    const { site, tag, counts } = await startSite({ status: 302, headers: { Location: '/login' } });
    const page = await openPage(EARLY + tag());
    await site.questions(1);
    const element = await define(page);
    expect(text(part(element, 'message'))).to.contain('Не удалось загрузить обращения');
    expect(await counts()).to.deep.equal([1, 0]);
    expect(hasHandover(page)).to.equal(false);
  });

  // The page hides its events from listeners that are not on the window.
  const controls = `<form onsubmit="event.preventDefault(); event.stopPropagation()">
    <button type="button" onclick="event.stopPropagation()">Sign in</button></form>
    <input onkeydown="event.stopPropagation()">`;
  const press = (document: Document) =>
    document.body
      .querySelector('input')!
      .dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true }));
  for (const [title, happen] of [
    ['a click', ({ document }) => document.body.querySelector('button')!.click()],
    ['a key', ({ document }) => press(document)],
    ['a submit', ({ document }) => document.body.querySelector('form')!.requestSubmit()],
    [
      'the page was hidden',
      ({ document }) => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
    ],
    [
      'another window has told a change',
      (_, site) => tellWindows({ url: site.url, type: 'changed' }),
    ],
    ['another window has told an end', (_, site) => tellWindows({ url: site.url, type: 'ended' })],
    [
      'another window has told another client',
      (_, site) => tellWindows({ url: site.url, type: 'answer', client: '2' }),
    ],
    ['15 seconds', ({ window }) => (window.timers as (() => void)[])[0]!()],
  ] satisfies [string, (page: Page, site: Site) => void][]) {
    it(`gives its answers to nobody after ${title}`, async () => {
      const { api, site, page, counts } = await openAhead('the site', KEEP_TIMERS, controls);
      await site.answer(Site.client(api, '2', '22'));
      happen(page, site);
      await waitUntil(() => !hasHandover(page));
      page.document.body.append('A change of the page');
      await readAnswers(page);
      expect(await counts()).to.deep.equal([1, 1]);
      expect((await define(page)).leads).to.have.length(3);
      expect(await counts()).to.deep.equal([2, 2]);
      expectNothingLeft(page);
    });
  }

  for (const [title, happen] of [
    ['somebody clicked', ({ document }) => document.querySelector('button')!.click()],
    ['the element was removed', ({ element }) => element.remove()],
  ] satisfies [string, (page: Page) => void][]) {
    it(`sends no request if ${title} during the question`, async () => {
      const { site, tag, counts } = await startSite({ hold: true });
      const page = await openPage(KEEP_FAILURES + EARLY + tag() + controls);
      await site.holds();
      happen(page);
      await site.release();
      await readAnswers(page);
      expect(await counts()).to.deep.equal([1, 0]);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  it('asks nothing after a click, also in a second copy of the file', async () => {
    const { tag, page, counts } = await openAhead('the site', '', `${EARLY}${controls}`);
    page.document.querySelector('button')!.click();
    page.document.body.insertAdjacentHTML('beforeend', tag());
    await addScript(page, { src: EARLY_FILE });
    await readAnswers(page);
    expect(await counts()).to.deep.equal([1, 1]);
  });

  it('shows nothing of its answer if a script has set another client meanwhile', async () => {
    const { api, page } = await openAhead('the page');
    Object.assign(page.element, { client: '2', token: '22' });
    const shown: number[] = [];
    page.element.addEventListener('leads-load', () => shown.push(page.element.leads.length));
    const element = await define(page);
    expect(idsOf(element)).to.have.length(3);
    expect(shown).to.deep.equal([3]);
    expect(await api.requests()).to.have.length(2);
    expectNothingLeft(page);
  });

  for (const [client, status, failures] of [
    [null, 'unconfigured', []],
    ['nobody', 'error', ['<client-leads> client must be digits, 1 to 9223372036854775807.']],
  ] as const) {
    it(`gives its answer to nobody once a script has set client to ${client}, not even to the same one`, async () => {
      const { api, page } = await openAhead('the page');
      Object.assign(page.element, { client });
      const element = await define(page);
      expect(element.status).to.equal(status);
      element.client = '1';
      await settledIn(page, element);
      expect(element.leads).not.to.have.length(0);
      expect(await api.requests()).to.have.length(2);
      expectNothingLeft(page, failures);
    });
  }

  it('gives its answer to the first list, and a second list asks for itself', async () => {
    const api = await DemoHost.create({ clients: { 1: 2, 2: 3 }, leads: 30 });
    const second = clientTag(api.base).replace('client="1"', 'client="2"');
    const page = await openPage(KEEP_FAILURES + EARLY + clientTag(api.base) + second);
    expect(await api.requests({ atLeast: 1 })).to.have.length(1);
    await define(page);
    const lists = [...page.document.querySelectorAll('client-leads')];
    await Promise.all(lists.map((element) => settledIn(page, element)));
    expect(lists.map((element) => idsOf(element).length)).to.deep.equal([2, 3]);
    expect(await api.requests()).to.have.length(2);
    expectNothingLeft(page);
  });

  it('gives its answer to the first list, also beside one that has no client yet', async () => {
    const api = await DemoHost.create({ clients: { 1: 2 } });
    const second = '<client-leads sitecode="GIFT-01"></client-leads>';
    const page = await openPage(KEEP_FAILURES + EARLY + clientTag(api.base) + second);
    expect(await api.requests({ atLeast: 1 })).to.have.length(1);
    expect((await define(page)).leads).to.have.length(2);
    expect(await api.requests()).to.have.length(1);
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
});
