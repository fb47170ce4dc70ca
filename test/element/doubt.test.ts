import { expect, oneEvent } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import {
  comeBack,
  leavePage,
  restorePage,
  setVisibility,
  tellWindows,
} from '../helpers/browser-state.js';
import { DemoHost, hostRows, type HostContents } from '../helpers/demo-host.js';
import { part, rows, text } from '../helpers/element.js';
import { openPage, scriptTag, settledIn } from '../helpers/pages.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

const ALWAYS_500 = { status: 500, when: 'always' } as const;

/** A list with one row of client 1, and what its site can answer. */
async function open(settings: HostContents['settings'] = {}) {
  const page = new WatchedPage();
  const clients = { 1: hostRows(1, 11), 2: hostRows(2) };
  const api = await DemoHost.create({ clients, settings });
  const site = await Site.create();
  const [first, second] = [Site.client(api, '1', '10'), Site.client(api, '2', '20')];
  await site.answer(first);
  const element = await site.mount({ length: '1' });
  const changes: number[] = [];
  element.addEventListener('leads-change', ({ detail }) => changes.push(detail.loaded));
  return { page, api, site, element, first, second, changes };
}

/** The ids of the rows that a reader sees. */
function visibleIds(element: ClientLeads): number[] {
  const isSeen = (row: HTMLElement) =>
    row.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return rows(element)
    .filter(isSeen)
    .map((row) => Number(/\d+/.exec(text(row))));
}

function tagFor({ url }: Site): string {
  return `<client-leads sitecode="GIFT-01" session-url="${url}"></client-leads>`;
}

/** Waits until another window has told something. */
async function nextWord(): Promise<void> {
  const channel = new BroadcastChannel('client-leads.sign-in');
  await oneEvent(channel, 'message');
  channel.close();
}

/** The ways in which a page comes to doubt who is signed in. */
const DOUBTS: Readonly<Record<string, (element: ClientLeads, site: Site) => unknown>> = {
  'sessionChanged()': (element) => void element.sessionChanged(),
  'the word of another window': (_, { url }) => tellWindows({ url, type: 'changed' }),
  'another client in another window': (_, { url }) =>
    tellWindows({ url, type: 'answer', client: '2' }),
  'the back/forward cache': () => {
    leavePage();
    restorePage();
  },
};

/** The ways of a page to tell that its client has signed out. */
const ENDS: Readonly<Record<string, (element: ClientLeads) => void>> = {
  'sessionEnded()': (element) => element.sessionEnded(),
  'client = null': (element) => void (element.client = null),
  'token = null': (element) => void (element.token = null),
};

describe('a doubt about who is signed in', () => {
  for (const [title, doubt] of Object.entries(DOUBTS)) {
    it(`by ${title} hides the rows until the same client is named`, async () => {
      const { page, site, element, first, changes } = await open();
      const [row] = rows(element);
      await site.answer({ ...first, hold: true });
      doubt(element, site);
      await site.holds();
      expect([element.leads.length, element.totalRows]).to.deep.equal([0, 0]);
      await element.updateComplete;
      expect([visibleIds(element), changes]).to.deep.equal([[], [0]]);
      await site.release();
      await page.idle();
      expect([visibleIds(element), changes.slice(0, 2)]).to.deep.equal([[1], [0, 1]]);
      expect(rows(element)[0] === row).to.equal(true);
    });
  }

  for (const [whom, held] of [
    ['another client', 1],
    ['nobody', 0],
  ] as const) {
    it(`never shows them again if the site names ${whom}`, async () => {
      const { page, api, site, element, second } = await open();
      await site.answer(held > 0 ? second : { json: null });
      await api.answer({ hold: true });
      const seen = new Set<number>();
      const look = () => visibleIds(element).forEach((id) => seen.add(id));
      const observer = new MutationObserver(look);
      observer.observe(element.shadowRoot!, { attributes: true, childList: true, subtree: true });
      void element.sessionChanged();
      await (held > 0 ? api.holds(held) : page.idle());
      await element.updateComplete;
      expect([rows(element), [...seen]]).to.deep.equal([[], []]);
    });
  }

  it('shows a failure in their place, and a retry brings them back without further ones', async () => {
    captureConsole('error');
    const { page, site, element, first, changes } = await open();
    await site.answer({ status: 404 }, first);
    expect(await page.sentBy(() => element.sessionChanged())).to.deep.equal(['site']);
    expect([element.status, rows(element), changes]).to.deep.equal(['error', [], [0, 0]]);
    expect(text(part(element, 'message'))).to.equal('Не удалось загрузить обращения');
    const retry = () => part(element, 'retry')!.click();
    expect(await page.sentBy(retry)).to.deep.equal(['site']);
    expect([visibleIds(element), element.status]).to.deep.equal([[1], 'ready']);
  });
});

describe('a return to the page', () => {
  it('is not what a component dispatches', async () => {
    const { page, element } = await open();
    const event = new Event('visibilitychange', { bubbles: true, composed: true });
    expect(await page.sentBy(() => element.dispatchEvent(event))).to.deep.equal([]);
  });

  for (const [title, leave, returns] of [
    ['another tab', () => setVisibility('hidden'), () => setVisibility('visible')],
    ['the back/forward cache', () => leavePage(), restorePage],
  ] as const) {
    it(`from ${title} sends nothing for the former client, whose first page has failed`, async () => {
      captureConsole('error');
      const { page, api, site, element, second } = await open({ fail: ALWAYS_500 });
      leave();
      if (document.visibilityState === 'hidden') {
        expect(await page.sentBy(() => page.pass(600_000))).to.deep.equal([]);
      }
      await api.replace({ settings: {} });
      await site.answer({ ...second, hold: true });
      const sent = await page.sentBy(async () => {
        returns();
        await site.holds();
        await page.turn();
        expect([page.sent.slice(-2), rows(element)]).to.deep.equal([['10', 'site'], []]);
        await site.release();
      });
      expect([sent, visibleIds(element)]).to.deep.equal([['site', '20'], [2]]);
    });
  }
});

describe('two windows of a site', () => {
  /** A list in another window with the list of the page. */
  async function openTwo() {
    const { api, site, element, ...rest } = await open();
    await site.answer(Site.client(api, '1', '10'));
    const other = await settledIn(await openPage(scriptTag() + tagFor(site)));
    expect(visibleIds(other)).to.deep.equal([1, 11]);
    return { api, site, element, other, ...rest };
  }

  for (const [outcome, ...expected] of [
    ['answered', 'complete', 2],
    ['refused', 'signed-out'],
    ['failed', 'error'],
  ] as const) {
    it(`show no rows beside an answer for another client that a late number contradicts, whose second question is ${outcome}`, async () => {
      captureConsole('error');
      const { page, site, element, first, second } = await open();
      const [held, nobody, down] = [{ hold: true }, { json: null }, { status: 503 }];
      const last = { answered: second, refused: nobody, failed: down }[outcome];
      await site.answer({ ...first, ...held }, { ...second, ...held }, { ...last, ...held });
      const frame = await openPage(scriptTag() + tagFor(site));
      await site.holds();
      comeBack();
      await site.holds(2);
      // The slow answer to the other window, for the former client, who is shown here.
      const heard = nextWord();
      await site.release();
      await heard;
      expect(visibleIds(element)).to.deep.equal([1]);
      await site.release();
      await site.holds();
      await element.updateComplete;
      expect([element.leads, visibleIds(element)]).to.deep.equal([[], []]);
      frame.window.frameElement!.remove();
      await site.release();
      await page.idle();
      expect([element.status, ...visibleIds(element)]).to.deep.equal(expected);
    });
  }

  for (const [title, end] of Object.entries(ENDS)) {
    it(`drop the rows after ${title}, and ask nothing until the reader returns`, async () => {
      const { page, site, element, other, first } = await openTwo();
      const dropped = oneEvent(other, 'leads-change');
      end(element);
      expect(element.leads).to.deep.equal([]);
      await dropped;
      expect([element.status, other.status]).to.deep.equal(['signed-out', 'signed-out']);
      expect([...rows(element), ...rows(other)]).to.deep.equal([]);
      await Promise.all([element.refresh(), element.loadMore(), other.refresh()]);
      await page.pass(600_000);
      expect(await site.questions()).to.have.length(2);
      await site.answer(first);
      expect(await page.sentBy(comeBack)).to.deep.equal(['site', '10']);
      expect(other.status).to.equal('signed-out');
    });
  }
});
