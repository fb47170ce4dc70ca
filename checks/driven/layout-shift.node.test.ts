/** Layout shift as Chromium counts it: of the first page, and of presses that a reader makes on a slow host. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import type { ClientLeads, Status } from 'client-leads';
import { startDemo } from '../../demo/start-demo.js';
import { chromiumOptions } from '../../tools/browsers.js';
import { engines } from './browser.js';

const ANSWER_MS = 1500;
const FURTHER_PAGES = 4;
const TOTAL = 60;
const PAGE_SIZE = 4;

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

  for (const lang of ['ru', 'en']) {
    for (const fontSize of [16, 32]) {
      for (const width of [280, 360, 1200]) {
        for (const [title, total] of [
          ['no', 0],
          ['less than a page of', PAGE_SIZE - 1],
          ['a page of', PAGE_SIZE],
          ['more than a page of', 2 * PAGE_SIZE + 1],
        ] as const) {
          it(`is 0 for ${title} rows if the page knows the count, ${lang}, ${fontSize} px text, ${width} px`, async () => {
            assert.equal(await shiftOfFirstPage({ width, lang, fontSize, total, known: total }), 0);
          });
        }
      }
    }
  }

  it('would be seen if the page knows another count', async () => {
    const shifts = await shiftOfFirstPage({
      width: 360,
      lang: 'ru',
      fontSize: 16,
      total: PAGE_SIZE,
      known: PAGE_SIZE - 1,
    });
    assert.ok(shifts > 0, 'no shift');
  });

  it('would be seen where no place is kept', async () => {
    const shifts = await shiftOfAList({ width: 360, height: 740 }, answerAlike, '1');
    assert.ok(shifts > 0.1, `${shifts} is too little`);
  });
});

interface FirstPage {
  readonly width: number;
  readonly lang: string;
  /** That of the page, in pixels. */
  readonly fontSize: number;
  readonly total: number;
  /** How many inquiries there are, as far as the page knows. */
  readonly known: number;
}

/** Loads a first page whose answer comes once the placeholders are drawn, on a screen that holds it all. */
async function shiftOfFirstPage({ width, lang, fontSize, total, known }: FirstPage) {
  const page = await openPage({ width, height: 2400 });
  let answerRows!: (request: HTTPRequest) => void;
  const asked = new Promise<HTTPRequest>((resolve) => (answerRows = resolve));
  page.on('request', (request) => {
    if (isForRows(request)) {
      answerRows(request);
    } else {
      void request.continue();
    }
  });
  await page.evaluateOnNewDocument(`document.addEventListener('DOMContentLoaded', () => {
    document.body.style.fontSize = '${fontSize}px';
  })`);
  await page.goto(situation({ lang, 'skeleton-rows': String(known) }));
  await waitFor(page, 'loading');
  await settle(page);
  await observeShifts(page);
  await answerAlike(await asked, total);
  await page.waitForFunction(
    () => document.querySelector<ClientLeads>('client-leads')?.status !== 'loading',
  );
  await settle(page);
  return closeAndSum(page);
}

/** Reads a list of several pages with a footer below, on a host that takes its time. */
async function shiftOfAList(
  viewport: { width: number; height: number },
  answer: (request: HTTPRequest) => Promise<void>,
  skeletonRows = String(TOTAL),
): Promise<number> {
  const page = await openPage(viewport);
  page.on('request', (request) => {
    void (isForRows(request) ? wait(ANSWER_MS).then(() => answer(request)) : request.continue());
  });
  await page.goto(situation({ 'skeleton-rows': skeletonRows }));
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
  return closeAndSum(page);
}

/** Opens a tab whose pages have a footer below the list, and whose requests are the test's to answer. */
async function openPage(viewport: { width: number; height: number }): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.setRequestInterception(true);
  await page.evaluateOnNewDocument(`document.addEventListener('DOMContentLoaded', () => {
    const footer = document.createElement('footer');
    footer.style.height = '10em';
    footer.textContent = 'Footer';
    document.body.append(footer);
  })`);
  return page;
}

function situation(attributes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({
    bare: '',
    length: String(PAGE_SIZE),
    'first-position': '1',
    ...attributes,
  });
  return `${demo.url}situation.html?${query}`;
}

function isForRows(request: HTTPRequest): boolean {
  return request.url().includes('LeadsPagingInfo');
}

/** Returns how much has shifted in all. */
async function closeAndSum(page: Page): Promise<number> {
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

/** Answers with rows of one line each, of this year. */
async function answerAlike(request: HTTPRequest, total = TOTAL): Promise<void> {
  const body = (await request.fetchPostData()) ?? '';
  // To its own origin the element sends JSON.
  const { Start: start, Length: length } = JSON.parse(body) as { Start: number; Length: number };
  const count = Math.min(length, total + 1 - start);
  const leads = Array.from({ length: count }, (_, index) => ({
    Id: start + index,
    Leads: 504_000 + start + index,
    ProcTime: `${new Date().getFullYear()}-06-22T02:25:53`,
    Subject: 'Баллы',
    LeadStatusName: 'Новое',
    LeadTypeName: 'Баллы',
    LeadSourceName: 'Сайт',
  }));
  await request.respond({
    contentType: 'application/json',
    body: JSON.stringify({
      TotalRows: total,
      TotalRowsSelect: count,
      LeadsClients: leads,
      ErrorCode: 0,
      Message: null,
    }),
  });
}
