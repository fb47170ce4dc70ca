import { expect } from '@open-wc/testing';
import { RefreshController } from '../../src/controllers/refresh-controller.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost, type ControllerHost } from '../helpers/controller-host.js';

const SECOND = 1000;

async function mountWith({ random = 0, intervalMs = 20 * SECOND } = {}) {
  const clock = new FakeClock();
  const host = createHost();
  const page = { isAwake: true, intervalMs, refreshes: 0, restores: 0 };
  new RefreshController(host, {
    clock,
    random: () => random,
    intervalMs: () => page.intervalMs,
    isAwake: () => page.isAwake,
    onRefresh: () => page.refreshes++,
    onRestore: () => page.restores++,
  });
  await mountHost(host);
  return { clock, page, host };
}

function wake(): void {
  window.dispatchEvent(new Event('online'));
}

async function update(host: ControllerHost): Promise<void> {
  host.requestUpdate();
  await host.updateComplete;
}

describe('RefreshController', () => {
  it('refreshes at every interval', async () => {
    const { clock, page } = await mountWith();
    clock.pass(20 * SECOND - 1);
    expect(page.refreshes).to.equal(0);
    clock.pass(1);
    expect(page.refreshes).to.equal(1);
    clock.pass(20 * SECOND);
    expect(page.refreshes).to.equal(2);
  });

  it('is up to a fifth late at random', async () => {
    const { clock } = await mountWith({ random: 1 });
    expect(clock.waits).to.deep.equal([24 * SECOND]);
  });

  it('takes a random part by itself', async () => {
    const clock = new FakeClock();
    const host = createHost();
    new RefreshController(host, {
      clock,
      intervalMs: () => 20 * SECOND,
      onRefresh: () => undefined,
      onRestore: () => undefined,
    });
    await mountHost(host);
    expect(clock.waits[0]).to.be.within(20 * SECOND, 24 * SECOND);
  });

  it('holds back while the page is asleep, and refreshes at once when it wakes up overdue', async () => {
    const { clock, page } = await mountWith();
    page.isAwake = false;
    clock.pass(100 * SECOND);
    expect(page.refreshes).to.equal(0);
    wake();
    expect(page.refreshes).to.equal(0);
    page.isAwake = true;
    wake();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(page.refreshes).to.equal(1);
    expect(clock.waits).to.deep.equal([20 * SECOND]);
  });

  it('does not refresh early when the page wakes up before its time', async () => {
    const { clock, page } = await mountWith();
    clock.pass(5 * SECOND);
    wake();
    expect(page.refreshes).to.equal(0);
    expect(clock.waits).to.deep.equal([15 * SECOND]);
  });

  it('goes on as it is over an update, and starts anew with another interval', async () => {
    const { clock, page, host } = await mountWith();
    clock.pass(5 * SECOND);
    await update(host);
    expect(clock.waits).to.deep.equal([15 * SECOND]);
    page.intervalMs = 30 * SECOND;
    await update(host);
    expect(clock.waits).to.deep.equal([30 * SECOND]);
  });

  it('stops with 0', async () => {
    const { clock, page, host } = await mountWith();
    page.intervalMs = 0;
    await update(host);
    clock.pass(100 * SECOND);
    wake();
    expect(page.refreshes).to.equal(0);
    expect(clock.waits).to.deep.equal([]);
  });

  it('tells when the page comes back from the cache, and not when it is shown first', async () => {
    const { page, host } = await mountWith({ intervalMs: 0 });
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(page.restores).to.equal(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(page.restores).to.equal(1);
    host.remove();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(page.restores).to.equal(1);
  });

  it('keeps no timer and hears nothing apart from the document, and goes on there', async () => {
    const { clock, host } = await mountWith();
    const parent = host.parentElement;
    host.remove();
    await update(host);
    wake();
    expect(clock.waits).to.deep.equal([]);
    parent?.append(host);
    await update(host);
    expect(clock.waits).to.deep.equal([20 * SECOND]);
  });
});
