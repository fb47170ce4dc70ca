import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import { expectDropped, mountFor, rows, settled, showList } from '../helpers/element.js';

/** Two clients, each with one row, whose id is the client’s number. */
function twoClients(): Promise<DemoHost> {
  return DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });
}

describe('no row is left', () => {
  /** Actions that drop the rows of a client, in updates that may fail. */
  const drops: Readonly<Record<string, (element: ClientLeads, host: DemoHost) => unknown>> = {
    'a sign-out': (element) => (element.token = null),
    'another client': (element) => (element.client = 1018),
    'a refused token': async (element, host) => {
      await host.answer({ status: 401 });
      await element.refresh();
    },
  };

  /** Makes every drawing fail meanwhile. */
  async function whileDrawingFails(element: ClientLeads, act: () => unknown): Promise<void> {
    captureConsole('error');
    // Every text passes through it.
    const own = Object.getOwnPropertyDescriptor(String.prototype, 'replace')!;
    String.prototype.replace = () => {
      throw new Error('a bug of the page');
    };
    try {
      await act();
      await element.updateComplete.catch(() => undefined);
    } finally {
      Object.defineProperty(String.prototype, 'replace', own);
    }
  }

  it('and no event, of a list whose drawing has failed, once another client is signed in', async () => {
    const host = await twoClients();
    const element = await settled(mountFor(host, { client: '1' }));
    await whileDrawingFails(element, () => element.refresh());
    const loaded: number[] = [];
    element.addEventListener('leads-load', ({ detail }) => loaded.push(detail.loaded));
    element.client = 2;
    await settled(element);
    expect(loaded).to.deep.equal([1]);
  });

  for (const [title, drop] of Object.entries(drops)) {
    it(`after ${title} if drawing fails`, async () => {
      const [element, host] = await showList({ leads: manyRows(30) });
      await whileDrawingFails(element, () => drop(element, host));
      expectDropped(element);
      Object.assign(element, { client: 1017, token: '55120938', siteCode: 'GIFT-02' });
      await settled(element);
      expect(rows(element)).to.have.length(20);
      // Lit reports its rejection in a later task, while the console is still captured.
      await host.requests();
    });
  }
});
