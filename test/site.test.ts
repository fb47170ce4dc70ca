import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../src/index.js';
import { settled } from './helpers/element.js';
import { openPage } from './helpers/pages.js';

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
  ] as const) {
    it(`shows the list on the very first visit: ${path}`, async () => {
      const before = await countRequests();
      const page = await open(path);
      const element = await elementOn(page);
      expect(element.totalRows).to.equal(total);
      const { controller } = page.navigator.serviceWorker;
      expect(controller?.scriptURL).to.equal(`${location.origin}${FOLDER}service-worker.js`);
      expect(page.document.querySelector('[role=alert]') === null).to.equal(true);
      // The server of these tests answers as the demo API, too; it was not asked.
      expect(await countRequests()).to.equal(before);
    });
  }

  it('says why it cannot where there is no service worker', async () => {
    const response = await fetch(`${FOLDER}demo/playground.html`);
    const html = (await response.text()).replace('<head>', `<head><base href="${FOLDER}demo/" />`);
    const { document: page } = await openPage(html, { policy: "worker-src 'none'" });
    const alert = await until(page, () => page.querySelector('[role=alert]'));
    expect(alert.textContent).to.contain('service worker');
    expect(page.querySelector('client-leads') === null).to.equal(true);
  });
});

/** Returns how many requests the server has answered as the demo host. */
async function countRequests(): Promise<number> {
  const response = await fetch('/control/hosts/demo/requests');
  return ((await response.json()) as unknown[]).length;
}

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
