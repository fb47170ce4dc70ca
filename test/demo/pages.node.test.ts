import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { startDemo } from '../../demo/start-demo.js';
import { chromiumOptions } from '../../tools/browsers.js';

/** The addresses of all pages. */
const PAGES = readdirSync('demo', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .map((path) => path.replaceAll('\\', '/'));

describe('the demo', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let browser: Browser;

  before(async () => {
    demo = await startDemo();
    browser = await puppeteer.launch(chromiumOptions());
  });

  after(async () => {
    await browser.close();
    await demo.stop();
  });

  for (const path of PAGES) {
    it(`opens ${path} for a client, without an error in the console, and shows the list`, async () => {
      const page = await browser.newPage();
      await page.goto(demo.url);
      await page.evaluate(async () => {
        const body = new URLSearchParams({ client: 'anna' });
        await fetch('session', { method: 'POST', body });
      });
      const lines: string[] = [];
      page.on('console', (message) => lines.push(message.text()));
      page.on('pageerror', (error) => lines.push(String(error)));
      await page.goto(demo.url + path, { waitUntil: 'networkidle0' });
      const lists = await page.$$eval('client-leads', (elements) =>
        elements.map(({ status, totalRows }) => `${status} ${totalRows}`),
      );
      assert.deepEqual(lines, []);
      assert.deepEqual(lists, path === 'situations.html' ? [] : ['ready 137']);
      assert.equal(await page.$$eval('h1', (headings) => headings.length), 1);
      await page.close();
    });
  }
});
