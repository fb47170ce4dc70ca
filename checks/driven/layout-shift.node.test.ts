/**
 * Layout shift as Chromium measures it, of the first page and of presses by a reader, on a slow
 * host.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { generateLeads } from '../../demo/api/generate-leads.js';
import { NOW } from '../../test/fixtures/page-clock.js';
import { engines } from './browser.js';
import { useBrowser } from './each-engine.js';
import { SCRIPT, elementTag } from './site.js';

const LENGTH = 4;
const FURTHER_PAGES = 4;
/** A shift within half a second of a press does not count. */
const ANSWER_MS = 700;
const TOTAL = 60;
/** Rows as a real API has them, with subjects of one line and of two. */
const ROWS = generateLeads(TOTAL, 17, { now: NOW, language: 'ru' });
/** Rows that are as high as placeholders: with a subject of two lines on a phone, and of one beside. */
const ALIKE = Array.from({ length: TOTAL }, (_, index) => ({
  Id: 1 + index,
  Leads: 504_001 + index,
  ProcTime: '2025-06-22T02:25:53',
  Subject: 'Баллы за покупку в мобильном приложении не пришли',
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

/** Fills the rest of the window, so that each shift counts as much as it can. */
const FOOTER = '<footer style="height: 60em; background: #eee">Footer</footer>';

/** The style and the element of README's page, for this many inquiries. The script comes later. */
function readmeTag(session: string, expected: number, isWide: boolean, controls: string): string {
  const rows = expected === 3 ? '24em' : `2.2em + ${expected} * ${isWide ? 4.05 : 7}em`;
  // As docs/look.md says.
  const narrow = controls.includes('status') ? '11em' : '8em';
  const filters = isWide ? '5em' : narrow;
  return `<style>
      client-leads:not([hidden]) {
        display: block;
        min-height: calc(${rows} + ${controls ? filters : '0em'});
      }
    </style>
    <client-leads sitecode="GIFT-01" login-href="/login" skeleton-rows="${expected}"
      filter-controls="${controls}" status-tones='{"Ожидает ответа клиента": "attention"}'
      session-url="${session}api/client/LeadsPagingInfo"></client-leads>`;
}

const skip = !engines.includes('chromium') && 'only Chromium counts layout shift';

describe('layout shift', { skip }, () => {
  const driven = useBrowser('chromium');

  /** Reads a list of several pages with a footer below, from a slow host. */
  async function shiftOfPresses(width: number): Promise<number> {
    const { page, site } = driven;
    const { base } = site.createHost({ leads: ALIKE, settings: { delay: ANSWER_MS } });
    const list = elementTag(base, `token="1" length="${LENGTH}" skeleton-rows="${LENGTH}"`);
    await page.setViewport({ width, height: 740 });
    await page.evaluateOnNewDocument(RECORD_SHIFTS);
    await page.goto(site.page(SCRIPT + list + FOOTER));
    await page.waitForSelector('client-leads:state(ready)');
    const before = await shiftOf(page);
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
    return (await shiftOf(page)) - before;
  }

  for (const width of [360, 1000]) {
    it(`of presses is at most 0.02, ${width} px`, async () => {
      const shift = await shiftOfPresses(width);
      assert.ok(shift <= 0.02, `${shift} is too much`);
    });
  }

  for (const [outcome, state, count, expected, limit] of [
    ['nobody', 'signed-out', null, 3, 0.05],
    ['a client without inquiries', 'empty', 0, 3, 0.05],
    ['one inquiry', 'complete', 1, 3, 0.05],
    ['as many inquiries as expected', 'complete', 3, 3, 0.02],
    ['as many inquiries as expected', 'complete', 10, 10, 0.02],
  ] as const) {
    for (const [width, controls] of [
      [390, ''],
      [1200, ''],
      [390, 'search waiting unread'],
      [390, 'search status waiting unread'],
      [1200, 'search status waiting unread'],
    ] as const) {
      it(`of README's page is at most ${limit} for ${outcome}: ${count ?? 0} of ${expected}, ${width} px, ${controls || 'no filters'}`, async () => {
        const { page, site } = driven;
        const leads = ROWS.slice(0, count ?? 0);
        const api = site.createHost({ leads, settings: { delay: ANSWER_MS } });
        const session = site.createHost({ settings: { delay: ANSWER_MS } });
        session.answer({
          json: count === null ? null : { client: '1017', token: '1', apiBase: api.base },
        });
        await page.setViewport({ width, height: 740 });
        await page.evaluateOnNewDocument(RECORD_SHIFTS);
        await page.goto(
          site.page(readmeTag(session.base, expected, width > 640, controls) + FOOTER),
        );
        await shiftOf(page);
        await page.addScriptTag({ url: '/dist/client-leads.min.js' });
        await page.waitForSelector(`client-leads:state(${state})`);
        const shift = await shiftOf(page);
        assert.ok(shift <= limit, `${shift} is too much`);
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
