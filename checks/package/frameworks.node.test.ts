/** The examples of docs/frameworks.md for React and Vue, built and opened in a browser. */
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type HTTPRequest, type ResponseForRequest } from 'puppeteer-core';
import { bundlePage } from '../../tools/bundle-page.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { filesInSection } from '../../tools/files-in.js';

const DOCUMENT = 'docs/frameworks.md';
const SITE = 'https://shop.example';
const API = 'https://api.example/';
const PAGE = `<!doctype html><link rel="icon" href="/icon.svg"><div id="root"></div>
  <script type="module" src="/page.js"></script>`;
const ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const LEADS = [{ Id: 1, Leads: 5001, Subject: 'Вопрос', LeadStatusName: 'Решено' }];
const VUE_PAGE = `import { createApp } from 'vue';
import Inquiries from './Inquiries.vue';
createApp(Inquiries).mount('#root');`;

describe('the examples of docs/frameworks.md', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;
  let browser: Browser;

  before(async () => {
    consumer = await createConsumer();
    const router = join(consumer.folder, 'node_modules/react-router');
    await mkdir(router);
    await cp('test/fixtures/react-router.ts', join(router, 'index.ts'));
    browser = await puppeteer.launch(chromiumOptions());
  });

  after(async () => {
    await browser.close();
    await consumer.remove();
  });

  /** Builds the files of these sections with the script of a page. */
  async function build(sections: readonly string[], entry: string, code?: string) {
    for (const section of sections) {
      for (const [name, text] of await filesInSection(DOCUMENT, section)) {
        await writeFile(join(consumer.folder, name), text);
      }
    }
    if (code) {
      await writeFile(join(consumer.folder, entry), code);
    }
    return bundlePage(join(consumer.folder, entry));
  }

  /** Opens a page of a site, with an API that has one inquiry. */
  async function open(script: string, headers: Readonly<Record<string, string>> = {}) {
    const page = await browser.newPage();
    const site = { page, isSignedIn: true, questions: 0, lines: [] as string[] };
    page.on('pageerror', (error) => site.lines.push(String(error)));
    page.on('console', (message) => site.lines.push(message.text()));
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.respond(answer(request)));

    function answer(request: HTTPRequest): Partial<ResponseForRequest> {
      const { origin, pathname } = new URL(request.url());
      if (origin !== SITE) {
        return {
          headers: { 'Access-Control-Allow-Origin': '*' },
          ...json({ TotalRows: 1, LeadsClients: LEADS, ErrorCode: 0 }),
        };
      }
      switch (pathname) {
        case '/page.js':
          return { contentType: 'text/javascript', body: script };
        case '/icon.svg':
          return { contentType: 'image/svg+xml', body: ICON };
        case '/logout.php':
          site.isSignedIn = false;
          return { status: 204 };
        case '/session.php':
          site.questions++;
          return json(site.isSignedIn ? { client: '1017', token: '55120938', apiBase: API } : null);
        default:
          return { contentType: 'text/html; charset=utf-8', headers, body: PAGE };
      }
    }

    await page.goto(SITE);
    return site;
  }

  it('for React, under its policy, keeps the list by routes until a sign-out', async () => {
    const recipe = await readFile('docs/short-recipes.md', 'utf8');
    const [, forScript = ''] = /^Content-Security-Policy: (.*)$/m.exec(recipe) ?? [];
    // A bundle has the policy of its own Lit. The page of the example has an icon.
    const policy = `${forScript.replace('trusted-types client-leads', 'trusted-types lit-html')}; img-src 'self'`;
    const script = await build(['React'], 'main.tsx');
    const site = await open(script, { 'Content-Security-Policy': policy });
    const { page } = site;
    const link = await page.waitForSelector('>>> a[part~=subject]');
    await link?.click();
    const heading = await page.waitForSelector('h1');
    assert.equal(await heading?.evaluate((h1) => h1.textContent), 'Обращение № 5001');
    assert.equal(page.url(), `${SITE}/inquiries/5001`);
    assert.equal(await link?.isVisible(), false);
    const isReading = (request: HTTPRequest) => request.url().startsWith(API);
    await Promise.all([page.waitForRequest(isReading), page.goBack()]);
    await page.waitForSelector('>>> a[part~=subject]', { visible: true });
    assert.equal(site.questions, 1);
    await page.click('button');
    await page.waitForSelector('::-p-aria([name="Войти"][role="link"])');
    const rows = await page.$$('>>> [part~=lead]');
    assert.deepEqual([rows.length, site.questions, site.lines], [0, 2, []]);
  });

  it('for Vue sets a property and hears an event', async () => {
    const { page, lines } = await open(await build(['Vue'], 'main.ts', VUE_PAGE));
    const tone = await page.waitForSelector('>>> [part~=status-success]');
    assert.equal(await tone?.evaluate((status) => status.textContent.trim()), 'Решено');
    assert.deepEqual(lines, ['1']);
  });
});

function json(value: unknown): Partial<ResponseForRequest> {
  return { contentType: 'application/json', body: JSON.stringify(value) };
}
