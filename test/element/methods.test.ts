import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { mountFor, rows, showList } from '../helpers/element.js';

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

describe('refresh', () => {
  it('is sent after the first page if that is loading, so that data saved meanwhile is included', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    await host.answer({ hold: true, early: true });
    const element = mountFor(host);
    await host.holds(1);
    await host.change({ insert: { at: 0, row: hostRows(900)[0]! } });
    const refreshed = [element.refresh(), element.refresh()];
    await host.release();
    await Promise.all(refreshed);
    expect(rows(element)).to.have.length(4);
    expect(await host.requests()).to.have.length(2);
  });

  it('joins a first page that is sent after it, as after a change in the same task', async () => {
    const host = await DemoHost.create({ clients: { 1: manyRows(1), 2: manyRows(2) } });
    await host.answer({ hold: true });
    const element = mountFor(host, { client: '1' });
    await host.holds(1);
    element.client = 2;
    await element.refresh();
    expect(rows(element)).to.have.length(2);
    expect(await host.requests({ aborted: 1 })).to.have.length(2);
  });

  it('loads at once even in a lazy element', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const element = mountFor(host, { loading: 'lazy' });
    element.style.display = 'none';
    await element.updateComplete;
    await element.refresh();
    expect(rows(element)).to.have.length(3);
    expect(await host.requests()).to.have.length(1);
  });
});
