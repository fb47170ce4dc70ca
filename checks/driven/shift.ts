/** Layout shift, as Chromium measures it. */
import type { Page } from 'puppeteer-core';

/** Records the shifts of a page that no press has caused, as Core Web Vitals do. */
export const RECORD_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) {
      shifts.push(hadRecentInput ? 0 : value);
    }
  }).observe({ type: 'layout-shift' });
`;

/** Returns the layout shift of the page so far, once it is drawn and Chromium has reported it. */
export function shiftOf(page: Page): Promise<number> {
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
