import lighthouse from 'lighthouse';
import type { Page } from 'puppeteer-core';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { ours, OURS } from '../contestants.js';
import { writePage } from '../server.js';
import { PAGE_SIZE, type Figures, type Measure } from './measure.js';

/** The page without the element, with the default element, and with all filters. */
export type LighthousePage = 'without' | 'plain' | 'filters';

type Metric = 'score' | (typeof AUDITS)[number];

/** The parts of the score, with Lighthouse's names. */
const AUDITS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] as const;

export const LIGHTHOUSE_METRICS: readonly Metric[] = ['score', ...AUDITS];

/** The selectors of content that each page must show. */
const SHOWN: Readonly<Record<LighthousePage, string>> = {
  without: 'main:empty',
  plain: `${ours.tag} >>>> ${ours.row}`,
  filters: `${ours.tag} >>>> [part=filter]`,
};

const FILTERS = 'filter-controls="search status unread period"';

/** The height of a row in one column, by the README. */
const ROW_EM = 5.5;

export function lighthouseFigure(page: LighthousePage, metric: Metric): string {
  return `lighthouse, ${page}: ${metric}`;
}

/**
 * Lets Lighthouse judge the performance of a site's page, with its default settings: on a slow
 * phone with a slow network. The API has another origin.
 */
export function lighthouseOf(name: LighthousePage): Measure {
  return {
    figures: LIGHTHOUSE_METRICS.map((metric) => lighthouseFigure(name, metric)),
    rounds: 3,
    isFor: ({ id, tag }) => (name === 'without' ? id === OURS : tag === ours.tag),
    measure: async ({ browser, server }, { id }) => {
      const api = await startCrossOriginServer(createDemoApi());
      server.page = html(name, api.origin, id);
      try {
        return await browser.withFreshPage(async (page) => {
          const figures = await judge(page, name, `${server.origin}/`);
          await page.waitForSelector(SHOWN[name]);
          return figures;
        });
      } finally {
        await api.close();
      }
    },
  };
}

/** Returns the score, up to 100, and its parts. Throws if Lighthouse has no score. */
async function judge(page: Page, name: LighthousePage, url: string): Promise<Figures> {
  const flags = { onlyCategories: ['performance'], disableFullPageScreenshot: true };
  const result = await lighthouse(url, flags, undefined, page);
  const { categories = {}, audits = {}, runtimeError } = result?.lhr ?? {};
  const score = categories.performance?.score;
  if (typeof score !== 'number') {
    throw new Error(`Lighthouse failed: ${runtimeError?.message ?? 'it has no score'}`);
  }
  const parts = AUDITS.map((audit): [string, number] => [
    lighthouseFigure(name, audit),
    audits[audit]?.numericValue ?? NaN,
  ]);
  return { [lighthouseFigure(name, 'score')]: score * 100, ...Object.fromEntries(parts) };
}

/** A page as in the README, which reserves the place of the list. */
function html(page: LighthousePage, apiOrigin: string, id: string): string {
  if (page === 'without') {
    return writePage('', '<main></main>');
  }
  return writePage(
    `<link rel="preconnect" href="${apiOrigin}" crossorigin>
    <script async src="/files/${id}.js"></script>
    <style>
      ${ours.tag}:not(:defined) { display: block; min-height: ${PAGE_SIZE * ROW_EM}em }
    </style>`,
    `<main>
      <${ours.tag} api-base="${apiOrigin}/" ${ours.attributes ?? ''}
        ${page === 'filters' ? FILTERS : ''}></${ours.tag}>
    </main>`,
  );
}
