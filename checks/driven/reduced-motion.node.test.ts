/** What moves, and what does not for a reader who wants less motion. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines, settled } from './browser.js';
import { useBrowser } from './each-engine.js';
import { widget } from './site.js';

const PAGE = 20;

const skip = !engines.includes('chromium') && 'only Chromium imitates the preference';

describe('what moves', { skip }, () => {
  const driven = useBrowser('chromium');

  for (const [preference, moving] of [
    ['no-preference', ['bar', 'list skeleton', 'skeleton', 'spinner']],
    ['reduce', []],
  ] as const) {
    it(`is ${moving.join(', ') || 'nothing'} with the preference ${preference}`, async () => {
      const { page, site } = driven;
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: preference }]);
      const host = site.createHost({ leads: 2 * PAGE });
      const moved = () =>
        page.$eval('client-leads', ({ shadowRoot }) =>
          shadowRoot!
            .getAnimations()
            .map(({ effect }) => (effect as KeyframeEffect).target!.className),
        );
      host.answer({ normal: true, hold: true }, { normal: true, hold: true });
      await page.goto(site.page(widget(host.base, `length="${PAGE}"`)));
      await host.wasAsked(1);
      await page.$eval('client-leads', ({ updateComplete }) => updateComplete);
      const first = await moved();
      host.release();
      await settled(page);
      await page.click('client-leads >>> [part=load-more]');
      await host.wasAsked(2);
      await page.$eval('client-leads', ({ updateComplete }) => updateComplete);
      const seen = new Set([...first, ...(await moved())]);
      assert.deepEqual([...seen].toSorted(), moving);
      host.release();
      await settled(page);
    });
  }
});
