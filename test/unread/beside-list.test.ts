import { expect } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import { decided, inquiries, mountBadge, seen, shows, startSite } from '../helpers/badge.js';
import { comeBack } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { settled } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { waitUntil } from '../helpers/wait-until.js';

/** An API with four inquiries, of which the list reads two. */
const CONTENTS = { leads: inquiries(4, 1, 2, 4) };

/** How many requests of badges the API has had: the list asks for fewer rows. */
async function ownRequests(api: DemoHost): Promise<number> {
  return (await api.spans()).filter(([, length]) => length > 50).length;
}

describe('<client-leads-unread> beside a list', () => {
  for (const isFirst of [true, false]) {
    it(`asks nobody, and shows the number of the list, ${isFirst ? 'before' : 'after'} it`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const early = isFirst ? mountBadge(site) : undefined;
      const list = site.add({ length: '2' });
      const badge = early ?? mountBadge(site);
      await settled(list);
      await shows(badge, '3+');
      await list.loadMore();
      expect(seen(badge)).to.equal('7');
      await decided();
      expect(await site.questions()).to.have.length(1);
      expect(await ownRequests(api)).to.equal(0);
      list.sessionEnded();
      expect(seen(badge)).to.equal('');
    });
  }

  for (const [title, attributes] of [
    ['waits to be seen', { loading: 'lazy' }],
    ['has another site code', { sitecode: 'GIFT-02' }],
    ['shows a period', { begdate: '2020-01-01' }],
  ] as const) {
    it(`asks by itself if the list ${title}`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const badge = mountBadge(site);
      const list = site.add({ length: '2', ...attributes });
      list.style.marginTop = '5000px';
      await shows(badge, '7');
      expect(await ownRequests(api)).to.equal(1);
    });
  }

  it('asks once in an outage, whatever the list tries, together with four other badges', async () => {
    const lines = captureConsole('error');
    stub(Math, 'random', () => 0);
    const { api, site } = await startSite(
      { ...CONTENTS, settings: { fail: { status: 503, when: 'always' } } },
      4,
    );
    const badges = [1, 2, 3, 4, 5].map(() => mountBadge(site));
    const list = await site.mount({ length: '2' });
    await waitUntil(() => lines.length === 2);
    for (const questions of [2, 3]) {
      await list.refresh();
      // An answer of the site is no reason to ask either.
      comeBack();
      await waitUntil(() => performance.getEntriesByName(site.url).length === questions);
      await settled(list);
      await decided();
    }
    // Nor is a minute that has passed.
    const later = Date.now() + 600_000;
    stub(Date, 'now', () => later);
    await list.refresh();
    await decided();
    expect(list.status).to.equal('error');
    expect(await ownRequests(api)).to.equal(1);
    await api.replace({ settings: {} });
    await list.refresh();
    await Promise.all(badges.map((badge) => shows(badge, '3+')));
  });

  it('asks by itself once a list has gone that has read nothing', async () => {
    const { api, site } = await startSite(CONTENTS, 2);
    const badge = mountBadge(site);
    await api.answer({ hold: true });
    const list = site.add({ length: '2' });
    await api.holds(1);
    list.remove();
    await shows(badge, '7');
  });

  it('drops the number of a list that the API refuses, and asks nothing itself', async () => {
    captureConsole('error');
    const { api, site } = await startSite(CONTENTS, 2);
    const badge = mountBadge(site);
    const list = await site.mount({ length: '2' });
    await shows(badge, '3+');
    await api.replace({ settings: { fail: { status: 401, when: 'always' } } });
    await list.refresh();
    await decided();
    expect([list.status, seen(badge), await ownRequests(api)]).to.deep.equal(['error', '', 0]);
  });

  it('does not show the number of the former client for the next one', async () => {
    const { api, site } = await startSite(CONTENTS);
    const badge = mountBadge(site);
    await site.mount({ length: '2' });
    await shows(badge, '3+');
    await site.answer(Site.client(api, '2'));
    await api.answer({ hold: true });
    comeBack();
    await api.holds(1);
    await decided();
    expect(seen(badge)).to.equal('');
    await api.release();
  });

  for (const [title, change] of [
    ['another operator', { operator: '7' }],
    ['another API', {}],
  ] as const) {
    it(`does not show the number of the same client at ${title}`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const badge = mountBadge(site);
      await site.mount({ length: '2' });
      await shows(badge, '3+');
      const other = title === 'another API' ? await DemoHost.create() : api;
      const { json } = Site.client(other);
      await site.answer({ json: { ...(json as object), ...change } });
      await other.answer({ hold: true }, { hold: true });
      const numbers = new Set<string>();
      badge.addEventListener('leads-unread-change', () => numbers.add(seen(badge)));
      comeBack();
      await other.holds(1);
      await decided();
      expect([...numbers]).to.deep.equal(['']);
      await other.release();
    });
  }

  it('shares one reading with the other badges of its client and site code', async () => {
    const { api, site } = await startSite(CONTENTS);
    const badges = ['GIFT-01', 'GIFT-01', 'GIFT-01', 'GIFT-02'].map((siteCode) => {
      const badge = mountBadge(site);
      badge.siteCode = siteCode;
      return badge;
    });
    await Promise.all(badges.map((badge) => shows(badge, '7')));
    expect(await site.questions()).to.have.length(1);
    expect(await ownRequests(api)).to.equal(2);
  });

  for (const [title, isList, age, requests] of [
    ['a badge', false, 50_000, 1],
    ['a badge that is a minute old', false, 60_000, 2],
    ['a list', true, 50_000, 0],
    ['a list that is a minute old', true, 60_000, 1],
  ] as const) {
    it(`made anew shows the number of ${title}, once the site has named the same client`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const former = isList ? await site.mount({ length: '4' }) : mountBadge(site);
      await waitUntil(() => former.unread === 7);
      const time = Date.now() + age;
      stub(Date, 'now', () => time);
      await site.answer({ ...Site.client(api), hold: true });
      const badge = document.createElement('client-leads-unread');
      badge.setAttribute('session-url', site.url);
      badge.setAttribute('sitecode', 'GIFT-01');
      former.replaceWith(badge);
      await site.holds();
      expect(seen(badge)).to.equal('');
      await site.release();
      await shows(badge, '7');
      await decided();
      expect(await ownRequests(api)).to.equal(requests);
    });
  }

  for (const [title, answer, number, requests] of [
    ['another client has been named', (api: DemoHost) => Site.client(api, '2'), '7', 2],
    ['nobody was signed in', () => ({ json: null }), '', 1],
  ] as const) {
    it(`made anew reads the number again after ${title}`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const former = mountBadge(site);
      await shows(former, '7');
      await site.answer(answer(api), Site.client(api));
      comeBack();
      await site.questions(2);
      await api.requests({ atLeast: requests });
      await shows(former, number);
      await decided();
      const badge = mountBadge(site);
      former.remove();
      await shows(badge, '7');
      expect(await ownRequests(api)).to.equal(requests + 1);
    });
  }

  it('keeps its number and asks nothing if it moves, with a microtask between, beside a list that moves', async () => {
    const { api, site } = await startSite(CONTENTS);
    const badge = mountBadge(site);
    const list = site.add({ length: '2' });
    await settled(list);
    await shows(badge, '3+');
    const numbers: string[] = [];
    badge.addEventListener('leads-unread-change', () => numbers.push(seen(badge)));
    const requests = (await api.requests()).length;
    for (const element of [badge, list]) {
      const { parentElement } = element;
      element.remove();
      await Promise.resolve();
      parentElement!.append(element);
      await decided();
    }
    await settled(list);
    expect([numbers, seen(badge), list.leads.length]).to.deep.equal([[], '3+', 2]);
    expect((await api.requests()).length).to.equal(requests);
    expect(await site.questions()).to.have.length(1);
  });

  it('takes over the number of a list that comes later, and keeps it once that has gone', async () => {
    const { api, site } = await startSite(CONTENTS, 2);
    const badge = mountBadge(site);
    await shows(badge, '7');
    const list = await site.mount({ length: '2' });
    await shows(badge, '3+');
    list.remove();
    await decided();
    expect([seen(badge), await ownRequests(api)]).to.deep.equal(['3+', 1]);
  });

  it('leaves no listener on a signal that outlives a list', async () => {
    const { site } = await startSite(CONTENTS, 101);
    await shows(mountBadge(site), '7');
    let listeners = 0;
    for (const [name, change] of [
      ['addEventListener', 1],
      ['removeEventListener', -1],
    ] as const) {
      const method: (...args: never[]) => void = Reflect.get(EventTarget.prototype, name);
      stub(AbortSignal.prototype, name, function (this: AbortSignal, ...args: never[]) {
        listeners += change;
        method.apply(this, args);
      });
    }
    for (let mounts = 0; mounts < 100; mounts++) {
      const list = await site.mount({ length: '2' });
      list.remove();
    }
    expect(listeners).to.be.at.most(2);
  });
});
