import { expect } from '@open-wc/testing';
import { PresenceController } from '../../src/controllers/presence-controller.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { comeBack, restorePage, setOnline, setVisibility } from '../helpers/browser-state.js';
import { createHost, mountHost } from '../helpers/controller-host.js';

/** An element in this browser with an old list, and the calls to its session. */
async function createPage() {
  const clock = new FakeClock();
  const host = createHost();
  const presence = new PresenceController(host, clock, () => 0);
  const calls: string[] = [];
  let updates = 0;
  const session = {
    comesBack: false,
    isOutdated: true,
    wake: () => calls.push('wake'),
    check: () => calls.push('check'),
  };
  host.afterUpdate = () => {
    updates++;
    presence.follow(session);
  };
  await mountHost(host);
  return { clock, host, session, calls, updates: () => updates };
}

// What it decides is tested with the session, in Node.
describe('PresenceController', () => {
  it('wakes an old list when the page becomes visible or the browser is online, and no other', async () => {
    const { clock, session, calls } = await createPage();
    for (const isOutdated of [true, false]) {
      session.isOutdated = isOutdated;
      comeBack();
      await Promise.resolve();
      setOnline(true);
      clock.pass(0);
    }
    expect(calls).to.deep.equal(['wake', 'wake']);
  });

  it('wakes nothing in a hidden page', async () => {
    const { clock, calls } = await createPage();
    setVisibility('hidden');
    setOnline(true);
    clock.pass(0);
    expect(calls).to.deep.equal([]);
  });

  it('checks the list when the page returns from the back/forward cache, not when it is first shown', async () => {
    const { calls } = await createPage();
    window.dispatchEvent(new PageTransitionEvent('pageshow'));
    expect(calls).to.deep.equal([]);
    restorePage();
    expect(calls).to.deep.equal(['check']);
  });

  it('does nothing while the element is removed, but for an update, in which the session stops', async () => {
    const { host, calls, updates } = await createPage();
    const before = updates();
    host.remove();
    await host.updateComplete;
    expect(updates()).to.equal(before + 1);
    comeBack();
    await Promise.resolve();
    restorePage();
    expect(calls).to.deep.equal([]);
  });
});
