import { expect, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import { setOnline } from '../helpers/browser-state.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { has, loadMoreButton, mountFor, part, rows, settled, text } from '../helpers/element.js';
import { laidOut } from '../helpers/geometry.js';

describe('by itself, the element', () => {
  it('retries after an offline failure once the browser is back online, unless the reader was quicker', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    await host.answer({ truncate: true });
    setOnline(false);
    const element = await settled(mountFor(host));
    expect(text(part(element, 'message'))).to.equal(
      'Нет подключения к интернету. Загрузим обращения, как только оно появится',
    );
    setOnline(true);
    setOnline(true);
    await host.requests({ atLeast: 2 });
    await settled(element);
    expect(rows(element)).to.have.length(20);
    expect(has(element, 'message')).to.equal(false);
    await host.answer({ truncate: true });
    setOnline(false);
    await element.loadMore();
    await element.loadMore();
    setOnline(true);
    await element.updateComplete;
    await settled(element);
    expect(await host.requests()).to.have.length(4);
  });

  it('loads page after page with auto-load, and stops after a failure until a retry', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(300) });
    await host.answer({ normal: true }, { status: 500 });
    const element = mountFor(host, { 'auto-load': '', length: '3' });
    await waitUntil(() => element.status === 'error-more');
    expect(rows(element)).to.have.length(3);
    await laidOut();
    expect(await host.requests()).to.have.length(2);
    await element.loadMore();
    await waitUntil(() => rows(element).length >= 9);
    expect(loadMoreButton(element)).to.be.instanceOf(HTMLButtonElement);
  });
});
