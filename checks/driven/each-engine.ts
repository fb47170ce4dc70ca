/** The tools of a test that drives a browser: a site, a browser, and a new page. */
import { after, afterEach, before, beforeEach, describe } from 'node:test';
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';
import { engines, launch } from './browser.js';
import { startSite } from './site.js';

export interface Driven {
  readonly site: Awaited<ReturnType<typeof startSite>>;
  readonly browser: Browser;
  readonly page: Page;
}

interface Conditions {
  /** The reasons to skip an engine. */
  readonly lacking?: Readonly<Record<string, string>>;
  readonly options?: LaunchOptions;
}

const UNDRIVEN = { webkit: 'puppeteer-core does not drive WebKit' };

/** Defines a suite for each engine of the test run. */
export function describeInEachEngine(
  title: string,
  { lacking = {}, options = {} }: Conditions,
  define: (driven: Driven) => void,
): void {
  for (const engine of engines) {
    const reasons: Readonly<Record<string, string>> = { ...UNDRIVEN, ...lacking };
    describe(`${title} in ${engine}`, { skip: reasons[engine] ?? false }, () => {
      define(useBrowser(engine, options));
    });
  }
}

/** Starts a site and a browser before the tests of a suite, and opens a page for each. */
export function useBrowser(engine: string, options?: LaunchOptions): Driven {
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
  });
  afterEach(() => driven.page.close());
  return driven;
}
