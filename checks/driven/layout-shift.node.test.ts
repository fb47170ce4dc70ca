/**
 * Layout shift as Chromium measures it, of the first page and of presses by a reader, on a slow
 * host.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { engines } from './browser.js';
import { useBrowser } from './each-engine.js';
import { SCRIPT, elementTag } from './site.js';

const LENGTH = 4;
const FURTHER_PAGES = 4;
/** A shift within half a second of a press does not count. */
const ANSWER_MS = 700;
const TOTAL = 60;
/** Rows of one line each, of this year. */
const ALIKE = Array.from({ length: TOTAL }, (_, index) => ({
  Id: 1 + index,
  Leads: 504_001 + index,
  ProcTime: `${new Date().getFullYear()}-06-22T02:25:53`,
  Subject: 'Баллы',
  LeadStatusName: 'Новое',
  LeadTypeName: 'Баллы',
  LeadSourceName: 'Сайт',
}));
/** Records the shifts of a page that no press has caused, as Core Web Vitals do. */
const RECORD_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) {
      shifts.push(hadRecentInput ? 0 : value);
    }
  }).observe({ type: 'layout-shift' });
`;

const FOOTER = '<footer style="height: 10em">Footer</footer>';

const skip = !engines.includes('chromium') && 'only Chromium counts layout shift';

describe('layout shift', { skip }, () => {
  const driven = useBrowser('chromium');

  /** Reads a list of several pages with a footer below, from a slow host. */
  async function shiftOfPresses(width: number): Promise<number> {
    const { page, site } = driven;
    const { base } = site.createHost({ leads: ALIKE, settings: { delay: ANSWER_MS } });
    const list = elementTag(base, `token="1" length="${LENGTH}" skeleton-rows="${TOTAL}"`);
    await page.setViewport({ width, height: 740 });
    await page.evaluateOnNewDocument(RECORD_SHIFTS);
    await page.goto(site.page(SCRIPT + list + FOOTER));
    await page.waitForSelector('client-leads:state(ready)');
    for (let count = 1; count <= FURTHER_PAGES; count++) {
      await shiftOf(page);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await shiftOf(page);
      await page.click('client-leads >>> [part~=load-more]');
      await page.waitForFunction(
        (shown) => document.querySelector('client-leads')!.leads.length === shown,
        {},
        LENGTH * (count + 1),
      );
    }
    return shiftOf(page);
  }

  for (const width of [360, 1000]) {
    it(`is at most 0.02, ${width} px`, async () => {
      const shift = await shiftOfPresses(width);
      assert.ok(shift <= 0.02, `${shift} is too much`);
    });
  }
});

/** Returns the layout shift of the page so far, once it is drawn and Chromium has reported it. */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    return window.shifts.reduce((sum, shift) => sum + shift, 0);
  });
}

declare global {
  interface Window {
    shifts: number[];
  }
}
