import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { mountFor, rows, settled, showList } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { clockOf, hear, mountTimed } from '../helpers/timed-element.js';

describe('loadMore', () => {
  it('settles, as refresh does, for an element that is not in the page or has never been', async () => {
    const [element, host] = await showList({ leads: manyRows(45) });
    element.remove();
    const apart = document.createElement('client-leads');
    Object.assign(apart, { siteCode: 'GIFT-01', client: 1, token: 1, apiBase: host.base });
    for (const outside of [element, apart]) {
      expect(await outside.loadMore()).to.equal(false);
      await outside.refresh();
    }
    expect(await host.requests()).to.have.length(1);
  });
});

describe('sessionEnded', () => {
  it('says once that the reader may sign in, and keeps no footer', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const site = await Site.create();
    await site.answer(Site.client(host));
    const attributes = { 'session-url': site.url, client: '', token: '', 'api-base': '' };
    const element = await settled(mountTimed(host, attributes));
    const hasFooter = () => element.shadowRoot!.querySelector('slot[name=footer]') !== null;
    expect([rows(element).length, hasFooter()]).to.deep.equal([3, true]);
    element.sessionEnded();
    expect(element.leads).to.have.length(0);
    expect(await hear(element)).to.equal('Войдите, чтобы увидеть обращения');
    expect([element.status, hasFooter()]).to.deep.equal(['signed-out', false]);
    expect(clockOf(element).waits).to.deep.equal([]);
  });
});

describe('refresh', () => {
  it('loads at once even in a lazy element', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { loading: 'lazy' });
    element.style.display = 'none';
    await element.updateComplete;
    await element.refresh();
    expect(rows(element)).to.have.length(3);
    expect(await host.requests()).to.have.length(1);
  });

  it('reads again after a first page that has left, since that may miss what was just saved', async () => {
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ hold: true });
    const element = mountFor(host);
    await host.holds(1);
    const refreshed = element.refresh();
    await host.release();
    await refreshed;
    expect(await host.requests()).to.have.length(2);
  });
});
