import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads, LeadsChangeDetail } from '../../src/index.js';
import { comeBack, restorePage } from '../helpers/browser-state.js';
import { manyRows } from '../helpers/demo-host.js';
import { expectDropped, showList, text } from '../helpers/element.js';
import { WatchedPage } from '../helpers/watched-page.js';

/** The ways of a page without `session-url` to sign its reader out. */
const WAYS: Readonly<Record<string, (element: ClientLeads) => void>> = {
  'its token is removed': (element) => element.removeAttribute('token'),
  'its client is null': (element) => void (element.client = null),
  'the page calls sessionEnded()': (element) => element.sessionEnded(),
};

describe('a list is dropped at once, and asks nothing any more', () => {
  for (const [title, signOut] of Object.entries(WAYS)) {
    it(`if ${title}`, async () => {
      const page = new WatchedPage();
      const [element] = await showList({ leads: manyRows(60) });
      const changes: LeadsChangeDetail[] = [];
      element.addEventListener('leads-change', ({ detail }) => changes.push(detail));
      signOut(element);
      await element.updateComplete;
      expectDropped(element);
      const counts = { loaded: 0, matching: 0, totalRows: 0, unread: 0, hasMore: false };
      const change = { status: 'unconfigured', previous: 'ready', ...counts };
      const sent = await page.sentBy(async () => {
        await page.pass(100_000);
        window.dispatchEvent(new Event('online'));
        comeBack();
        restorePage();
        await Promise.all([element.loadMore(), element.refresh()]);
      });
      expect([sent, changes]).to.deep.equal([[], [change]]);
      expect(text(element.shadowRoot)).to.equal('');
    });
  }
});
