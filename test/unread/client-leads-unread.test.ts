import { expect } from '@open-wc/testing';
import { ClientLeadsUnread } from '../../src/unread.js';
import {
  attributesFor,
  comeBackLater,
  decided,
  heard,
  inquiries,
  mountBadge,
  numberOf,
  openBadge,
  seen,
  shows,
} from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { waitUntil } from '../helpers/wait-until.js';

/** The changes from now on. */
function changesOf(badge: ClientLeadsUnread): unknown[] {
  const details: unknown[] = [];
  badge.addEventListener('leads-unread-change', ({ detail }) => details.push(detail));
  return details;
}

describe('<client-leads-unread>', () => {
  it('reads one page of 50 inquiries, and shows and names the sum', async () => {
    const { api, badge } = await openBadge();
    expect(await api.spans()).to.deep.equal([[1, 50]]);
    expect([badge.unread, badge.hasMore]).to.deep.equal([3, false]);
    expect(heard(badge)).to.equal('3 непрочитанных сообщения');
    expect(numberOf(badge)!.ariaHidden).to.equal('true');
    await expect(badge.parentElement).to.be.accessible();
  });

  for (const [unread, shown, said] of [
    [[1, 2], '3+', 'не меньше 3 непрочитанных сообщений'],
    [[], '', ''],
  ] as const) {
    it(`shows «${shown}» for ${unread.length} unread inquiries if there may be more`, async () => {
      const api = await DemoHost.create({ leads: inquiries(51, ...unread) });
      const badge = mountBadge(attributesFor(api));
      await waitUntil(() => badge.hasMore);
      expect([seen(badge), heard(badge)]).to.deep.equal([shown, said]);
      expect(badge.getClientRects().length > 0).to.equal(shown !== '');
    });
  }

  it('takes no room as a flex item on a page whose CSS resets everything', async () => {
    const badge = mountBadge({});
    badge.parentElement!.style.cssText = 'display: flex; gap: 20px';
    badge.style.setProperty('all', 'unset', 'important');
    await decided();
    expect(badge.getClientRects()).to.have.length(0);
    badge.style.setProperty('display', 'inline-block', 'important');
    expect(badge.getClientRects()).to.have.length(0);
  });

  it('speaks the language of the page, and follows it', async () => {
    const { badge } = await openBadge();
    badge.parentElement!.lang = 'en';
    await decided();
    expect(heard(badge)).to.equal('3 unread messages');
    badge.lang = 'ru';
    await decided();
    expect(heard(badge)).to.equal('3 непрочитанных сообщения');
  });

  it('has the texts of the page', async () => {
    const { badge } = await openBadge();
    badge.messages = { unread: { one: 'eins', other: '{n} neue' } };
    expect(heard(badge)).to.equal('3 neue');
    Reflect.set(badge, 'messages', { heading: 'of the list', unread: 3 });
    expect(heard(badge)).to.equal('3 непрочитанных сообщения');
  });

  it('writes nothing if nothing has changed', async () => {
    const { api, badge } = await openBadge();
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((news) => records.push(...news));
    observer.observe(badge.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    comeBackLater();
    await api.requests({ atLeast: 2 });
    await decided();
    expect(records).to.deep.equal([]);
    observer.disconnect();
  });

  it('tells the page of each change once', async () => {
    const api = await DemoHost.create({ leads: inquiries(4, 1, 2) });
    const badge = document.createElement('client-leads-unread');
    const changes = changesOf(badge);
    mountBadge(attributesFor(api), badge);
    await shows(badge, '3');
    badge.sessionEnded();
    await decided();
    expect(badge.client).to.equal(null);
    expect(changes).to.deep.equal([
      { unread: 3, hasMore: false },
      { unread: 0, hasMore: false },
    ]);
  });

  it('drops the number after a refusal, and asks again only with another token', async () => {
    const lines = captureConsole('error');
    const { api, badge } = await openBadge();
    await api.answer({ status: 403 });
    comeBackLater();
    await shows(badge, '');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/^<client-leads-unread> The API answered with HTTP 403/);
    comeBackLater();
    await decided();
    expect(await api.requests()).to.have.length(2);
    badge.token = '22';
    await shows(badge, '3');
  });

  it('makes one request of several changes', async () => {
    const { api, badge } = await openBadge();
    badge.client = 5;
    badge.token = '5';
    badge.operator = '7';
    await shows(badge, '3');
    const bodies = (await api.requests()).map(({ body }) => JSON.parse(body) as object);
    expect(bodies).to.have.length(2);
    expect(bodies[1]).to.include({ Client: 5, Token: 5, Operator: 7 });
  });

  it('asks nothing before the document is parsed, since a list may follow', async () => {
    const api = await DemoHost.create({ leads: inquiries(4, 1, 2) });
    stub(document, 'readyState', 'loading');
    const badge = mountBadge(attributesFor(api));
    await decided();
    expect(await api.requests()).to.deep.equal([]);
    stub(document, 'readyState', 'complete');
    document.dispatchEvent(new Event('DOMContentLoaded'));
    await shows(badge, '3');
  });

  it('names a bad setting once on the console, and shows and sends nothing', async () => {
    const lines = captureConsole('error');
    const { api, badge } = await openBadge();
    badge.client = 'abc';
    await decided();
    badge.lang = 'en';
    await decided();
    expect(seen(badge)).to.equal('');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/^<client-leads-unread> client must be digits/);
    expect(await api.requests()).to.have.length(1);
  });

  describe('in the life of a page', () => {
    it('is still there if it is moved or put back, and asks nothing for that', async () => {
      const { api, badge } = await openBadge();
      const parent = badge.parentElement!;
      parent.append(badge);
      await decided();
      badge.remove();
      await decided();
      parent.append(badge);
      expect(seen(badge)).to.equal('3');
      await decided();
      expect(await api.requests()).to.have.length(1);
    });

    it('takes properties that were set before its definition, above attributes of that time', async () => {
      const api = await DemoHost.create({ leads: inquiries(4, 1, 2) });
      class Later extends ClientLeadsUnread {}
      const tag = 'client-leads-unread-later';
      // It becomes one when the class is defined.
      const early = document.createElement(tag) as unknown as ClientLeadsUnread;
      Object.assign(early, { client: 7, tokenProvider: () => '7' });
      const { token: _, ...attributes } = attributesFor(api);
      mountBadge(attributes, early);
      customElements.define(tag, Later);
      await shows(early, '3');
      const [request] = await api.requests();
      expect(JSON.parse(request!.body)).to.include({ Client: 7, Token: 7 });
      early.tokenProvider = () => '8';
      const [, second] = await api.requests({ atLeast: 2 });
      expect(JSON.parse(second!.body)).to.include({ Client: 7, Token: 8 });
      early.setAttribute('client', '8');
      expect(early.client).to.equal('8');
    });
  });
});
