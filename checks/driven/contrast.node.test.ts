/**
 * The contrast of what Chromium draws: the colours in a picture of the page, since no property tells
 * those of forced colours, of mixed colours and of the borders that make a shape.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientLeads } from 'client-leads';
import { engines, settled } from './browser.js';
import { palePlaces } from './drawn-contrast.js';
import { useBrowser } from './each-engine.js';
import { TONED_LEADS, TONED_LIST, TONE_OF_STATUS, widget } from './site.js';

const SCHEMES = {
  light: { features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  dark: { features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  'forced colours': { features: [{ name: 'forced-colors', value: 'active' }] },
  paper: { media: 'print' },
};

const skip = !engines.includes('chromium') && 'only Chromium imitates forced colours';

describe('the contrast of what is drawn', { skip }, () => {
  const driven = useBrowser('chromium');

  /** Shows a list with each tone, and returns what is too pale. */
  async function showTones(media: (typeof SCHEMES)[keyof typeof SCHEMES]) {
    const { page, site } = driven;
    const host = site.createHost({ leads: [...TONED_LEADS, { Id: 99 }] });
    // The compiler adds this helper to functions, which a page does not have.
    await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
    await page.setViewport({ width: 1000, height: 800, deviceScaleFactor: 3 });
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { media: '', features: [], ...media });
    await page.goto(site.page(widget(host.base, TONED_LIST)));
    await settled(page);
    await page.$eval(
      'client-leads',
      async (element: ClientLeads, statusTones) => {
        Object.assign(element, { statusTones });
        await element.updateComplete;
      },
      TONE_OF_STATUS,
    );
    return palePlaces(page, await page.screenshot({ encoding: 'base64', fullPage: true }));
  }

  for (const [name, media] of Object.entries(SCHEMES)) {
    it(`is enough for each text and shape, ${name}`, async () => {
      const { count, pale } = await showTones(media);
      // Six texts of each row, and the shapes of all tones but one.
      assert.ok(count >= TONED_LEADS.length * 7 - 1, String(count));
      assert.deepEqual(pale, []);
    });
  }
});
