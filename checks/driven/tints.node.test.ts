/** The tints of what a pointer is on, what is set, and what is pressed, as Chromium draws them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { chromiumOptions } from '../../tools/browsers.js';
import { engines, settled } from './browser.js';
import { useBrowser } from './each-engine.js';
import { TONED_LEADS, TONED_LIST, widget } from './site.js';

const SEGMENT = 'client-leads >>> [part=filter-unread]';
const ALL = 'client-leads >>> [part=filter-all]';
const MORE = 'client-leads >>> [part=load-more]';
/** Without a screen, Chromium has no pointer that hovers. */
const MOUSE = '--blink-settings=primaryHoverType=2,availableHoverTypes=2';
const PHONE = { width: 390, height: 740, isMobile: true, hasTouch: true };

const skip = !engines.includes('chromium') && 'only Chromium imitates a phone';

describe('tints', { skip }, () => {
  const { args } = chromiumOptions();
  const driven = useBrowser('chromium', { args: [...args, MOUSE] });

  async function open(viewport: { width: number; height: number }): Promise<Page> {
    const { page, site } = driven;
    const { base } = site.createHost({ leads: [...TONED_LEADS, ...TONED_LEADS] });
    await page.setViewport(viewport);
    await page.goto(site.page(widget(base, TONED_LIST)));
    await settled(page);
    return page;
  }

  function segmentTint(page: Page): Promise<string> {
    return page.$eval(SEGMENT, (button) => getComputedStyle(button).backgroundColor);
  }

  /** The tints of the first row and of the button below the list. */
  function otherTints(page: Page): Promise<string[]> {
    return page.$eval('client-leads', ({ shadowRoot }) => [
      getComputedStyle(shadowRoot!.querySelector('a.subject')!, '::after').backgroundColor,
      getComputedStyle(shadowRoot!.querySelector('[part=load-more]')!).boxShadow,
    ]);
  }

  it('of a segment are gone after a tap on another', async () => {
    const page = await open(PHONE);
    const unset = await segmentTint(page);
    await page.tap(SEGMENT);
    await settled(page);
    assert.equal(await page.evaluate(() => matchMedia('(hover: hover)').matches), false);
    assert.notEqual(await segmentTint(page), unset);
    await page.tap(ALL);
    // Chromium shows a tap as a press for some time.
    await page.waitForFunction(
      (button, tint) => getComputedStyle(button!).backgroundColor === tint,
      {},
      await page.$(SEGMENT),
      unset,
    );
  });

  it('differ under the pointer, set, and pressed, set or not', async () => {
    const page = await open({ width: 900, height: 740 });
    const tints = [await segmentTint(page)];
    await page.hover(SEGMENT);
    tints.push(await segmentTint(page));
    await page.mouse.down();
    tints.push(await segmentTint(page));
    await page.mouse.up();
    await settled(page);
    tints.push(await segmentTint(page));
    await page.mouse.down();
    tints.push(await segmentTint(page));
    assert.equal(new Set(tints).size, 5, tints.join());
  });

  it('come with a line under the words of a subject alone, not under its number', async () => {
    const page = await open({ width: 900, height: 740 });
    for (const [index, words] of ['clamp', 'words'].entries()) {
      const subject = (await page.$$('client-leads >>> a.subject'))[index]!;
      const underlined = () =>
        subject.evaluate((link) =>
          [link, ...link.querySelectorAll('*')]
            .filter((node) => getComputedStyle(node).textDecorationLine === 'underline')
            .map((node) => node.className),
        );
      assert.deepEqual(await underlined(), []);
      await subject.hover();
      assert.deepEqual(await underlined(), [words]);
    }
  });

  it('of rows and buttons differ under the pointer and pressed', async () => {
    const page = await open({ width: 900, height: 740 });
    for (const [index, place] of ['client-leads >>> a.subject', MORE].entries()) {
      await page.mouse.move(1, 1);
      const tints = [(await otherTints(page))[index]];
      await page.hover(place);
      tints.push((await otherTints(page))[index]);
      await page.mouse.down();
      tints.push((await otherTints(page))[index]);
      await page.mouse.move(1, 1);
      await page.mouse.up();
      assert.equal(new Set(tints).size, 3, tints.join());
    }
  });
});
