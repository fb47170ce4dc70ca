import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import { ANNA, describeOnSite, SCRIPT, totalOn } from './site.js';

const { resolve } = createRequire(import.meta.url);

describeOnSite('a page that is changed in place', [], (site) => {
  for (const [library, file] of [
    ['turbo', '@hotwired/turbo/dist/turbo.es2017-umd.js'],
    ['htmx-2', 'htmx-2/dist/htmx.min.js'],
    ['htmx-4', 'htmx.org/dist/htmx.min.js'],
  ] as const) {
    it(`by ${library} shows the list on each visit, and stores no token`, async () => {
      await site.write('library.js', await readFile(resolve(file), 'utf8'));
      for (const [name, body] of [
        ['list', await site.read('account.html')],
        ['other', '<h1>Other</h1>'],
      ] as const) {
        // As htmx 2 and htmx 4 write it.
        await site.write(
          `${name}.html`,
          `<!doctype html><html><head><title>${name}</title><script src="/library.js"></script><script async src="${SCRIPT}"></script></head>
          <body hx-boost="true" hx-boost:inherited="true">${body}<a href="/other.html">On</a></body></html>`,
        );
      }
      const page = await site.openAs(ANNA, '/list.html');
      await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
      for (let visits = 0; visits < 3; visits++) {
        assert.equal(await totalOn(page), ANNA.total);
        await page.click('a[href="/other.html"]');
        await page.waitForFunction(() => document.title === 'other');
        await page.evaluate(() => history.back());
        await page.waitForFunction(() => document.title === 'list');
      }
      assert.equal(await totalOn(page), ANNA.total);
      assert.ok(await page.evaluate(() => 'isSameDocument' in window));
      const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
      assert.ok(!stored.includes(ANNA.token));
    });
  }
});
