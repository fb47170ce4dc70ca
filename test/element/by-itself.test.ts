import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { setOnline } from '../helpers/browser-state.js';
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
  text,
} from '../helpers/element.js';
import { laidOut } from '../helpers/geometry.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';
import { waitUntil } from '../helpers/wait-until.js';

describe('by itself, the element', () => {
  it('retries after an offline failure soon after the browser is back online, unless the reader was quicker', async () => {
    const host = await DemoHost.create({ leads: manyRows(60) });
    await host.answer({ truncate: true });
    setOnline(false);
    const element = await settled(mountTimed(host));
    const message = 'Нет подключения к интернету. Загрузим обращения, как только оно появится';
    expect(text(part(element, 'message'))).to.equal(message);
    setOnline(true);
    setOnline(true);
    expect(text(part(element, 'message'))).to.equal(message);
    clockOf(element).pass(10_000);
    await host.requests({ atLeast: 2 });
    await settled(element);
    expect(rows(element)).to.have.length(20);
    expect(has(element, 'message')).to.equal(false);
    await host.answer({ truncate: true });
    setOnline(false);
    await element.loadMore();
    setOnline(true);
    await element.loadMore();
    clockOf(element).pass(600_000);
    await settled(element);
    expect(await host.requests()).to.have.length(4);
  });

  const WAIT_MS = 40_000;
  for (const title of ['the first page', 'a further page'] as const) {
    it(`asks again for ${title} if it has failed, and keeps the message without a word until rows come`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(60) });
      const isFirst = title === 'the first page';
      await host.answer(
        ...(isFirst ? [] : [{ normal: true }]),
        { status: 500 },
        { hold: true, status: 500 },
      );
      const element = await settled(mountTimed(host));
      const events = recordEvents(element);
      if (!isFirst) {
        await element.loadMore();
      }
      const sentence = text(part(element, 'message'));
      await hear(element);
      const sent = (await host.requests()).length;
      clockOf(element).pass(WAIT_MS);
      await host.holds(1);
      clockOf(element).pass(5000);
      expect(text(part(element, 'message'))).to.equal(sentence);
      expect(await hear(element)).to.equal('');
      await host.release();
      await waitUntil(() => element.status === (isFirst ? 'error' : 'error-more'));
      expect(text(part(element, 'message'))).to.equal(sentence);
      expect(await hear(element)).to.equal('');
      expect(events.filter(([type]) => type === 'leads-error')).to.have.length(isFirst ? 0 : 1);
      clockOf(element).pass(2 * WAIT_MS);
      await host.requests({ atLeast: sent + 2 });
      await settled(element);
      expect(has(element, 'message')).to.equal(false);
      expect(await hear(element)).to.contain(isFirst ? '20' : '40');
    });
  }

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
