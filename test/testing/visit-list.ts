import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { ClientLeads } from 'client-leads';
import type { LeadsApiSettings } from 'client-leads/testing';

/** Two pages and a quarter. */
const LEADS = Array.from({ length: 45 }, (_, index) => ({
  id: 5045 - index,
  number: 7045 - index,
  time: { iso: index < 25 ? '2025-12-22T02:25:53' : '2025-11-03T10:00:00' },
  status: index % 2 === 1 ? 'В работе' : 'Решено',
  subject: index % 2 === 1 ? `Не пришёл сертификат ${index}` : `Обмен карты ${index}`,
  unread: index % 3 === 0 ? 1 : 0,
}));

const SETTINGS = {
  siteCode: 'GIFT-01',
  client: '1017',
  token: '55120938',
  lang: 'en',
};

/** The methods that Vitest removes after the tests of a file. */
const GONE = ['document', 'window', 'location', 'navigator', 'CSS'];

/** Everything that a DOM may do with an error: there must be none. */
const errors: unknown[] = [];

/**
 * Tests the element as the tests of a page do, in the global DOM. Nothing in the DOM
 * may be missing, and no error may occur, handled or not.
 */
export async function visitList(dom: string): Promise<void> {
  await import('client-leads');
  const { leadsApi } = await import('client-leads/testing');
  const api: LeadsApiSettings = {};
  globalThis.fetch = leadsApi(api);

  describe(`in ${dom}, the element`, () => {
    let element: ClientLeads;

    before(watchErrors);

    beforeEach(() => {
      Object.assign(api, { leads: LEADS, errorCode: 0, delayMs: 0 });
      element = document.createElement('client-leads');
      Object.assign(element, SETTINGS);
    });

    afterEach(async () => {
      element.remove();
      await turn();
      assert.deepEqual(errors.splice(0), []);
    });

    async function show(properties: Partial<ClientLeads> = {}): Promise<void> {
      Object.assign(element, properties);
      document.body.append(element);
      await reach('ready');
    }

    const next = (type: string) =>
      new Promise((resolve) => {
        element.addEventListener(type, resolve, { once: true });
      });

    async function reach(status: string): Promise<void> {
      while (element.status !== status) {
        await next('leads-change');
      }
      await element.updateComplete;
    }

    const all = (selector: string) => [
      ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
    ];
    const shownRows = () => all('[part~=lead]:not([hidden])');
    const part = (name: string) => all(`[part~=${name}]`)[0]!;

    it('shows the rows of the first page and of the next, with a full date as a tooltip', async () => {
      element.innerHTML = '<h2 slot="heading">My inquiries</h2>';
      await show();
      const words = shownRows()[0]!.textContent.replaceAll(/\s+/g, ' ');
      for (const word of ['Обмен карты 0', 'Решено', 'Dec 22', '7045', '1 unread message']) {
        assert.ok(words.includes(word), `${word}: ${words}`);
      }
      assert.match(part('time').title, /^Monday, December 22, 2025/);
      const loaded = next('leads-load');
      part('load-more').focus();
      part('load-more').click();
      await loaded;
      assert.ok(await element.loadMore());
      assert.deepEqual([element.status, shownRows().length], ['complete', 45]);
    });

    it('drops the list when the client signs out, shows the list of another client, and refreshes it', async () => {
      await show({ selectable: true });
      element.token = null;
      await reach('unconfigured');
      assert.equal(shownRows().length, 0);
      api.leads = LEADS.slice(0, 3);
      Object.assign(element, { client: 1018n, token: '2', apiBase: 'https://api.example/' });
      await reach('complete');
      assert.equal(shownRows().length, 3);
      shownRows()[0]!.querySelector('button')!.focus();
      api.leads = LEADS.slice(1, 3);
      await element.refresh();
      assert.equal(shownRows().length, 2);
      assert.ok(element.shadowRoot!.activeElement === shownRows()[0]);
    });

    it('filters with its controls', async () => {
      await show({ filterControls: 'search status unread period' });
      const search = part('filter-search') as HTMLInputElement;
      search.focus();
      search.value = 'серти';
      search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await reach('complete');
      assert.equal(shownRows().length, 22);
      part('filter-search-clear').click();
      const status = part('filter-status') as HTMLSelectElement;
      status.value = 'Решено';
      status.dispatchEvent(new Event('change', { bubbles: true }));
      part('filter-unread').click();
      await element.updateComplete;
      assert.equal(shownRows().length, 8);
      const period = part('filter-period') as HTMLSelectElement;
      period.value = 'month';
      period.dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
      await reach('empty');
      assert.equal(element.totalRows, 0);
    });

    it('dispatches an event for a lead whose link or row is pressed', async () => {
      await show({ leadHref: '/inquiries/{id}' });
      const pressed: number[] = [];
      element.addEventListener('lead-select', (event) => {
        // jsdom reports that it cannot follow a link.
        event.preventDefault();
        pressed.push(event.detail.lead.id);
      });
      const link = shownRows()[1]!.querySelector<HTMLAnchorElement>('a.subject')!;
      assert.equal(link.pathname, '/inquiries/5044');
      link.click();
      shownRows()[2]!.click();
      assert.deepEqual(pressed, [5044, 5043]);
    });

    it('shows a failure, and retries', async () => {
      Object.assign(api, { errorCode: 7, message: 'Сервис скоро вернётся.' });
      document.body.append(element);
      await reach('error');
      assert.match(part('message').textContent, /Сервис скоро вернётся/);
      const [line, ...others] = errors.splice(0);
      assert.match(String(line), /^<client-leads> The API answered with ErrorCode 7\. /);
      assert.deepEqual(others, []);
      api.errorCode = 0;
      part('retry').focus();
      part('retry').click();
      await reach('ready');
      assert.equal(shownRows().length, 20);
    });

    it('aborts its request if it is removed during it, and keeps its list if it is removed later', async () => {
      api.delayMs = 60_000;
      document.body.append(element);
      await element.updateComplete;
      element.remove();
      await turn();
      api.delayMs = 0;
      await show();
      const [row] = shownRows();
      element.remove();
      await turn();
      document.body.prepend(element);
      await element.updateComplete;
      assert.equal(shownRows().length, 20);
      assert.ok(shownRows()[0] === row);
    });

    it('waits for a call, since nothing is near the viewport', async () => {
      Object.assign(element, { loading: 'lazy' });
      document.body.append(element);
      await element.updateComplete;
      assert.equal(element.status, 'loading');
      await element.refresh();
      assert.equal(element.status, 'ready');
      assert.equal(shownRows().length, 20);
    });

    it('updates once more without an error if the DOM is torn down after a test', async () => {
      await show();
      const given = GONE.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)!);
      GONE.forEach((name) => Reflect.deleteProperty(globalThis, name));
      element.requestUpdate();
      const update = element.updateComplete;
      await update.finally(() => {
        GONE.forEach((name, index) => Object.defineProperty(globalThis, name, given[index]!));
      });
    });
  });
}

/** Tests the badge as the tests of a page do, in the global DOM. */
export async function visitBadge(dom: string): Promise<void> {
  await import('client-leads/unread.js');
  const { leadsApi } = await import('client-leads/testing');
  const session = { client: '1017', token: '55120938' };
  const api: LeadsApiSettings = { leads: [{ unread: 3 }], session };

  describe(`in ${dom}, the badge`, () => {
    before(() => {
      globalThis.fetch = leadsApi(api);
    });

    it('shows the number, follows the site, and is removed', async () => {
      const badge = document.createElement('client-leads-unread');
      const next = () =>
        new Promise((resolve) => {
          badge.addEventListener('leads-unread-change', resolve, { once: true });
        });
      Object.assign(badge, { siteCode: 'GIFT-01', sessionUrl: '/my/session', lang: 'en' });
      const shown = next();
      document.body.append(badge);
      await shown;
      assert.equal(badge.unread, 3);
      assert.equal(badge.shadowRoot!.textContent, '33 unread messages');
      badge.sessionEnded();
      assert.equal(badge.unread, 0);
      api.leads = [{ unread: 1 }];
      await badge.sessionChanged();
      assert.equal(badge.shadowRoot!.textContent, '11 unread message');
      badge.remove();
      await turn();
      assert.deepEqual(errors.splice(0), []);
    });
  });
}

/** Collects all output of the DOM, Lit and the element, and unhandled errors. */
function watchErrors(): void {
  const note = (...words: unknown[]) => void errors.push(...words);
  console.error = note;
  console.warn = note;
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  window.addEventListener('error', ({ error }) => note(error));
  window.addEventListener('unhandledrejection', ({ reason }) => note(reason));
}
