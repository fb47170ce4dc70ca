import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PATIENCE_MS, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { elementTag, SCRIPT } from './site.js';

/** Records the ids of the selected leads, and opens them itself. */
const ROUTER = `<script>
  window.selected = [];
  addEventListener('lead-select', (event) => {
    event.preventDefault();
    selected.push(event.detail.lead.id);
  });
</script>`;
const LINK = 'client-leads >>> a.subject';
const BESIDE = 'client-leads >>> [part=time]';
const NUMBER = 'client-leads >>> [part=number]';
const ATTRIBUTES = 'token="1" lead-href="/page?html=lead-{id}"';

describeInEachEngine('a row that the reader activates', (driven) => {
  async function openList(): Promise<void> {
    const { page, site } = driven;
    const { base } = site.createHost({ leads: 2 });
    await page.goto(site.page(ROUTER + SCRIPT + elementTag(base, ATTRIBUTES)));
    assert.equal((await settled(page)).rows, 2);
  }

  async function withCtrl(act: () => Promise<void>): Promise<void> {
    await driven.page.keyboard.down('Control');
    await act();
    await driven.page.keyboard.up('Control');
  }

  const selected = () => driven.page.evaluate(() => window.selected);

  /** Closes the tab or window that a link has opened, once it exists. */
  async function closeOpened(): Promise<void> {
    const target = await driven.browser.waitForTarget(
      (other) => other.url().includes('?html=lead-'),
      { timeout: PATIENCE_MS },
    );
    const other = await target.page();
    assert.ok(other && other !== driven.page, 'It has opened in the same tab.');
    await other.close();
  }

  for (const [title, act] of [
    ['a click with Ctrl on its link', () => withCtrl(() => driven.page.click(LINK))],
    ['a click with Ctrl beside its link', () => withCtrl(() => driven.page.click(BESIDE))],
  ] as const) {
    it(`opens in a separate tab or window by ${title}, without an event for the page`, async () => {
      await openList();
      await act();
      await closeOpened();
      assert.deepEqual(await selected(), []);
    });
  }

  it('has its number copied by a double click', async () => {
    await openList();
    const { page } = driven;
    await page.click(NUMBER, { count: 2 });
    assert.match(await page.evaluate(() => String(getSelection())), /^\d+\s?$/);
    assert.deepEqual(await selected(), []);
  });

  it('is selected by a tap on its number', async (context) => {
    const { page } = driven;
    if (page.browser().process()?.spawnfile.includes('firefox')) {
      context.skip('Firefox does not pretend to be a phone');
      return;
    }
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    await openList();
    await (await page.$(NUMBER))!.tap();
    assert.equal((await selected()).length, 1);
  });
});

declare global {
  interface Window {
    selected: number[];
  }
}
