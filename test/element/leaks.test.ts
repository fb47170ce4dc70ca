import { expect } from '@open-wc/testing';
// Before the scripts whose leaks it counts.
import { countOpen, type OpenCounts } from '../helpers/leak-ledger.js';
import type { ClientLeads } from '../../src/index.js';
import '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';
import { captureConsole } from '../helpers/stub.js';

declare global {
  interface Window {
    /** Collects garbage. Missing unless the browser exposes it. */
    gc?: () => void;
  }
}

/** Each life four times, in an eager element and in a lazy one. */
const ROUNDS = 48;

/** A busy browser may end what was aborted only after some time. A few collections are usual. */
const PATIENCE_MS = 20_000;

/** What happens to an element before it is removed. */
const LIVES: readonly ((element: ClientLeads) => unknown)[] = [
  () => undefined,
  ({ updateComplete }) => updateComplete,
  settled,
  async (element) => {
    await settled(element);
    await element.loadMore();
  },
  async (element) => {
    await settled(element);
    element.parentElement!.prepend(element);
    void element.refresh();
  },
  async (element) => {
    element.client = '2';
    await element.updateComplete;
    element.client = '3';
    await settled(element);
    await element.refresh();
  },
];

describe('an element that is removed, in whatever phase', () => {
  it('leaves no listener, timer or observer, and can be collected', async function () {
    this.timeout(60_000);
    captureConsole('error');
    const host = await DemoHost.create({
      leads: 30,
      settings: { fail: { status: 500, when: 'every-third' } },
    });
    // The first element makes the page listen to its own events, once and for all.
    await liveAndLeave(0, host, []);
    await turn();
    const atStart = countOpen();
    const open: OpenCounts[] = [];
    const removed: WeakRef<Element | ShadowRoot>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      removed.push(...(await liveAndLeave(round, host, open)));
    }
    await turn();
    expect(countOpen()).to.deep.equal(atStart);
    // Otherwise, the ledger would count nothing.
    for (const kind of ['listeners', 'timers', 'observers'] as const) {
      expect(Math.max(...open.map((counts) => counts[kind]))).to.be.above(atStart[kind]);
    }
    const alive = () => removed.filter((reference) => reference.deref()).length;
    const end = performance.now() + PATIENCE_MS;
    while (window.gc && alive() > 0 && performance.now() < end) {
      // What has just been looked at stays until the end of the task.
      await turn();
      window.gc();
    }
    expect(window.gc ? alive() : 0).to.equal(0);
  });
});

/** Returns weak references to what it has removed, and keeps no others. */
async function liveAndLeave(round: number, host: DemoHost, open: OpenCounts[]) {
  const element = mountFor(host, {
    loading: Math.floor(round / LIVES.length) % 2 ? 'lazy' : 'eager',
  });
  await LIVES[round % LIVES.length]!(element);
  open.push(countOpen());
  element.remove();
  return [element, element.shadowRoot!].map((node) => new WeakRef(node));
}

/** Lets pending tasks of the browser run. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
