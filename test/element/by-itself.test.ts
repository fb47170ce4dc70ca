import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import { setOnline, setVisibility } from '../helpers/browser-state.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  subjects,
  text,
} from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const OFFLINE = 'Нет подключения к интернету. Загрузим обращения, как только оно появится';

describe('once the browser is back online, the element', () => {
  it('reads the first page that has failed, once', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    await host.answer({ truncate: true });
    setOnline(false);
    const element = await settled(mountFor(host));
    expect(text(part(element, 'message'))).to.equal(OFFLINE);
    window.dispatchEvent(new Event('online'));
    setOnline(true);
    setOnline(true);
    await host.requests({ atLeast: 2 });
    await settled(element);
    expect(rows(element)).to.have.length(20);
    expect(has(element, 'message')).to.equal(false);
    setOnline(true);
    expect(await host.requests()).to.have.length(2);
  });

  it('does nothing if the reader has been quicker', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    await host.answer({ truncate: true });
    setOnline(false);
    await element.loadMore();
    await element.loadMore();
    expect(rows(element)).to.have.length(40);
    setOnline(true);
    await element.updateComplete;
    await settled(element);
    expect(await host.requests()).to.have.length(3);
  });
});

describe('offline', () => {
  it('is what a tokenProvider that fails, and an answer that does not come, mean then', async () => {
    const host = await DemoHost.create({ leads: 3 });
    setOnline(false);
    const element = mountTimed(host, { token: '' });
    const events = recordEvents(element);
    element.tokenProvider = () => Promise.reject(new TypeError('Failed to fetch'));
    await settled(element);
    element.tokenProvider = () => '1';
    await host.answer({ hold: true });
    setOnline(true);
    await host.holds(1);
    setOnline(false);
    clockOf(element).pass(15_000);
    await settled(element);
    const failure = ['leads-error', { kind: 'offline', message: OFFLINE }];
    expect(events).to.deep.equal([failure, failure]);
  });
});

describe('once the page is shown again, the element', () => {
  it('reads a page that has failed out of sight, once', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    setVisibility('hidden');
    await host.answer({ status: 500 }, { status: 500 });
    await element.loadMore();
    setVisibility('visible');
    await settled(element);
    setVisibility('hidden');
    setVisibility('visible');
    await element.updateComplete;
    expect(element.status).to.equal('error-more');
    expect(await host.requests()).to.have.length(3);
  });

  it('refreshes a list that is a minute old, with one request and without a word', async () => {
    const host = await DemoHost.create({ leads: manyRows(3) });
    const element = await settled(mountTimed(host));
    await host.change({ update: { id: 1, row: { Subject: 'Прочитано' } } });
    setVisibility('hidden');
    clockOf(element).pass(59_999);
    setVisibility('visible');
    expect(element.status).to.equal('complete');
    clockOf(element).pass(1);
    setVisibility('visible');
    expect(element.status).to.equal('refreshing');
    await settled(element);
    setVisibility('visible');
    setOnline(true);
    await settled(element);
    expect(subjects(element)[0]).to.equal('Прочитано');
    expect(await host.requests()).to.have.length(2);
    expect(await hear(element)).to.equal('');
  });
});

describe('refresh-interval', () => {
  it('refreshes quietly after the interval and up to a fifth more', async () => {
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
});

describe('auto-load', () => {
  it('loads page after page while the end is near, and stops after a failure until asked', async () => {
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

  it('is off with the value false', async () => {
    const host = await DemoHost.create({ leads: manyRows(30) });
    const element = await settled(mountFor(host, { 'auto-load': 'false', length: '3' }));
    await nextFrame();
    await nextFrame();
    expect(element.autoLoad).to.equal(false);
    expect(await host.requests()).to.have.length(1);
  });
});
