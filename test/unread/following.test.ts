import { expect } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import { attributesFor, decided, inquiries, mountBadge, seen, shows } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mount, settled } from '../helpers/element.js';
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

  for (const [title, attributes] of [
    ['waits to be seen', { loading: 'lazy' }],
    ['shows another client', { client: '5' }],
    ['has another operator', { operator: '5' }],
    ['has another site code', { sitecode: 'GIFT-02' }],
    ['shows a period', { begdate: '2020-01-01' }],
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
});
