import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import { setOnline } from '../helpers/browser-state.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { has, loadMoreButton, mountFor, part, rows, settled, text } from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

describe('by itself, the element', () => {
  it('reads a page that has failed offline once the browser is back, and once', async () => {
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
    setOnline(true);
    expect(await host.requests()).to.have.length(2);
  });

  it('refreshes quietly after refresh-interval and up to a fifth more', async () => {
    const host = await DemoHost.create({ leads: manyRows(10) });
    const element = await settled(mountTimed(host, { 'refresh-interval': '15000' }));
    await host.change({ insert: { at: 0 } });
    clockOf(element).pass(14_999);
    expect(await host.requests()).to.have.length(1);
    clockOf(element).pass(3_002);
    await host.requests({ atLeast: 2 });
    await settled(element);
    expect(rows(element)).to.have.length(11);
    expect(await hear(element)).to.equal('1 новое обращение');
  });

  it('loads page after page with auto-load, and stops after a failure until asked', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(300) });
    await host.answer({ normal: true }, { status: 500 });
    const element = mountFor(host, { 'auto-load': '', length: '3' });
    await waitUntil(() => element.status === 'error-more');
    expect(rows(element)).to.have.length(3);
    await nextFrame();
    await nextFrame();
    expect(await host.requests()).to.have.length(2);
    await element.loadMore();
    await waitUntil(() => rows(element).length >= 9);
    expect(loadMoreButton(element)).to.be.instanceOf(HTMLButtonElement);
  });
});
