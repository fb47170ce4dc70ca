import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { ANNA, describeOnSite, forgetSession, SCRIPT, showsNobody, totalOn } from './site.js';

const { resolve } = createRequire(import.meta.url);
const LIBRARIES = {
  turbo: resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'),
  htmx: resolve('htmx.org/dist/htmx.min.js'),
};

describeOnSite('a page that is changed in place', [], (site) => {
  before(async () => {
    for (const [library, file] of Object.entries(LIBRARIES)) {
      await site.write(`${library}.js`, await readFile(file, 'utf8'));
      await writePages(library);
    }
  });

  /** Writes a page with the element, one with values in its markup, and one that they lead to. */
  async function writePages(library: string): Promise<void> {
    const inPlace = await site.read('in-place.html');
    const values = inPlace.replace('SiteCode', `Client="1017" Token="${ANNA.token}" SiteCode`);
    const pages = {
      list: inPlace,
      values: values.replace(/<script src="\/inquiries.js"><\/script>/, ''),
      other: '<h1>Other</h1>',
    };
    for (const [name, body] of Object.entries(pages)) {
      await site.write(
        `${library}-${name}.html`,
        `<!doctype html><html><head><title>${name}</title><script src="/${library}.js"></script><script async src="${SCRIPT}"></script></head>
        <body hx-boost="true">${body}<a href="/${library}-other.html">On</a></body></html>`,
      );
    }
  }

  const open = (name: string) => site.openAs(ANNA, `/${name}`);

  /** Follows the link, which the library does without a new document, and goes back. */
  async function leaveAndReturn(page: Page): Promise<void> {
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    await page.click('a');
    await page.waitForFunction(() => document.title === 'other');
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.title !== 'other');
    assert.ok(await page.evaluate(() => 'isSameDocument' in window));
  }

  for (const library of Object.keys(LIBRARIES)) {
    it(`by ${library} shows the list on each visit, asks once who is signed in, and drops the list of who is not`, async () => {
      const page = await open(`${library}-list.html`);
      for (let visits = 0; visits < 3; visits++) {
        assert.equal(await totalOn(page), ANNA.total);
        await leaveAndReturn(page);
      }
      assert.equal(await totalOn(page), ANNA.total);
      assert.ok(!(await stored(page)).includes(ANNA.token));
      for (const event of ['visibilitychange', 'session-change']) {
        assert.equal(await questionsAt(page, event), 1, event);
      }
      await forgetSession(page);
      await questionsAt(page, 'visibilitychange');
      await showsNobody(page);
    });
  }

  it('by htmx has the token in storage, if it is in the markup', async () => {
    const page = await open('htmx-values.html');
    assert.equal(await totalOn(page), ANNA.total);
    await leaveAndReturn(page);
    assert.ok((await stored(page)).includes(ANNA.token));
  });
});

/** Dispatches an event. Returns how often the page asks at once who is signed in. */
function questionsAt(page: Page, event: string): Promise<number> {
  return page.evaluate((type) => {
    let questions = 0;
    const send = fetch.bind(window);
    window.fetch = (url, options) => {
      questions += Number(url === '/session.php');
      return send(url, options);
    };
    document.dispatchEvent(new Event(type, { bubbles: true }));
    window.fetch = send;
    return questions;
  }, event);
}

/** Returns what the page has in the browser's storage. */
function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
}
