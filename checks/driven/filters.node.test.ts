/** The controls above the list, as a mouse, a finger and a keyboard work them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { LeadsFilter } from 'client-leads';
import { engines, settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { TONED_LEADS, TONED_LIST, TONE_OF_STATUS, widget } from './site.js';

const WINDOW = { width: 900, height: 740 };
const PHONE = { width: 390, height: 740, isMobile: true, hasTouch: true };
const LEADS = TONED_LEADS.map((lead) => ({ ...lead, Subject: `Subject of ${lead.Leads}` }));
const MOST_STOPS = 20;

/** Presses a control. */
type Press = (page: Page, part: string) => Promise<unknown>;

const pathOf = (part: string) => `client-leads >>> [part=${part}]`;

/** Moves the focus from the beginning of the page by Tab until a control has it. */
async function reach(page: Page, part: string): Promise<void> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const reached = await page.$eval('client-leads', ({ shadowRoot }) =>
      shadowRoot!.activeElement?.getAttribute('part'),
    );
    if (reached === part) {
      return;
    }
  }
  assert.fail(`Tab does not reach ${part}.`);
}

const WAYS: Readonly<Record<string, { press: Press; isPhone?: boolean }>> = {
  'a mouse': { press: (page, part) => page.click(pathOf(part)) },
  'a finger': { press: (page, part) => page.tap(pathOf(part)), isPhone: true },
  'a keyboard': {
    async press(page, part) {
      await reach(page, part);
      // A field and a select are only focused.
      if (!['filter-search', 'filter-status'].includes(part)) {
        await page.keyboard.press(' ');
      }
    },
  },
};

describeInEachEngine('the controls of the filter', (driven) => {
  for (const [way, { press, isPhone = false }] of Object.entries(WAYS)) {
    const skip = isPhone && !engines.includes('chromium') && 'only Chromium imitates a phone';

    it(`are all worked by ${way}`, { skip }, async () => {
      const { page, site } = driven;
      await page.setViewport(isPhone ? PHONE : WINDOW);
      const { base } = site.createHost({ leads: LEADS });
      const tones = `status-tones='${JSON.stringify(TONE_OF_STATUS)}'`;
      await page.goto(site.page(widget(base, `${TONED_LIST} ${tones}`)));
      await settled(page);

      const use = async (part: string): Promise<LeadsFilter | null> => {
        await press(page, part);
        await settled(page);
        return page.$eval('client-leads', ({ filter }) => filter);
      };
      const typed = async (keys: string) => {
        await page.keyboard.type(keys);
        await settled(page);
        return page.$eval('client-leads', ({ filter }) => filter);
      };
      const pressed = () =>
        page.$eval('client-leads', ({ shadowRoot }) =>
          [...shadowRoot!.querySelectorAll('[aria-pressed=true]')].map(({ id }) => id),
        );

      assert.deepEqual(await use('filter-waiting'), { waiting: true });
      assert.deepEqual(await pressed(), ['filter-waiting']);
      assert.deepEqual(await use('filter-unread'), { unread: true });
      assert.deepEqual(await pressed(), ['filter-unread']);
      assert.deepEqual(await use('filter-all'), null);
      assert.deepEqual(await pressed(), ['filter-all']);
      await use('filter-search');
      assert.deepEqual(await typed('504002'), { search: '504002' });
      assert.equal((await settled(page)).subjects.length, TONED_LEADS.length);
      assert.deepEqual(await use('filter-search-clear'), null);
      await use('filter-search');
      await typed('504');
      if (way === 'a keyboard') {
        await use('filter-status');
        await typed('att');
      } else {
        // The driver does not see the list of a select.
        await page.select(pathOf('filter-status'), 'attention');
        await settled(page);
      }
      assert.deepEqual(await use('filter-unread'), {
        search: '504',
        status: 'attention',
        unread: true,
      });
      assert.deepEqual(await use('filter-clear'), null);
      assert.equal((await settled(page)).rows, TONED_LEADS.length);
    });
  }
});
