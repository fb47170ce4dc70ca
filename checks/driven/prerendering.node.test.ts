import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeInEachEngine } from './each-engine.js';
import { siteWidget } from './site.js';

/** The header value of the browser for requests from a prerendered page. */
const PRERENDER = 'prefetch;prerender';

const lacking = { firefox: 'Firefox prerenders no pages', webkit: 'WebKit prerenders no pages' };

/**
 * Reports the state of the page to the site, since the driver loses track of a page that the browser
 * swaps in for another: when the element could have sent a request, and the rows that it shows.
 */
const TELL = `<script type="module">
  const tell = (name, facts) => fetch('/tell/' + name + '?' + new URLSearchParams(facts));
  const element = document.querySelector('client-leads');
  element.addEventListener('leads-load', ({ detail }) => {
    const [{ activationStart }] = performance.getEntriesByType('navigation');
    tell('shown', { rows: detail.loaded, wasPrerendered: activationStart > 0 });
  });
  void element.sessionChanged();
  void element.refresh();
  await element.updateComplete;
  await tell('ready', { isPrerendering: document.prerendering });
</script>`;

describeInEachEngine(
  'a page that is prerendered',
  (driven) => {
    it('sends nothing until the reader opens it, although a script asks', async () => {
      const { browser, site } = driven;
      // The driver loses track of the page, and cannot close it afterwards.
      const page = await browser.newPage();
      const host = site.createHost({ leads: 3 });
      const session = site.createSession(host, '1017', '1017');
      const url = site.page(siteWidget(session) + TELL);
      const rules = { prerender: [{ urls: [url], eagerness: 'immediate' }] };
      const ready = site.told('ready');
      await page.goto(
        site.page(
          `<script type="speculationrules">${JSON.stringify(rules)}</script>
        <a href="${url.replaceAll('&', '&amp;')}">Обращения</a>`,
        ),
      );
      assert.deepEqual(await ready, { isPrerendering: 'true', purpose: PRERENDER });
      assert.deepEqual([...host.requests, ...session.requests], []);
      const shown = site.told('shown');
      await page.evaluate(() => void setTimeout(() => document.querySelector('a')?.click()));
      assert.deepEqual(await shown, { rows: '3', wasPrerendered: 'true', purpose: undefined });
      // A request from before could arrive late, but its purpose would reveal it.
      const sent = [...session.requests, ...host.requests];
      assert.ok(sent.every(({ headers }) => headers['sec-purpose'] === undefined));
      assert.ok(sent.length <= 3, `It has sent ${sent.length} requests.`);
    });
  },
  lacking,
);
