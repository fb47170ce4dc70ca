import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { ANNA, describeOnSite, forgetSession, SCRIPT, showsNobody, totalOn } from './site.js';

const { resolve } = createRequire(import.meta.url);

interface Library {
  readonly scripts: readonly string[];
  /** Whether it writes the pages that a client leaves into the browser's storage. */
  readonly storesPages: boolean;
}

/** The libraries, by their names in the addresses of the pages. */
const LIBRARIES: Readonly<Record<string, Library>> = {
  turbo: { scripts: ['@hotwired/turbo/dist/turbo.es2017-umd.js'], storesPages: false },
  'htmx-2': { scripts: ['htmx-2/dist/htmx.min.js'], storesPages: true },
  'htmx-4': { scripts: ['htmx.org/dist/htmx.min.js'], storesPages: false },
  'htmx-4-history-cache': {
    scripts: ['htmx.org/dist/htmx.min.js', 'htmx.org/dist/ext/hx-history-cache.min.js'],
    storesPages: true,
  },
};
/** As htmx 2 and htmx 4 write it. */
const BOOST = 'hx-boost="true" hx-boost:inherited="true"';

interface Htmx {
  ajax(method: string, path: string, options: { target: string; swap: string }): Promise<void>;
}

describeOnSite('a page that is changed in place', [], (site) => {
  before(async () => {
    for (const [library, { scripts }] of Object.entries(LIBRARIES)) {
      const texts = await Promise.all(scripts.map((file) => readFile(resolve(file), 'utf8')));
      await site.write(`${library}.js`, texts.join('\n'));
      await writePages(library);
    }
  });

  /** Writes a page with the element, one with values in its markup, and one that they lead to. */
  async function writePages(library: string): Promise<void> {
    const list = await site.read('account.html');
    const values = list.replace(
      'session-url="/session.php"',
      `api-base="${site.apiOrigin}" Client="1017" Token="${ANNA.token}"`,
    );
    const pages = {
      list,
      values,
      other: '<h1>Other</h1>',
    };
    for (const [name, body] of Object.entries(pages)) {
      await site.write(
        `${library}-${name}.html`,
        `<!doctype html><html><head><title>${name}</title><script src="/${library}.js"></script><script async src="${SCRIPT}"></script></head>
        <body ${BOOST}>${body}<a href="/${library}-other.html">On</a></body></html>`,
      );
    }
  }

  const open = (name: string) => site.openAs(ANNA, `/${name}`);

  /** Follows the link, which the library does without a new document, and goes back. */
  async function leaveAndReturn(page: Page): Promise<void> {
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    await page.click('a');
    await page.waitForFunction(() => document.title === 'other');
    assert.ok(await page.evaluate(() => 'isSameDocument' in window));
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.title !== 'other');
  }

  for (const library of Object.keys(LIBRARIES)) {
    it(`by ${library} shows the list on each visit, and drops the list of who has signed out`, async () => {
      const page = await open(`${library}-list.html`);
      for (let visits = 0; visits < 3; visits++) {
        assert.equal(await totalOn(page), ANNA.total);
        await leaveAndReturn(page);
      }
      assert.equal(await totalOn(page), ANNA.total);
      assert.ok(!(await stored(page)).includes(ANNA.token));
      await forgetSession(page);
      await page.evaluate(() =>
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
      );
      await showsNobody(page);
    });
  }

  it('by htmx-4 keeps the list, if the change is a morph', async () => {
    const page = await open('htmx-4-list.html');
    await totalOn(page);
    const rows = await page.evaluate(async () => {
      const leads = document.querySelector('client-leads')!;
      await leads.loadMore();
      const { htmx } = window as unknown as { htmx: Htmx };
      await htmx.ajax('GET', location.pathname, { target: 'body', swap: 'innerMorph' });
      const now = document.querySelector('client-leads')!;
      return now === leads ? now.shadowRoot!.querySelectorAll('[part~=lead]').length : 0;
    });
    assert.equal(rows, 40);
  });

  for (const [library, { storesPages }] of Object.entries(LIBRARIES)) {
    it(`by ${library} has ${storesPages ? 'the' : 'no'} token in storage, if it is in the markup`, async () => {
      const page = await open(`${library}-values.html`);
      assert.equal(await totalOn(page), ANNA.total);
      await leaveAndReturn(page);
      assert.equal(await totalOn(page), ANNA.total);
      assert.equal((await stored(page)).includes(ANNA.token), storesPages);
    });
  }
});

/** Returns what the page has in the browser's storage. */
function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
}
