import type { Row } from '../contestants/leads-host.js';
import { Rows } from './rows.js';

/** Milliseconds since the navigation. */
interface Times {
  /** The contestant's script and style sheet have arrived. */
  readonly script: number;
  /** The first request to the API was sent. */
  readonly request: number;
  readonly answer: number;
  /** The rows are in the DOM. */
  readonly drawn: number;
  /** The frame with the rows is on the screen. */
  readonly painted: number;
}

/** Watches the rows before the page's own scripts run, without affecting them. */
async function watchVisit(): Promise<{ rows: Rows; times: Times }> {
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  const stage = document.querySelector<HTMLElement>('#stage');
  const tag = stage?.dataset.tag;
  if (!stage || !tag) {
    throw new Error('The page has no stage.');
  }
  const rows = new Rows(stage);
  await customElements.whenDefined(tag);
  await whenAdded(stage);
  await rows.whenDrawn(Number(stage.dataset.count), Number(stage.dataset.last));
  const drawn = performance.now();
  const painted = await whenPainted();
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const api = resources.find(({ name }) => name.endsWith('/LeadsPagingInfo'));
  const files = resources.filter(({ name }) => name.includes('/files/'));
  const times = {
    script: Math.max(...files.map(({ responseEnd }) => responseEnd)),
    request: api?.startTime ?? NaN,
    answer: api?.responseEnd ?? NaN,
    drawn,
    painted,
  };
  return { rows, times };
}

/** Resolves when the page has added the contestant. */
async function whenAdded(stage: HTMLElement): Promise<void> {
  if (!stage.firstElementChild) {
    await new Promise((resolve) =>
      new MutationObserver(resolve).observe(stage, { childList: true }),
    );
  }
}

/**
 * Resolves to the time at which the next frame is on the screen, which the browser reports for a
 * text in it.
 */
async function whenPainted(): Promise<number> {
  const text = document.createElement('p');
  text.setAttribute('elementtiming', 'rows');
  text.textContent = '20';
  text.style.cssText = 'position: fixed; top: 0; right: 0; margin: 0';
  const entry = new Promise<PerformanceElementTiming>((resolve) => {
    new PerformanceObserver((list) => {
      resolve(list.getEntries()[0] as PerformanceElementTiming);
    }).observe({ type: 'element' });
  });
  document.body.append(text);
  return (await entry).renderTime;
}

const watched = watchVisit();

declare global {
  /** Returns the times of the visit. Throws unless the first rows are these. */
  function visit(expected: readonly Row[]): Promise<Times>;
}

globalThis.visit = async (expected) => {
  const { rows, times } = await watched;
  rows.checkFirst(expected);
  return times;
};
