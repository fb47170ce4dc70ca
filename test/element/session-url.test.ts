import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { leavePage, restorePage } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { has, part, rows, text, updatedLater } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

async function create() {
  const page = new WatchedPage();
  const api = await DemoHost.create({ leads: 4 });
  const site = await Site.create();
  return { page, api, site, client: Site.client(api, '1', '11') };
}

/** A list of a client whom a site has named. */
async function open(attributes: Record<string, string> = {}) {
  const { site, client, ...rest } = await create();
  await site.answer(client);
  return { site, client, element: await site.mount(attributes), ...rest };
}

describe('session-url', () => {
  it('is asked once, and the API then gets the client and the token of its answer', async () => {
    const { page, api, site } = await open();
    expect(page.sent).to.deep.equal(['site', '11']);
    const [question] = await site.questions();
    expect([question!.method, question!.body]).to.deep.equal(['POST', '']);
    expect(question!.headers).not.to.have.any.keys('referer', 'content-type');
    const [request] = await api.requests();
    expect(JSON.parse(request!.body)).to.include({ Client: 1, Token: 11, SiteCode: 'GIFT-01' });
  });

  it('shows no row, and asks no API, while it has not answered', async () => {
    const { page, site, client } = await create();
    await site.answer({ ...client, hold: true });
    const element = site.add();
    await site.holds();
    await element.updateComplete;
    expect([element.status, rows(element), page.sent]).to.deep.equal(['loading', [], ['site']]);
    const loaded = element.loadMore();
    await site.release();
    expect(await loaded).to.equal(true);
    expect(rows(element)).to.have.length(4);
  });

  it('is not asked after sessionEnded(), even if that is called before the first update', async () => {
    const { page, site, client } = await create();
    await site.answer(client);
    const element = site.add();
    element.sessionEnded();
    await page.idle();
    expect([page.sent, element.status]).to.deep.equal([[], 'signed-out']);
  });

  it('tells the other windows of a change before the first update, and settles once that is drawn', async () => {
    const { page, site, client } = await create();
    await site.answer(client);
    const channel = new BroadcastChannel('client-leads.sign-in');
    const heard = new Promise((resolve) => {
      channel.addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
    const element = site.add();
    await element.sessionChanged();
    expect(await heard).to.deep.equal({ url: site.url, type: 'changed' });
    expect([page.sent, element.status]).to.deep.equal([['site', '11'], 'complete']);
    channel.close();
  });

  it('that knows nobody shows how to sign in, from where a router has led since, by any kind of click', async () => {
    const { site } = await create();
    await site.answer({ json: null });
    const element = await site.mount({ 'login-href': '/login?back={page}' });
    expect(element.matches(':state(signed-out)')).to.equal(true);
    const messages = element.shadowRoot!.querySelectorAll('[part=message]');
    expect(text([...messages].at(-1)!)).to.equal('Войдите, чтобы увидеть обращения');
    const link = element.shadowRoot!.querySelector('a')!;
    const { href } = location;
    link.addEventListener('click', (event) => event.preventDefault());
    for (const type of ['', 'pointerdown', 'click']) {
      if (type) {
        history.replaceState(null, '', `#${type}`);
        link.dispatchEvent(new MouseEvent(type, { cancelable: true }));
      }
      expect(link.search).to.equal(`?back=${encodeURIComponent(location.href)}`);
    }
    history.replaceState(null, '', href);
  });

  it('that knows nobody shows nothing but the slot without a link, and takes no room', async () => {
    const { site } = await create();
    await site.answer({ json: null });
    const element = await site.mount();
    element.innerHTML = '<p slot="signed-out">Hello</p>';
    const seen = (root: ParentNode) =>
      [...root.querySelectorAll('.title, h2, p')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .map((each) => text(each));
    expect([seen(element.shadowRoot!), seen(element)]).to.deep.equal([[], []]);
    expect(element.getBoundingClientRect().height).to.equal(0);
    await updatedLater(element);
    expect(seen(element)).to.deep.equal(['Hello']);
  });

  it('keeps the slot footer, but not the filters, for a client whom the API refuses', async () => {
    captureConsole('error');
    const attributes = { 'login-href': '/login', 'filter-controls': 'search' };
    const { page, api, site, element, client } = await open(attributes);
    // After failures, methods ask once a second.
    const refresh = () => {
      page.clock.pass(1000);
      return element.refresh();
    };
    element.innerHTML = '<form slot="footer">Sign out</form>';
    const seen = () => {
      const hasFooter = element.querySelector('form')!.checkVisibility();
      return [element.status, text(part(element, 'message')), hasFooter, has(element, 'filter')];
    };
    expect(seen()).to.deep.equal(['complete', '', true, true]);
    await api.replace({ settings: { fail: { status: 401, when: 'always' } } });
    await site.answer(client, client, { json: null });
    await refresh();
    expect(seen()).to.deep.equal(['error', 'Сеанс завершён. Войдите ещё раз', true, false]);
    element.addEventListener('leads-error', (event) => event.preventDefault());
    await refresh();
    expect(seen()).to.deep.equal(['error', '', true, false]);
    page.clock.pass(1000);
    await element.sessionChanged();
    expect(seen()).to.deep.equal(['signed-out', 'Войдите, чтобы увидеть обращения', false, false]);
  });

  it('hides everything, popovers too, in a page that goes into the back/forward cache', async () => {
    const { element } = await open();
    const popover = Object.assign(document.createElement('p'), { popover: 'auto' });
    element.renderLead = () => popover;
    await element.updateComplete;
    popover.showPopover();
    const isHidden = async (isKept: boolean) => {
      leavePage(isKept);
      await element.updateComplete;
      const body = part(element, 'list')!.parentElement!;
      return [body.inert, getComputedStyle(body).opacity, getComputedStyle(popover).visibility];
    };
    expect(await isHidden(false)).to.deep.equal([false, '1', 'visible']);
    expect(await isHidden(true)).to.deep.equal([true, '0', 'hidden']);
    // It would ask the site, which has no further answer.
    element.remove();
    restorePage();
  });

  it('lets what waits for its answer end if the list is removed', async () => {
    const { api, site, element } = await open({ length: '2' });
    await api.answer({ hold: true });
    const loaded = element.loadMore();
    await api.holds(1);
    await site.answer({ hold: true });
    void element.sessionChanged();
    await site.holds();
    element.remove();
    expect(await loaded).to.equal(false);
  });

  it('sends no token to an API that its answer has not named', async () => {
    const lines = captureConsole('error');
    const { page, site, client } = await create();
    const stranger = await DemoHost.create({ leads: 4 });
    await site.answer(client);
    const element = site.add({ 'api-base': stranger.base });
    await page.idle();
    expect([element.status, page.sent]).to.deep.equal(['error', ['site']]);
    expect(lines.join()).to.contain('api-base must be that of the answer');
  });

  it('and api-base do not follow a <base> that markup brings from a stranger', async () => {
    const { api, site, client } = await create();
    await site.answer(client);
    const base = document.createElement('base');
    base.href = 'https://stranger.invalid/';
    document.head.prepend(base);
    const pathOf = (url: string) => new URL(url).pathname;
    const element = await site
      .mount({ 'session-url': pathOf(site.url), 'api-base': pathOf(api.base) })
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
