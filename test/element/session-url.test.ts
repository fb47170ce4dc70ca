import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { comeBack, leavePage, restorePage } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { part, rows, settled, text, TOKEN, updatedLater } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';

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

    it('says that the session has ended if a list was shown, whose slot footer goes', async () => {
      const { site, element } = await open({ 'login-href': '/login' });
      const hasFooter = () => element.shadowRoot!.querySelector('slot[name=footer]') !== null;
      expect(hasFooter()).to.equal(true);
      await site.answer({ json: null });
      comeBack();
      await leaves(element, 'complete');
      expect([element.status, rows(element).length]).to.deep.equal(['signed-out', 0]);
      expect(text(part(element, 'message'))).to.contain('Сеанс завершён');
      expect(hasFooter()).to.equal(false);
    });
  });

  it('shows a failure with a retry that asks again', async () => {
    const lines = captureConsole('error');
    const api = await DemoHost.create({ leads: 4 });
    const site = await Site.create();
    await site.answer({ body: '<html>', headers: { 'Content-Type': 'text/html' } });
    const element = await site.mount();
    expect(element.status).to.equal('error');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('session-url');
    await site.answer(Site.client(api));
    part(element, 'retry')!.click();
    await leaves(element, 'error');
    await settled(element);
    expect(rows(element)).to.have.length(4);
    expect(await site.questions(2)).to.have.length(2);
  });

  describe('after the API has refused the token', () => {
    it('is asked once, and the list goes on with another token, without a further page', async () => {
      const { api, site, element } = await open({ length: '1' });
      await api.answer({ status: 401 });
      await site.answer(Site.client(api, '1', '12'));
      await element.refresh();
      await settled(element);
      expect(rows(element)).to.have.length(1);
      const tokens = (await api.requests()).map(bodyOf).map(({ Token }) => Token);
      expect(tokens).to.deep.equal([11, 11, 12]);
    });

    it('lets the refusal stand if its token is the same, until the reader tries again', async () => {
      captureConsole('error');
      const { api, site, element } = await open();
      await api.answer({ status: 401 });
      await site.answer(Site.client(api, '1', '11'), Site.client(api, '1', '12'));
      await element.refresh();
      expect([element.status, rows(element).length]).to.deep.equal(['error', 0]);
      expect(await api.requests()).to.have.length(2);
      part(element, 'retry')!.click();
      await leaves(element, 'error');
      expect(rows(element)).to.have.length(2);
    });
  });

  it('is not asked again after sessionEnded() until sessionChanged()', async () => {
    const { api, site, element } = await open();
    element.sessionEnded();
    await element.updateComplete;
    expect([element.status, rows(element).length]).to.deep.equal(['signed-out', 0]);
    expect(await site.questions()).to.have.length(1);
    await site.answer(Site.client(api, '2', '22'));
    await element.sessionChanged();
    expect(rows(element)).to.have.length(3);
  });

  for (const name of ['client', 'token'] as const) {
    it(`ends the session if a script sets ${name} to null`, async () => {
      const { element } = await open();
      element[name] = null;
      await element.updateComplete;
      expect([element.status, rows(element).length]).to.deep.equal(['signed-out', 0]);
    });
  }

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

  it('says once which settings beside it are ignored', async () => {
    const lines = captureConsole('error');
    const { element } = await open({ client: '2', token: '22', operator: '7' });
    element.requestUpdate();
    await element.updateComplete;
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('ignored: client, token, operator');
  });
});
