import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, Status } from '../../src/index.js';
import { leavePage, restorePage } from '../helpers/browser-state.js';
import { DemoHost, type ScriptedAnswer } from '../helpers/demo-host.js';
import { part, rows, settled, text, TOKEN, updatedLater } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

const CLIENTS = { clients: { 1: 2, 2: 3 } };

/** Waits until the element has another status than this one. */
async function leaves(element: ClientLeads, status: string): Promise<void> {
  while (element.status === status) {
    await new Promise((resolve) => {
      element.addEventListener('leads-change', resolve, { once: true });
    });
  }
  await settled(element);
}

/** A list of a client whom a site has named. */
async function open(attributes: Record<string, string> = {}) {
  const api = await DemoHost.create({ ...CLIENTS, leads: 4 });
  const site = await Site.create();
  await site.answer(Site.client(api, '1', '11'));
  const element = await site.mount(attributes);
  expect(rows(element)).not.to.deep.equal([]);
  return { api, site, element };
}

const UNKNOWN = 'Не удалось загрузить обращения';
const FAILURES: readonly [string, ScriptedAnswer, Status, string, string][] = [
  ['a 403', { status: 403 }, 'signed-out', 'Войдите, чтобы увидеть обращения', 'CSRF'],
  ['a redirect', { status: 302, headers: { Location: '/' } }, 'error', UNKNOWN, 'a redirect'],
  ['a page for people', { body: '<html>' }, 'error', UNKNOWN, 'not with JSON'],
  ['a 500', { status: 500 }, 'error', UNKNOWN, 'HTTP 500'],
  [
    'no answer in 15 s',
    { hold: true },
    'error',
    'Сервер долго не отвечает. Попробуйте ещё раз',
    '15000 ms',
  ],
];

const bodyOf = ({ body }: { body: string }) =>
  JSON.parse(body) as { Client: number; Token: number; SiteCode: string };

describe('session-url', () => {
  it('is asked once, and the API then gets the client and the token of its answer', async () => {
    const { api, site } = await open();
    const [question, ...others] = await site.questions(1);
    expect(others).to.deep.equal([]);
    expect([question!.method, question!.body]).to.deep.equal(['POST', '']);
    expect(question!.headers).to.include({ accept: 'application/json' });
    expect(question!.headers).not.to.have.any.keys('referer', 'content-type');
    const requests = await api.requests({ atLeast: 1 });
    expect(requests.map(bodyOf)).to.deep.include({
      ...bodyOf(requests[0]!),
      Client: 1,
      Token: 11,
      SiteCode: 'GIFT-01',
    });
  });

  it('shows no row, and asks no API, while it has not answered', async () => {
    const api = await DemoHost.create({ leads: 4 });
    const site = await Site.create();
    await site.answer({ ...Site.client(api), hold: true });
    const element = site.add();
    await site.holds();
    await element.updateComplete;
    expect([element.status, rows(element).length]).to.deep.equal(['loading', 0]);
    expect(await api.requests()).to.deep.equal([]);
    const loaded = element.loadMore();
    await site.release();
    expect(await loaded).to.equal(true);
    expect(rows(element)).to.have.length(4);
  });

  it('may name the site code of the tag in a later answer', async () => {
    const { api, site, element } = await open();
    const { json } = Site.client(api, '1', '12') as { json: object };
    await site.answer({ json: { ...json, siteCode: 'GIFT-01' } });
    await element.sessionChanged();
    await element.refresh();
    expect((await api.requests()).map(bodyOf).at(-1)).to.include({ Token: 12 });
  });

  describe('that knows nobody', () => {
    it('shows how to sign in, in the place of the rows', async () => {
      const site = await Site.create();
      await site.answer({ json: null, hold: true });
      const element = site.add({ 'login-href': '/login?back={page}' });
      await site.holds();
      await element.updateComplete;
      const { height } = element.getBoundingClientRect();
      await site.release();
      await leaves(element, 'loading');
      expect(element.status).to.equal('signed-out');
      expect(element.matches(':state(signed-out)')).to.equal(true);
      expect(text(part(element, 'message'))).to.equal('Войдите, чтобы увидеть обращения');
      const link = element.shadowRoot!.querySelector('a')!;
      expect(link.search).to.equal(`?back=${encodeURIComponent(location.href)}`);
      expect(element.getBoundingClientRect().height).to.equal(height);
    });

    it('shows nothing but the slot of the page without a link, and keeps the room', async () => {
      const site = await Site.create();
      await site.answer({ json: null });
      const element = await site.mount();
      const visible = [...element.shadowRoot!.querySelectorAll('.title, h2, p')].filter((shown) =>
        shown.checkVisibility({ visibilityProperty: true }),
      );
      expect(visible).to.deep.equal([]);
      expect(element.getBoundingClientRect().height).to.be.greaterThan(300);
      element.innerHTML = '<p slot="signed-out">Hello</p>';
      await updatedLater(element);
      const own = element.querySelector('p')!;
      expect(own.checkVisibility({ visibilityProperty: true })).to.equal(true);
    });
  });

  for (const [title, answer, status, message, line] of FAILURES) {
    it(`shows ${status} after ${title}, with one line in the console`, async () => {
      const lines = captureConsole('error');
      const page = new WatchedPage();
      const site = await Site.create();
      await site.answer(answer);
      const element = site.add({ 'login-href': '/login' });
      if (answer.hold) {
        await site.holds();
        page.clock.pass(15_000);
      }
      await page.idle();
      expect([element.status, page.sent]).to.deep.equal([status, ['site']]);
      expect(text(part(element, 'message'))).to.equal(message);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(line);
    });
  }

  it('keeps the slot footer while it names a client whom the API refuses, and drops it with them', async () => {
    captureConsole('error');
    const { api, site, element } = await open({ 'login-href': '/login' });
    element.innerHTML = '<form slot="footer">Sign out</form>';
    const hasFooter = () => element.querySelector('form')!.checkVisibility();
    const client = Site.client(api, '1', '11');
    await api.replace({ settings: { fail: { status: 401, when: 'always' } } });
    await site.answer(client, client, { json: null });
    await element.refresh();
    expect(text(part(element, 'message'))).to.equal('Сеанс завершён. Войдите ещё раз');
    expect([element.status, rows(element), hasFooter()]).to.deep.equal(['error', [], true]);
    element.addEventListener('leads-error', (event) => event.preventDefault());
    await element.refresh();
    expect([text(part(element, 'message')), hasFooter()]).to.deep.equal(['', true]);
    await element.sessionChanged();
    expect(text(part(element, 'message'))).to.equal('Войдите, чтобы увидеть обращения');
    expect([element.status, hasFooter()]).to.deep.equal(['signed-out', false]);
  });

  it('is covered in the back/forward cache until it has answered', async () => {
    const { api, site, element } = await open();
    const popover = document.createElement('p');
    popover.popover = 'auto';
    element.renderLead = () => popover;
    await element.updateComplete;
    popover.showPopover();
    const widget = element.shadowRoot!.querySelector<HTMLElement>('.widget')!;
    leavePage();
    await element.updateComplete;
    expect([widget.inert, getComputedStyle(widget).opacity]).to.deep.equal([true, '0']);
    expect(getComputedStyle(popover).visibility).to.equal('hidden');
    await site.answer({ ...Site.client(api, '1', '11'), hold: true });
    restorePage();
    await site.holds();
    await element.updateComplete;
    expect(widget.inert).to.equal(true);
    await site.release();
    while (widget.inert) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    await settled(element);
    expect(rows(element)).to.have.length(2);
    leavePage(false);
    await element.updateComplete;
    expect(widget.inert).to.equal(false);
  });

  it('sends no token to an API that its answer has not named', async () => {
    const lines = captureConsole('error');
    const api = await DemoHost.create({ leads: 4 });
    const stranger = await DemoHost.create({ leads: 4 });
    const site = await Site.create();
    await site.answer(Site.client(api));
    const element = site.add({ 'api-base': stranger.base });
    await new Promise((resolve) => element.addEventListener('leads-error', resolve));
    expect(element.status).to.equal('error');
    expect(lines.join()).to.contain('api-base must be that of the answer');
    expect([...(await stranger.requests()), ...(await api.requests())]).to.deep.equal([]);
    expect(lines.join()).not.to.contain(TOKEN);
  });

  it('and api-base do not follow a <base> that markup brings from a stranger', async () => {
    const api = await DemoHost.create({ leads: 4 });
    const site = await Site.create();
    await site.answer(Site.client(api));
    const base = Object.assign(document.createElement('base'), {
      href: 'https://stranger.invalid/',
    });
    document.head.prepend(base);
    const [sessionUrl, apiBase] = [site.url, api.base].map((url) => new URL(url).pathname);
    const element = await site
      .mount({ 'session-url': sessionUrl!, 'api-base': apiBase! })
      .finally(() => base.remove());
    expect(rows(element)).to.have.length(4);
  });

  it('says once which settings beside it are ignored', async () => {
    const lines = captureConsole('error');
    const { element } = await open({ client: '2', token: '22', operator: '7' });
    element.requestUpdate();
    await element.updateComplete;
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('ignored: client, token, operator');
  });
});
