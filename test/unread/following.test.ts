import { expect } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import {
  attributesFor,
  decided,
  inquiries,
  mountBadge,
  pass,
  seen,
  shows,
} from '../helpers/badge.js';
import { restorePage, setVisibility } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mount, rows, settled } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';

const LIST = { 'first-position': '1', length: '2' };

/** An API with four inquiries, of which the list reads two. */
function createApi(): Promise<DemoHost> {
  return DemoHost.create({ leads: inquiries(4, 1, 2, 4) });
}

/** A badge that shows the number of a list. */
async function open() {
  const api = await createApi();
  const badge = mountBadge(attributesFor(api));
  const list = await settled(mount({ ...attributesFor(api), ...LIST }));
  await shows(badge, '3+');
  return { api, badge, list };
}

/** How many requests of the badge the API has had: the list asks for fewer rows. */
async function ownRequests(api: DemoHost): Promise<number> {
  return (await api.spans()).filter(([, length]) => length === 50).length;
}

describe('<client-leads-unread> beside a list', () => {
  it('follows the list, and sends nothing', async () => {
    const { api, badge, list } = await open();
    await list.loadMore();
    expect(seen(badge)).to.equal('7');
    expect(await ownRequests(api)).to.equal(0);
  });

  for (const isFirst of [true, false]) {
    it(`adds no question and no request to a page, ${isFirst ? 'before' : 'after'} the list`, async () => {
      const api = await createApi();
      const site = await Site.create();
      await site.answer(Site.client(api));
      const attributes = { sitecode: 'GIFT-01', 'session-url': site.url };
      const early = isFirst ? mountBadge(attributes) : undefined;
      const list = site.add({ length: '2', 'first-position': '' });
      const badge = early ?? mountBadge(attributes);
      await settled(list);
      await shows(badge, '3+');
      await api.requests({ atLeast: 2 });
      await decided();
      expect(await site.questions()).to.have.length(1);
      // The first page, and the probe.
      expect(await api.spans()).to.deep.equal([
        [1, 2],
        [0, 1],
      ]);
      list.sessionEnded();
      expect(seen(badge)).to.equal('');
      await site.answer(Site.client(api, '2', '22'));
      await badge.sessionChanged();
      await settled(list);
      await shows(badge, '3+');
      expect(await ownRequests(api)).to.equal(0);
    });
  }

  it('does not ask on a return, since the list does', async () => {
    const { api, badge, list } = await open();
    await api.replace({ leads: inquiries(2, 1) });
    pass(60_000);
    setVisibility('hidden');
    setVisibility('visible');
    await settled(list);
    await shows(badge, '1');
    expect(await ownRequests(api)).to.equal(0);
  });

  for (const [title, attributes] of [
    ['waits to be seen', { loading: 'lazy' }],
    ['shows another client', { client: '5' }],
    ['has another operator', { operator: '5' }],
    ['has another site code', { sitecode: 'GIFT-02' }],
  ] as const) {
    it(`asks by itself if the list ${title}`, async () => {
      const api = await createApi();
      const badge = mountBadge(attributesFor(api));
      const list = mount({ ...attributesFor(api), ...LIST, ...attributes });
      list.style.marginTop = '5000px';
      await shows(badge, '7');
      expect(await ownRequests(api)).to.equal(1);
    });
  }

  it('asks by itself if the client of the list has chosen a period', async () => {
    const { api, badge, list } = await open();
    list.begDate = '2020-01-01';
    await shows(badge, '7');
    list.begDate = null;
    await settled(list);
    await shows(badge, '3+');
    expect(await ownRequests(api)).to.equal(1);
  });

  it('asks by itself after the first page of the list has failed', async () => {
    captureConsole('error');
    const api = await createApi();
    await api.answer({ status: 500 });
    const badge = mountBadge(attributesFor(api));
    const list = await settled(mount({ ...attributesFor(api), ...LIST }));
    expect(list.status).to.equal('error');
    await shows(badge, '7');
    await list.refresh();
    await shows(badge, '3+');
  });

  it('drops the number in the same frame if the list drops its rows after a refusal', async () => {
    captureConsole('error');
    const { api, badge, list } = await open();
    await api.answer({ status: 401 }, { status: 401 });
    await list.refresh();
    expect([rows(list).length, seen(badge)]).to.deep.equal([0, '']);
    await api.requests({ atLeast: 3 });
    await decided();
    expect(seen(badge)).to.equal('');
  });

  it('shows nothing of a list that is covered in the back/forward cache', async () => {
    const api = await createApi();
    const site = await Site.create();
    await site.answer(Site.client(api));
    const list = await site.mount(LIST);
    const badge = mountBadge(attributesFor(api));
    await shows(badge, '3+');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await list.updateComplete;
    expect(seen(badge)).to.equal('');
    restorePage();
  });

  it('gives up its request once a list asks', async () => {
    const api = await createApi();
    await api.answer({ hold: true });
    const badge = mountBadge(attributesFor(api));
    await api.holds(1);
    await settled(mount({ ...attributesFor(api), ...LIST }));
    await api.requests({ aborted: 1 });
    expect(seen(badge)).to.equal('3+');
  });

  it('asks by itself again once the list has gone', async () => {
    const api = await createApi();
    const badge = mountBadge(attributesFor(api));
    await shows(badge, '7');
    const list = await settled(mount({ ...attributesFor(api), ...LIST }));
    await shows(badge, '3+');
    list.remove();
    expect(seen(badge)).to.equal('3+');
    await shows(badge, '7');
    expect(await ownRequests(api)).to.equal(2);
  });

  it('asks nothing if the list only moves', async () => {
    const { api, badge, list } = await open();
    list.parentElement!.prepend(list);
    await decided();
    expect([seen(badge), await ownRequests(api)]).to.deep.equal(['3+', 0]);
  });

  it('shows nothing for a list without inquiries, and sends nothing', async () => {
    const api = await DemoHost.create({ leads: [] });
    const badge = mountBadge(attributesFor(api));
    await settled(mount({ ...attributesFor(api), ...LIST }));
    await decided();
    expect([seen(badge), await ownRequests(api)]).to.deep.equal(['', 0]);
  });
});
