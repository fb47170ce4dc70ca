import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, SCHEMES } from '../helpers/demo-page.js';
import { settled } from '../helpers/element.js';
import { openPage } from '../helpers/pages.js';

/** The folder that the site stands in, as on any host that serves files. */
const FOLDER = '/site/';

describe('the static site', () => {
  const frame = document.createElement('iframe');

  afterEach(async () => {
    frame.remove();
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map((worker) => worker.unregister()));
  });

  /** Opens a page in a browser that has never seen the site. */
  async function open(path: string): Promise<Window & typeof globalThis> {
    Object.assign(frame, { src: FOLDER + path, width: 900, height: 900 });
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return frame.contentWindow as Window & typeof globalThis;
  }

  /** Waits for the first element on the page, and for its list. */
  async function elementOn(page: Window & typeof globalThis): Promise<ClientLeads> {
    const [element] = await Promise.all([
      until(page.document, () => page.document.querySelector('client-leads')),
      // The script waits for the worker.
      page.customElements.whenDefined('client-leads'),
    ]);
    if (element.status === 'unconfigured') {
      // A script of the page names the client.
      await new Promise((resolve) => {
        element.addEventListener('leads-load', resolve, { once: true });
      });
    }
    return settled(element);
  }

  for (const [path, total] of [
    ['demo/', 137],
    ['demo/playground.html', 137],
    ['demo/situation.html?client=1021', 21],
    ['demo/situation.html?api-base=cross', 137],
    ['demo/moving.html', 60],
    ['demo/partner/', 137],
    ['demo/frameworks/react/', 137],
    ['demo/platform.html?on=tag-manager', 137],
  ] as const) {
    it(`shows the list on the very first visit: ${path}`, async () => {
      const page = await open(path);
      const element = await elementOn(page);
      expect(element.totalRows).to.equal(total);
      const { controller } = page.navigator.serviceWorker;
      expect(controller?.scriptURL).to.equal(`${location.origin}${FOLDER}service-worker.js`);
      expect(page.document.querySelector('[role=alert]') === null).to.equal(true);
      const requests = page.performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('LeadsPagingInfo')) as PerformanceResourceTiming[];
      expect(requests.length).to.be.above(0);
      // The server of these tests answers as the demo API, too; it was not asked.
      expect(requests.flatMap(({ serverTiming }) => serverTiming)).to.deep.equal([]);
    });
  }

  for (const path of [
    'README.html',
    'README.ru.html',
    'docs/recipes.html',
    'demo/',
    'demo/situations.html',
  ]) {
    for (const scheme of SCHEMES) {
      it(`is accessible: ${path}, ${scheme}`, async function () {
        this.timeout(30_000);
        const page = await DemoPage.open(FOLDER + path);
        expect(await page.findings(scheme)).to.deep.equal([]);
      });
    }
  }

  it('would be seen to ask the server', async () => {
    const url = `${location.origin}/api/client/LeadsPagingInfo`;
    await (await fetch(url, { method: 'POST' })).text();
    const [entry] = performance.getEntriesByName(url) as PerformanceResourceTiming[];
    expect(entry!.serverTiming.map(({ name }) => name)).to.deep.equal(['test-server']);
  });

  it('says why it cannot where there is no service worker', async () => {
    const response = await fetch(`${FOLDER}demo/playground.html`);
    const html = (await response.text()).replace('<head>', `<head><base href="${FOLDER}demo/" />`);
    const { document: page } = await openPage(html, { policy: "worker-src 'none'" });
    const alert = await until(page, () => page.querySelector('[role=alert]'));
    expect(alert.textContent).to.contain('service worker');
    expect(page.querySelector('client-leads') === null).to.equal(true);
  });
});

/** Waits until something is found in the page. */
function until<Found>(page: Document, find: () => Found | null): Promise<Found> {
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found) {
        observer.disconnect();
        resolve(found);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(page, { subtree: true, childList: true });
    look();
  });
}
