import { expect } from '@open-wc/testing';
import { DemoPage } from '../helpers/demo-page.js';

/** The folder of the site, as on any host that serves files. */
const FOLDER = '/site/';

describe('the static site', () => {
  afterEach(async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map((worker) => worker.unregister()));
    await caches.delete('session');
  });

  for (const [path, total] of [
    ['demo/', 137],
    ['demo/playground.html', 137],
    ['demo/situation.html?api-base=cross&client=1021', 21],
    ['demo/moving.html', 60],
    ['demo/partner/', 137],
    ['demo/frameworks/react/', 137],
  ] as const) {
    it(`shows the list on the first visit: ${path}`, async () => {
      const page = await DemoPage.open(FOLDER + path);
      await page.element();
      if (page.has('[value=anna]')) {
        page.click('[value=anna]');
        await page.loads();
      }
      expect((await page.element()).totalRows).to.equal(total);
      expect(page.has('[role=alert]')).to.equal(false);
      const requests = page.window.performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('LeadsPagingInfo'));
      expect(requests.length).to.be.above(0);
      // The server of these tests also answers as the demo API; it received no request.
      expect(requests.flatMap(answeredBy)).to.deep.equal([]);
    });
  }

  it('explains why it needs a service worker if there is none, and sends nothing', async () => {
    const response = await fetch(`${FOLDER}demo/playground.html`);
    const base = `<html lang="ru"><base href="${FOLDER}demo/" />`;
    const html = (await response.text()).replace('<html lang="ru">', base);
    const query = new URLSearchParams({ html, policy: "worker-src 'none'" });
    const page = await DemoPage.open(`/page?${query}`);
    await page.until(() => page.has('[role=alert]'));
    expect(page.text('[role=alert]')).to.contain('service worker');
    expect(page.has('client-leads')).to.equal(false);
    // Its own server would have been told apart.
    const [entry] = performance.getEntriesByName(response.url);
    expect(answeredBy(entry!)).to.deep.equal(['test-server']);
  });
});

function answeredBy(entry: PerformanceEntry): string[] {
  return (entry as PerformanceResourceTiming).serverTiming.map(({ name }) => name);
}
