import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsChangeDetail } from '../../src/index.js';
import { restorePage } from '../helpers/browser-state.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { expectDropped, recordEvents, rows, settled, text } from '../helpers/element.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

/** The ways of a page to sign its reader out. */
const WAYS = {
  'its token is removed': (element: ClientLeads) => element.removeAttribute('token'),
  'its client is removed': (element: ClientLeads) => {
    element.client = null;
  },
};

/** Signs out, and asserts that the page is notified at once of the empty list. */
async function signOut(element: ClientLeads, way: (element: ClientLeads) => void): Promise<void> {
  const { status: previous } = element;
  const changes: LeadsChangeDetail[] = [];
  element.addEventListener('leads-change', ({ detail }) => changes.push(detail));
  way(element);
  await element.updateComplete;
  expect(rows(element)).to.have.length(0);
  const counts = { loaded: 0, matching: 0, totalRows: 0, unread: 0, hasMore: false };
  expect(changes).to.deep.equal([{ status: 'unconfigured', previous, ...counts }]);
}

/** Asserts that nothing is left of the list, and that no request follows, whatever arrives. */
async function expectSignedOut(element: ClientLeads, host: DemoHost): Promise<void> {
  const { length: asked } = await host.requests();
  const events = recordEvents(element);
  clockOf(element).pass(100_000);
  window.dispatchEvent(new Event('online'));
  restorePage();
  await Promise.all([element.loadMore(), element.refresh()]);
  expect(element.status).to.equal('unconfigured');
  expectDropped(element);
  expect(text(element.shadowRoot)).to.equal('');
  expect(events).to.deep.equal([]);
  expect(await host.requests()).to.have.length(asked);
}

describe('a list is dropped at once', () => {
  for (const [title, way] of Object.entries(WAYS)) {
    it(`if ${title}`, async () => {
      const host = await DemoHost.create({ leads: manyRows(60) });
      const element = await settled(mountTimed(host, { 'refresh-interval': '20000' }));
      await signOut(element, way);
      await expectSignedOut(element, host);
    });
  }
});
