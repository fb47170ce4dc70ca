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

/** The style and the element of README's page, whose script comes later. */
function readmeTag(session: string, slots: string): string {
  return `<style>
      client-leads:not(:defined) { display: block; min-height: 17em }
      client-leads:not(:defined) > * { display: none }
    </style>
    <client-leads sitecode="GIFT-01" login-href="/login" skeleton-rows="3"
      session-url="${session}api/client/LeadsPagingInfo">${slots}</client-leads>`;
}

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
    it(`of presses is at most 0.02, ${width} px`, async () => {
      const shift = await shiftOfPresses(width);
      assert.ok(shift <= 0.02, `${shift} is too much`);
    });
  }

  const SLOTS = '<p slot="empty">Nothing yet</p><p slot="signed-out">Who are you?</p>';
  for (const [outcome, state, client, leads, slots] of [
    ['a signed-in client', 'complete', '1017', ALIKE.slice(0, 3), ''],
    ['a client without inquiries', 'empty', '1017', [], ''],
    ['a client without inquiries, and own slots', 'empty', '1017', [], SLOTS],
    ['nobody', 'signed-out', null, [], ''],
    ['nobody, and own slots', 'signed-out', null, [], SLOTS],
  ] as const) {
    for (const width of [360, 1200]) {
      it(`of README's page is at most 0.02 for ${outcome}, ${width} px`, async () => {
        const { page, site } = driven;
        const api = site.createHost({ leads: [...leads], settings: { delay: ANSWER_MS } });
        const session = site.createHost({ settings: { delay: ANSWER_MS } });
        session.answer({ json: client && { client, token: '1', apiBase: api.base } });
        await page.setViewport({ width, height: 740 });
        await page.evaluateOnNewDocument(RECORD_SHIFTS);
        await page.goto(site.page(readmeTag(session.base, slots) + FOOTER));
        await shiftOf(page);
        await page.addScriptTag({ url: '/dist/client-leads.min.js' });
        await page.waitForSelector(`client-leads:state(${state})`);
        const shift = await shiftOf(page);
        assert.ok(shift <= 0.02, `${shift} is too much`);
      });
    }
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
