/** The tabs of a soak: a partner's page with two elements, and a page of the static site. */
import { serveStatic } from '@hono/node-server/serve-static';
import type { Page } from 'puppeteer-core';
import { createDemoApi } from '../../demo/api/demo-api.js';
import type { Host } from '../../demo/api/host.js';
import type { Settings } from '../../demo/api/settings.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import type { HostAction } from './actions.js';

/** A page to which this one is left. */
export const ELSEWHERE = '/elsewhere';

/** The number of inquiries of each client in the beginning. */
const COUNT = 60;

const CLIENTS = ['1017', '1021'];

const FAILURES: readonly Partial<Settings>[] = [
  { fail: { status: 500, when: 'always' } },
  { fail: { status: 503, when: 'every-other', retryAfter: 0 } },
  { fail: { status: 502, when: 'further' } },
  { page: 'html' },
  { delay: 200 },
];
const REFUSALS: readonly Partial<Settings>[] = [
  { fail: { status: 401, when: 'always' } },
  { apiError: { code: 2, message: 'Сеанс завершён.' } },
];

/** The elements of the partner's page differ in how they read and in what can be done with them. */
const ELEMENTS = [
  'filter-controls="search status unread period" group-by="month" refresh-interval="15000"',
  'filter-controls="unread search" length="10" auto-load loading="lazy" selectable',
];

export interface Tab {
  readonly url: string;
  /** The number of elements. One of them refreshes itself. */
  readonly elements: number;
  /** The number from which the list of a client is generated. */
  seedOf(client: number): number;
  /** Changes the API of an element. */
  change(page: Page, element: number, action: HostAction, value: number): Promise<void> | void;
}

/** Serves both pages, and the API at another origin than the partner's page. */
export async function startTabs() {
  const api = createDemoApi();
  api.app.get(ELSEWHERE, (c) => c.html('<!doctype html><title>Elsewhere</title>'));
  api.app.get('/site/*', serveStatic({ root: '.' }));
  api.app.get('/partner', (c) => c.html(partnerPage));
  const pages = await startCrossOriginServer(api);
  const partner = await startCrossOriginServer(api);
  const hosts = ELEMENTS.map(() =>
    api.hosts.create({ clients: Object.fromEntries(CLIENTS.map((client) => [client, COUNT])) }),
  );
  const elements = hosts.map(
    ({ path }, index) =>
      `<div><client-leads sitecode="GIFT-01" first-position="1" api-base="${pages.origin}${path}" ${ELEMENTS[index]}></client-leads></div>`,
  );
  const partnerPage = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Кабинет</title>
    <script src="/dist/client-leads.min.js"></script>${elements.join('')}</html>`;
  const tabs: readonly Tab[] = [
    {
      url: `${partner.origin}/partner`,
      elements: ELEMENTS.length,
      seedOf: (client) => client,
      change: (_, element, action, value) =>
        changeHost(api.hosts.get(hosts[element]!.id)!, action, value),
    },
    {
      url: `${pages.origin}/site/demo/moving.html`,
      elements: 1,
      // Its clients share one list.
      seedOf: () => 1,
      change: (page, _, action) => page.evaluate(pressButton, action),
    },
  ];
  return { tabs, close: () => Promise.all([pages.close(), partner.close()]) };
}

/** Presses a button of the page, in it. Waits until the page reports that its host has changed. */
async function pressButton(id: string): Promise<void> {
  const log = document.querySelector('#log')!;
  const reported = new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(log, { childList: true });
  });
  document.querySelector<HTMLElement>(`#${id}`)!.click();
  await reported;
}

/** Changes a host and the list of one of its clients. */
function changeHost(host: Host, action: HostAction, value: number): void {
  const client = CLIENTS[value % CLIENTS.length]!;
  // Beyond the end of a list that has become shorter, nothing happens.
  const at = value % COUNT;
  const changes: Readonly<Record<HostAction, () => void>> = {
    insert: () => host.change([{ insert: { at } }], client),
    remove: () => host.change([{ remove: { at } }], client),
    move: () => host.change([{ move: { from: at, to: value % 7 } }], client),
    fail: () => host.replace({ settings: FAILURES[value % FAILURES.length]! }),
    refuse: () => host.replace({ settings: REFUSALS[value % REFUSALS.length]! }),
    heal: () => host.replace({ settings: {} }),
  };
  changes[action]();
}
