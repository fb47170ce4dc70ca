/** Layout shift on a slow host, as Chromium counts it, for presses that a reader makes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import type { ClientLeads, Status } from 'client-leads';
import { startDemo } from '../demo/start-demo.js';
import { chromiumOptions } from '../tools/browsers.js';
import { engines } from './driven/browser.js';

const ANSWER_MS = 1500;
const FURTHER_PAGES = 4;
const TOTAL = 60;

interface Shifts {
  readonly shifts: number[];
}

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

const skip = !engines.includes('chromium') && 'only Chromium counts layout shift';

describe('layout shift', { skip }, () => {
  for (const [width, height] of [
    [360, 740],
    [1000, 740],
  ] as const) {
    it(`is at most 0.02 for rows that are alike, ${width} px`, async () => {
      const shifts = await shiftOfAList({ width, height }, answerAlike);
      assert.ok(shifts <= 0.02, `${shifts} is too much`);
    });

    it(`is at most 0.1 for the rows of the demo, ${width} px`, async () => {
      const shifts = await shiftOfAList({ width, height }, (request) => request.continue());
      assert.ok(shifts <= 0.1, `${shifts} is too much`);
    });
  }

  it('would be seen where no place is kept', async () => {
    const shifts = await shiftOfAList({ width: 360, height: 740 }, answerAlike, '0');
    assert.ok(shifts > 0.1, `${shifts} is too little`);
  });
});

/** Reads a list of several pages with a footer below, on a host that takes its time. */
async function shiftOfAList(
  viewport: { width: number; height: number },
  answer: (request: HTTPRequest) => Promise<void>,
  skeletonRows = '4',
): Promise<number> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isLate = request.url().includes('LeadsPagingInfo');
    void (isLate ? wait(ANSWER_MS).then(() => answer(request)) : request.continue());
  });
  await page.evaluateOnNewDocument(`document.addEventListener('DOMContentLoaded', () => {
    const footer = document.createElement('footer');
    footer.style.height = '10em';
    footer.textContent = 'Footer';
    document.body.append(footer);
  })`);
  const query = `bare&length=4&skeleton-rows=${skeletonRows}&first-position=1`;
  await page.goto(`${demo.url}situation.html?${query}`);
  await waitFor(page, 'loading');
  await observeShifts(page);
  await waitFor(page, 'ready');
  for (let count = 0; count < FURTHER_PAGES; count++) {
    await settle(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await settle(page);
    await page.click('>>> [part~=load-more]');
    await waitFor(page, 'loading-more');
    await waitFor(page, 'ready');
  }
  await settle(page);
  const shifts = await page.evaluate(() => (window as unknown as Shifts).shifts);
  await page.close();
  return shifts.reduce((sum, shift) => sum + shift, 0);
}

/** Records the shifts that no press has caused, as Core Web Vitals do. */
async function observeShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) {
          shifts.push(entry.value);
        }
      }
    }).observe({ type: 'layout-shift' });
  });
}

async function waitFor(page: Page, status: Status): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelector<ClientLeads>('client-leads')?.status === expected,
    {},
    status,
  );
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

/** Answers with rows of one line each. */
async function answerAlike(request: HTTPRequest): Promise<void> {
  const body = (await request.fetchPostData()) ?? '';
  // To its own origin the element sends JSON.
  const { Start: start, Length: length } = JSON.parse(body) as { Start: number; Length: number };
  const count = Math.min(length, TOTAL + 1 - start);
  const leads = Array.from({ length: count }, (_, index) => ({
    Id: start + index,
    Leads: 504_000 + start + index,
    ProcTime: '2025-12-22T02:25:53',
    Subject: 'Баллы не начислены',
    LeadStatusName: 'Новое',
    LeadTypeName: 'Бонусные баллы',
    LeadSourceName: 'Сайт',
  }));
  await request.respond({
    contentType: 'application/json',
    body: JSON.stringify({
      TotalRows: TOTAL,
      TotalRowsSelect: count,
      LeadsClients: leads,
      ErrorCode: 0,
      Message: null,
    }),
  });
}
