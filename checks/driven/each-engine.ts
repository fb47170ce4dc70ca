/** The tools of a test that drives a browser: a site, a browser, and a new page. */
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';
import { SET_CLOCK } from '../../test/fixtures/page-clock.js';
import { engines, launch } from './browser.js';
import { startSite } from './site.js';

export interface Driven {
  readonly site: Awaited<ReturnType<typeof startSite>>;
  readonly browser: Browser;
  readonly page: Page;
}

const UNDRIVEN = { webkit: 'puppeteer-core does not drive WebKit' };

/** Defines a suite for each engine of the test run, except those that lack something. */
export function describeInEachEngine(
  title: string,
  define: (driven: Driven) => void,
  lacking: Readonly<Record<string, string>> = {},
): void {
  for (const engine of engines) {
    const skip = { ...lacking, ...UNDRIVEN }[engine] ?? false;
    describe(`${title} in ${engine}`, { skip }, () => define(useBrowser(engine)));
  }
}

/** Starts a site and a browser before the tests of a suite, and opens a page for each. */
export function useBrowser(engine: string, options: LaunchOptions = {}): Driven {
  const driven = {} as { -readonly [Key in keyof Driven]: Driven[Key] };
  before(async () => {
    driven.site = await startSite();
    driven.browser = await launch(engine, options);
  });
  after(async () => {
    await driven.browser.close();
    await driven.site.close();
  });
  beforeEach(async () => {
    driven.page = await driven.browser.newPage();
    await driven.page.evaluateOnNewDocument(SET_CLOCK);
  });
  afterEach(() => driven.page.close());
  return driven;
}
