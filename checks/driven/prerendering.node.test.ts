import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { engines, launch } from './browser.js';
import { startSite, widget } from './site.js';

/** How the browser marks what a prerendered page sends. */
const PRERENDER = 'prefetch;prerender';

const LACKING: Readonly<Record<string, string>> = {
  firefox: 'Firefox prerenders no pages',
  webkit: 'WebKit prerenders no pages',
};

/**
 * Tells the site what happens in the page, since the driver loses sight of a page that the browser
 * puts in the place of another: that the element has had its chance to ask, and what it shows then.
 */
const TELL = `<script type="module">
  const tell = (name, facts) => fetch('/tell/' + name + '?' + new URLSearchParams(facts));
  const element = document.querySelector('client-leads');
  element.addEventListener('leads-load', ({ detail }) => {
    const [{ activationStart }] = performance.getEntriesByType('navigation');
    tell('shown', { rows: detail.loaded, wasPrerendered: activationStart > 0 });
  });
  await element.updateComplete;
  await tell('ready', { isPrerendering: document.prerendering });
</script>`;

for (const engine of engines) {
  describe(`a page that ${engine} prerenders`, { skip: LACKING[engine] ?? false }, () => {
    let site: Awaited<ReturnType<typeof startSite>>;
    let browser: Browser;

    before(async () => {
      site = await startSite();
      browser = await launch(engine);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    it('sends nothing until the reader opens it, and then one request', async () => {
      const host = site.createHost({ leads: 3 });
      const url = site.page(widget(host.base) + TELL);
      const rules = { prerender: [{ urls: [url], eagerness: 'immediate' }] };
      const page = await browser.newPage();
      const ready = site.told('ready');
      await page.goto(
        site.page(
          `<script type="speculationrules">${JSON.stringify(rules)}</script>
          <a href="${url.replaceAll('&', '&amp;')}">Обращения</a>`,
        ),
      );
      assert.deepEqual(await ready, { isPrerendering: 'true', purpose: PRERENDER });
      assert.equal(host.requests.length, 0);
      const shown = site.told('shown');
      await page.evaluate(() => void setTimeout(() => document.querySelector('a')?.click()));
      assert.deepEqual(await shown, { rows: '3', wasPrerendered: 'true', purpose: undefined });
      // One sent before could arrive late, but would say so.
      const purposes = host.requests.map(({ headers }) => headers['sec-purpose']);
      assert.deepEqual(purposes, [undefined]);
    });
  });
}
