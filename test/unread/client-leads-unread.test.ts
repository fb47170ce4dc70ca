import { expect } from '@open-wc/testing';
import { ClientLeadsUnread } from '../../src/unread.js';
import {
  comeBackLater,
  decided,
  heard,
  inquiries,
  mountBadge,
  numberOf,
  openBadge,
  seen,
  shows,
  startSite,
} from '../helpers/badge.js';
import { comeBack, leavePage, restorePage } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { Site } from '../helpers/site.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { waitUntil } from '../helpers/wait-until.js';

describe('<client-leads-unread>', () => {
  it('shows the sum, and is called by a whole sentence', async () => {
    const { badge } = await openBadge();
    expect([badge.unread, badge.hasMore]).to.deep.equal([3, false]);
    expect(heard(badge)).to.equal('3 непрочитанных сообщения');
    expect(numberOf(badge)!.ariaHidden).to.equal('true');
    await expect(badge.parentElement).to.be.accessible();
  });

  it('counts the newest 50 inquiries, also of an API that refuses 0', async () => {
    const leads = inquiries(60, 1, ...Array<number>(48).fill(0), 2, 4);
    const { api, site } = await startSite({ leads, settings: { firstPosition: 1 } });
    await api.answer({ status: 400 });
    await shows(mountBadge(site), '3+');
    expect(await api.spans()).to.deep.equal([[0, 51], [1, 51]]); // prettier-ignore
  });

  for (const [leads, shown, said] of [
    [inquiries(2, 99, 1), '99+', '100 непрочитанных сообщений'],
    [inquiries(51, 100), '99+', 'не меньше 100 непрочитанных сообщений'],
    [inquiries(51, 1), '1+', 'не меньше 1 непрочитанного сообщения'],
    [inquiries(51), '', ''],
  ] as const) {
    it(`shows «${shown}» for «${said}», and takes no room for nothing`, async () => {
      const { api, site } = await startSite({ leads });
      const badge = mountBadge(site);
      await api.requests({ atLeast: 1 });
      await waitUntil(() => heard(badge) === said && badge.hasMore === leads.length > 50);
      expect(seen(badge)).to.equal(shown);
      expect(badge.getClientRects().length > 0).to.equal(shown !== '');
    });
  }

  it('follows the language of the page and the texts of its script', async () => {
    const { badge } = await openBadge();
    badge.parentElement!.lang = 'en';
    await decided();
    expect(heard(badge)).to.equal('3 unread messages');
    badge.messages = { unread: { one: 'one', other: '{n} new' } };
    expect(heard(badge)).to.equal('3 new');
    Reflect.set(badge, 'messages', { heading: 'of the list', unread: 3 });
    expect(heard(badge)).to.equal('3 unread messages');
  });

  it('writes nothing and tells nothing if nothing has changed', async () => {
    const { api, badge } = await openBadge();
    badge.messages = { unread: { other: '{n} new' } };
    const records: unknown[] = [];
    const observer = new MutationObserver((news) => records.push(...news));
    observer.observe(badge.shadowRoot!, { subtree: true, childList: true, characterData: true });
    badge.addEventListener('leads-unread-change', (event) => records.push(event));
    badge.messages = { unread: { other: '{n} new' } };
    comeBackLater();
    await api.requests({ atLeast: 2 });
    await decided();
    expect(records).to.deep.equal([]);
    observer.disconnect();
  });

  it('drops the number at sessionEnded() before anything is drawn or asked, and tells the page', async () => {
    const { site } = await startSite();
    const badge = document.createElement('client-leads-unread');
    const details: unknown[] = [];
    badge.addEventListener('leads-unread-change', ({ detail }) => details.push(detail));
    mountBadge(site, badge);
    await shows(badge, '3');
    badge.sessionEnded();
    expect([seen(badge), badge.unread, details.length]).to.deep.equal(['', 0, 1]);
    await decided();
    expect(details).to.deep.equal([3, 0].map((unread) => ({ unread, hasMore: false })));
    expect(await site.questions()).to.have.length(1);
  });

  for (const [name, value, line] of [
    ['sitecode', 'GIFT\u0007', 'sitecode must be text without control characters.'],
    ['session-url', 'ftp://a.example/', 'session-url must be an http, https or relative URL'],
  ] as const) {
    it(`shows and sends nothing for a bad ${name}, and says so once on the console`, async () => {
      const lines = captureConsole('error');
      const { api, badge } = await openBadge();
      badge.setAttribute(name, value);
      expect(seen(badge)).to.equal('');
      comeBackLater();
      await decided();
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(`<client-leads-unread> ${line}`);
      expect(await api.requests()).to.have.length(1);
    });
  }

  describe('in the life of a page', () => {
    it('asks nothing before the document is parsed, and nothing while it is prerendered', async () => {
      const { api, site } = await startSite();
      stub(Document.prototype, 'readyState', 'loading');
      stub(Document.prototype, 'prerendering' as keyof Document, true as never);
      const badge = mountBadge(site);
      stub(Document.prototype, 'readyState', 'complete');
      document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
      await decided();
      expect(await site.questions()).to.deep.equal([]);
      stub(Document.prototype, 'readyState', 'loading');
      stub(Document.prototype, 'prerendering' as keyof Document, false as never);
      document.dispatchEvent(new Event('prerenderingchange', { bubbles: true }));
      await decided();
      expect(await site.questions()).to.deep.equal([]);
      stub(Document.prototype, 'readyState', 'complete');
      document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
      await shows(badge, '3');
      expect(await api.requests()).to.have.length(1);
    });

    it('waits for DOMContentLoaded in a deferred script, and asks at once after it', async () => {
      const { site } = await startSite(undefined, 2);
      stub(Document.prototype, 'readyState', 'interactive');
      stub(performance, 'getEntriesByType', () => []);
      mountBadge(site);
      await decided();
      expect(await site.questions()).to.deep.equal([]);
      const entry = { domContentLoadedEventStart: 1 } as PerformanceNavigationTiming;
      stub(performance, 'getEntriesByType', () => [entry]);
      await shows(mountBadge(site), '3');
    });

    it('asks again when the client returns after a minute, and no earlier', async () => {
      const { api, site, badge } = await openBadge();
      await site.answer(Site.client(api), Site.client(api));
      comeBack();
      await site.questions(2);
      await decided();
      expect(await api.requests()).to.have.length(1);
      await api.replace({ leads: inquiries(4, 5) });
      comeBackLater();
      await shows(badge, '5');
    });

    it('keeps the number if the API fails, and asks once', async () => {
      const lines = captureConsole('error');
      const { api, site, badge } = await openBadge();
      await site.answer(Site.client(api));
      await api.answer({ status: 503 });
      comeBackLater();
      await waitUntil(() => lines.length === 1);
      expect(lines[0]).to.match(/^<client-leads-unread> The API answered with HTTP 503/);
      await decided();
      expect([seen(badge), (await api.requests()).length]).to.deep.equal(['3', 2]);
    });

    it('keeps the number if the API refuses by an ErrorCode, and asks at the next return', async () => {
      const lines = captureConsole('error');
      const { api, site, badge } = await openBadge();
      await site.answer(Site.client(api), Site.client(api), Site.client(api));
      // Twice from position 0, since the site names the same token again, and once from 1.
      await api.answer(...Array.from({ length: 3 }, () => ({ json: { ErrorCode: 7 } })));
      comeBackLater();
      await waitUntil(() => lines.length === 1);
      expect(seen(badge)).to.equal('3');
      await api.replace({ leads: inquiries(4, 5) });
      comeBack();
      await shows(badge, '5');
    });

    it('drops the number if the API refuses every token', async () => {
      captureConsole('error');
      const { api, site, badge } = await openBadge();
      await site.answer(Site.client(api), Site.client(api));
      await api.replace({ settings: { fail: { status: 401, when: 'always' } } });
      comeBackLater();
      await shows(badge, '');
    });

    it('shows nothing while the page is left and comes back, and asks the API for neither', async () => {
      const { api, site, badge } = await openBadge();
      leavePage();
      expect([seen(badge), badge.unread]).to.deep.equal(['', 0]);
      await decided();
      await site.answer({ ...Site.client(api), hold: true });
      restorePage();
      await site.holds();
      expect(seen(badge)).to.equal('');
      await site.release();
      await shows(badge, '3');
      expect(await api.requests()).to.have.length(1);
    });

    it('follows nothing once it is removed, and shows the number when it is put back', async () => {
      const { api, site, badge } = await openBadge();
      const parent = badge.parentElement!;
      badge.remove();
      await decided();
      comeBackLater();
      await decided();
      expect(await site.questions()).to.have.length(1);
      await site.answer(Site.client(api, '2', '22'));
      parent.append(badge);
      expect(seen(badge)).to.equal('');
      await shows(badge, '3');
    });

    it('takes properties that were set before its definition, above attributes of that time', async () => {
      const { api, site } = await startSite();
      class Later extends ClientLeadsUnread {}
      const tag = 'client-leads-unread-later';
      // It becomes one when the class is defined.
      const early = document.createElement(tag) as unknown as ClientLeadsUnread;
      Object.assign(early, { siteCode: 'GIFT-02', messages: { unread: 'early' } });
      mountBadge(site, early);
      customElements.define(tag, Later);
      await shows(early, '3');
      const [request] = await api.requests();
      expect(JSON.parse(request!.body)).to.include({ SiteCode: 'GIFT-02' });
      expect(heard(early)).to.equal('early');
      early.siteCode = null;
      expect(seen(early)).to.equal('');
      early.setAttribute('sitecode', 'GIFT-03');
      await shows(early, '3');
    });
  });

  describe('when the client changes', () => {
    it('aborts what it asks for a client who is signed out', async () => {
      const { api, site } = await startSite();
      await api.answer({ hold: true });
      const badge = mountBadge(site);
      await api.holds(1);
      badge.sessionEnded();
      await api.requests({ aborted: 1 });
    });

    it('reads the number again of a client who has signed out and in', async () => {
      const { api, site, badge } = await openBadge();
      await site.answer({ json: null }, Site.client(api));
      await api.replace({ leads: inquiries(4, 5) });
      comeBack();
      await shows(badge, '');
      comeBack();
      await shows(badge, '5');
    });

    it('reads the number again at sessionChanged(), of the same client or of another', async () => {
      const { api, site, badge } = await openBadge();
      const other = await DemoHost.create({ leads: inquiries(4, 7) });
      const another = { ...Site.client(other, '2', '22'), hold: true };
      await site.answer(Site.client(api), another, { json: null });
      await api.replace({ leads: inquiries(4, 5) });
      await badge.sessionChanged();
      expect(seen(badge)).to.equal('5');
      const changed = badge.sessionChanged();
      await site.holds();
      expect(seen(badge)).to.equal('');
      await site.release();
      await changed;
      expect(seen(badge)).to.equal('7');
      await badge.sessionChanged();
      expect(seen(badge)).to.equal('');
      expect(await api.requests()).to.have.length(2);
    });
  });
});
