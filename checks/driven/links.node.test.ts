import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, ElementHandle, KeyInput, MouseButton, Page } from 'puppeteer-core';
import { engines, launch, PATIENCE_MS, settled } from './browser.js';
import { elementTag, startSite } from './site.js';

const SCRIPT = '<script src="/dist/client-leads.min.js"></script>';
/** Keeps the ids of the leads that were selected, and opens them itself. */
const ROUTER = `<script>
  window.selected = [];
  addEventListener('lead-select', (event) => {
    event.preventDefault();
    selected.push(event.detail.lead.id);
  });
</script>`;
const LINK = 'client-leads >>> a.subject';
const BESIDE = 'client-leads >>> [part=number]';

for (const engine of engines) {
  const skip = engine === 'webkit' && 'puppeteer-core does not drive WebKit';

  describe(`a row that the reader activates in ${engine}`, { skip }, () => {
    let site: Awaited<ReturnType<typeof startSite>>;
    let browser: Browser;
    let page: Page;

    before(async () => {
      site = await startSite();
      browser = await launch(engine);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      page = await browser.newPage();
    });
    afterEach(() => page.close());

    async function openList(attributes: string): Promise<void> {
      const { base } = site.createHost({ leads: 2 });
      await page.goto(site.page(ROUTER + SCRIPT + elementTag(base, `token="1" ${attributes}`)));
      assert.equal((await settled(page)).rows, 2);
    }

    async function find(selector: string): Promise<ElementHandle> {
      const found = await page.$(selector);
      assert.ok(found, selector);
      return found;
    }

    async function hold(key: KeyInput | undefined, act: () => Promise<void>): Promise<void> {
      if (key) {
        await page.keyboard.down(key);
      }
      await act();
      if (key) {
        await page.keyboard.up(key);
      }
    }

    async function click(selector: string, key?: KeyInput, button?: MouseButton): Promise<void> {
      const target = await find(selector);
      await hold(key, () => target.click(button ? { button } : {}));
    }

    async function pressEnter(selector: string, key?: KeyInput): Promise<void> {
      await (await find(selector)).focus();
      await hold(key, () => page.keyboard.press('Enter'));
    }

    const selected = () => page.evaluate(() => window.selected);

    /** Closes the tab or window that a link has opened, once it is there. */
    async function closeOpened(): Promise<void> {
      const target = await browser.waitForTarget((other) => other.url().includes('?html=lead-'), {
        timeout: PATIENCE_MS,
      });
      const other = await target.page();
      assert.ok(other && other !== page, 'It has opened in the same tab.');
      await other.close();
    }

    const HREF = 'lead-href="/page?html=lead-{id}"';

    for (const [title, act] of [
      ['a click with Ctrl on its link', () => click(LINK, 'Control')],
      ['a click with Ctrl beside its link', () => click(BESIDE, 'Control')],
      ['a click with Shift on its link', () => click(LINK, 'Shift')],
      ['a click with Shift beside its link', () => click(BESIDE, 'Shift')],
      ['a middle click on its link', () => click(LINK, undefined, 'middle')],
      ['Ctrl+Enter on its link', () => pressEnter(LINK, 'Control')],
    ] as const) {
      it(`opens in a tab or window of its own by ${title}, of which the page hears nothing`, async () => {
        await openList(HREF);
        await act();
        await closeOpened();
        assert.deepEqual(await selected(), []);
      });
    }

    for (const [title, act] of [
      ['a click on its link', () => click(LINK)],
      ['a click beside its link', () => click(BESIDE)],
      ['Enter on its link', () => pressEnter(LINK)],
    ] as const) {
      it(`is selected by ${title}, which the page can cancel`, async () => {
        await openList(HREF);
        const url = page.url();
        await act();
        assert.equal((await selected()).length, 1);
        assert.equal(page.url(), url);
      });
    }

    it('is selected by its button, also by a click with a key, and not by the middle button', async () => {
      await openList('selectable');
      const button = 'client-leads >>> button.subject';
      await click(button);
      await click(button, 'Control');
      await click(BESIDE, 'Shift');
      await pressEnter(button);
      assert.equal((await selected()).length, 4);
      await click(button, undefined, 'middle');
      await click(BESIDE, undefined, 'middle');
      assert.equal((await selected()).length, 4);
    });
  });
}

declare global {
  interface Window {
    selected: number[];
  }
}
