/** The built files in the oldest browsers that they support. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { SET_CLOCK } from '../../test/fixtures/page-clock.js';
import { PATIENCE_MS, settled } from '../driven/browser.js';
import { palePlaces } from '../driven/drawn-contrast.js';
import {
  BADGE_SCRIPT,
  siteAttributes,
  siteWidget,
  startSite,
  TONED_LEADS,
  TONED_LIST,
  TONE_OF_STATUS,
  widget,
  type DrivenHost,
} from '../driven/site.js';
import { isMissing } from '../recipes/is-missing.js';
import { PACKED, startChromium } from './chromium-109.js';
import { FIREFOX, startFirefox } from './firefox-115.js';
import type { OlderBrowser, OlderPage } from './older-browser.js';

const BROWSERS = {
  'Chromium 109': { start: startChromium, skip: isMissing(PACKED) },
  'Firefox 115': { start: startFirefox, skip: isMissing(FIREFOX) },
};

/** Keeps the errors that nobody catches, and sets the clock. */
const PRELUDE = `<script>
  window.uncaught = [];
  addEventListener('error', ({ message }) => void uncaught.push(message));
  addEventListener('unhandledrejection', ({ reason }) => void uncaught.push(String(reason)));
  ${SET_CLOCK}
</script>`;
const EARLY_SCRIPT = '<script src="/dist/client-leads-early.min.js"></script>';
const DARK = '<style>html { color-scheme: dark; }</style>';
const DARK_COLOURS = '<style>html { background: #15181c; color: #eee; }</style>';
const TONES = `<script>
  document.querySelector('client-leads').statusTones = ${JSON.stringify(TONE_OF_STATUS)};
</script>`;
const IS_COMPLETE = `document.querySelector('client-leads').status === 'complete'`;
const UNREAD = [{ Id: 1, CountNotReadMessage: 2, Subject: 'Вопрос' }];
const NOBODY = { status: 401 };
const TRANSPARENT = 'rgba(0, 0, 0, 0)';

for (const [name, { start, skip }] of Object.entries(BROWSERS)) {
  describe(name, { skip }, () => {
    let site: Awaited<ReturnType<typeof startSite>>;
    let browser: OlderBrowser;
    let page: OlderPage;

    before(async () => {
      site = await startSite();
      browser = await start();
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    beforeEach(async () => {
      page = await browser.newPage();
      // Such as `Chrome/109`.
      const version = name.replace('Chromium ', 'Chrome/').replace('Firefox ', 'Firefox/');
      assert.ok((await page.evaluate(() => navigator.userAgent)).includes(version));
    });
    afterEach(async () => {
      assert.deepEqual(await page.evaluate('uncaught'), []);
    });

    const open = (body: string, inPage = page) => inPage.goto(site.page(PRELUDE + body));

    /** Waits until a claim about the page is true. */
    async function until(claim: string, inPage = page): Promise<void> {
      const look = `new Promise((fulfil, reject) => {
        setTimeout(() => reject(new Error(${JSON.stringify(`Not true: ${claim}`)})), ${PATIENCE_MS / 2});
        (function look() { ${claim} ? fulfil() : setTimeout(look, 20); })();
      })`;
      await inPage.evaluate(look);
    }

    /** Clicks a part of the list, and waits until it has its answer. */
    async function click(part: string) {
      await page.evaluate(
        `document.querySelector('client-leads').shadowRoot.querySelector('[part~=${part}]').click()`,
      );
      return settled(page);
    }

    /** Returns a property of each element in the lists of the page. */
    const looks = (
      selector: string,
      property: 'background' | 'backgroundColor' | 'borderTopColor' | 'color',
      pseudo = '',
    ) =>
      page.evaluate(
        (...[path, name, part]) =>
          [...document.querySelectorAll('client-leads')]
            .flatMap(({ shadowRoot }) => [...shadowRoot!.querySelectorAll(path)])
            .map((element) => getComputedStyle(element, part)[name]),
        selector,
        property,
        pseudo,
      );

    /** The texts that assistive technology reads, in order. */
    const spoken = (selector: string) =>
      page.evaluate((path) => {
        const [tag = '', inner] = path.split(' ');
        const root = document.querySelector(tag)!.shadowRoot!;
        const walker = document.createTreeWalker(
          inner ? root.querySelector(inner)! : root,
          NodeFilter.SHOW_TEXT,
        );
        const texts: string[] = [];
        while (walker.nextNode()) {
          const { parentElement, textContent } = walker.currentNode;
          if (parentElement?.checkVisibility() && !parentElement.closest('[aria-hidden=true]')) {
            texts.push(textContent!.replaceAll('\u00a0', ' ').trim());
          }
        }
        return texts.filter(Boolean);
      }, selector);

    it('shows rows, and a further page', async () => {
      const { base } = site.createHost({ leads: 30 });
      await open(widget(base, 'length="20"'));
      assert.deepEqual(
        { ...(await settled(page)), subjects: [] },
        {
          status: 'ready',
          rows: 20,
          subjects: [],
        },
      );
      const { status, rows } = await click('load-more');
      assert.deepEqual([status, rows], ['complete', 30]);
    });

    it('filters', async () => {
      const { base } = site.createHost({ leads: TONED_LEADS });
      await open(widget(base, TONED_LIST));
      await settled(page);
      await click('filter-unread');
      const unread = TONED_LEADS.filter((lead) => lead.CountNotReadMessage > 0).length;
      const shown = `[...document.querySelector('client-leads').shadowRoot.querySelectorAll('.row')]
        .filter((row) => row.checkVisibility()).length`;
      await until(`${shown} === ${unread}`);
      await click('filter-clear');
      await until(`${shown} === ${TONED_LEADS.length}`);
    });

    it('tints placeholders, the icon of a message, and a filter that is set', async () => {
      const slow = site.createHost({ settings: { delay: PATIENCE_MS } });
      const failed = site.createHost({ settings: { fail: { status: 500, when: 'always' } } });
      await open(widget(slow.base, 'filter-controls="search unread"') + widget(failed.base));
      await page.evaluate(`document.querySelector('client-leads').filter = { unread: true }`);
      await until(`document.querySelectorAll('client-leads')[1].status === 'error'`);
      assert.ok(!(await looks('.bars', 'backgroundColor', '::after')).includes(TRANSPARENT));
      assert.ok(!(await looks('.icon', 'backgroundColor')).includes(TRANSPARENT));
      const [unset, set] = await looks('#filter-all, #filter-unread', 'background');
      assert.notEqual(set, unset);
    });

    it('says each text once', async () => {
      const { base } = site.createHost({ leads: TONED_LEADS.slice(1, 2) });
      await open(widget(base, 'lang="en"'));
      await settled(page);
      const { LeadStatusName } = TONED_LEADS[1]!;
      assert.deepEqual(await spoken('client-leads .row'), [
        'Subject',
        '1 unread message',
        LeadStatusName,
        'Jun 22, 2:25 AM',
        'No. 504002',
        'Mark',
        'Type',
      ]);
    });

    it('takes the early answer over', async () => {
      const host = site.createHost({ leads: 3 });
      const session = site.createSession(host, '1');
      await open(
        `${EARLY_SCRIPT}<client-leads ${siteAttributes(session)} first-position="1"></client-leads>`,
      );
      await host.wasAsked(1);
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.src = '/dist/client-leads.min.js';
        document.body.append(script);
      });
      await until(IS_COMPLETE);
      assert.equal((await settled(page)).rows, 3);
      assert.deepEqual([host.requests.length, session.requests.length], [1, 1]);
    });

    it('shows and says the number of the badge, and nothing after a sign-out in another window', async () => {
      const session = startSession(UNREAD);
      session.answer(NOBODY, NOBODY, NOBODY);
      await open(
        `${BADGE_SCRIPT}<client-leads-unread ${siteAttributes(session)}></client-leads-unread>${siteWidget(session)}`,
      );
      assert.equal((await settled(page)).rows, 1);
      await until(`document.querySelector('client-leads-unread').unread === 2`);
      assert.deepEqual(await spoken('client-leads-unread'), ['2 непрочитанных сообщения']);
      assert.equal(await page.evaluate(NUMBER_SHOWN), true);
      await page.evaluate(`document.querySelector('client-leads-unread').hidden = true`);
      assert.equal(await page.evaluate(NUMBER_SHOWN), false);
      await page.evaluate(`document.querySelector('client-leads-unread').hidden = false`);

      const other = await browser.newPage();
      await open(siteWidget(session), other);
      await until(`document.querySelector('client-leads').status === 'signed-out'`);
      assert.deepEqual(await page.evaluate(`document.querySelector('client-leads').leads`), []);
      await until(`!${NUMBER_SHOWN}`);
      assert.deepEqual(await spoken('client-leads-unread'), []);
    });

    it('shows the rows again after Back', async () => {
      const { base } = site.createHost({ leads: 3 });
      await open(widget(base));
      assert.equal((await settled(page)).rows, 3);
      await page.goto(site.page('Другая страница'));
      await page.back();
      assert.equal((await settled(page)).rows, 3);
    });

    it('says that it has failed, and retries', async () => {
      const host = site.createHost({ settings: { fail: { status: 500, when: 'always' } } });
      await open(widget(host.base));
      assert.equal((await settled(page)).status, 'error');
      host.replace({ leads: 3, settings: {} });
      await click('retry');
      await until(IS_COMPLETE);
      assert.equal((await settled(page)).rows, 3);
    });

    for (const [scheme, style] of Object.entries({
      light: '',
      dark: DARK,
      'dark-coloured': DARK_COLOURS,
    })) {
      it(`has legible texts and shapes, and tones that differ, on a ${scheme} page`, async () => {
        const { base } = site.createHost({ leads: [...TONED_LEADS, { Id: 99 }] });
        await page.resize(1000, 800, 3);
        const session = startSession(UNREAD);
        const nobody = site.createHost({});
        nobody.answer(NOBODY);
        await open(
          `${style}${widget(base, TONED_LIST)}${TONES}
          <client-leads login-href="/login" ${siteAttributes(nobody)}></client-leads>
          ${BADGE_SCRIPT}<client-leads-unread ${siteAttributes(session)}></client-leads-unread>`,
        );
        await settled(page);
        await until(`document.querySelectorAll('client-leads')[1].status === 'signed-out'`);
        await until(NUMBER_SHOWN);
        const { count, pale } = await palePlaces(page, await page.picture());
        assert.ok(count >= TONED_LEADS.length * 7 - 1, String(count));
        assert.deepEqual(pale, []);
        const borders = await looks('.status', 'borderTopColor');
        assert.equal(new Set(borders).size, TONED_LEADS.length);
        const texts = await looks('.status.is-neutral', 'color');
        assert.ok(!borders.includes(texts[0]!));
        const shapes = await looks('.status:not(.is-neutral)', 'borderTopColor', '::before');
        assert.equal(new Set(shapes).size, TONED_LEADS.length - 1);
        assert.ok(!(await looks('.status, .list', 'backgroundColor')).includes(TRANSPARENT));
      });
    }

    for (const [scheme, style] of Object.entries({ light: '', dark: DARK })) {
      it(`has a ring around each focused control on a ${scheme} page`, async () => {
        const { base } = site.createHost({ leads: 12 });
        await page.resize(1000, 700, 1);
        await open(
          `${style}${widget(base, 'length="3" lead-href="/{id}" filter-controls="search status waiting unread"')}`,
        );
        await settled(page);
        const bare = await page.picture();
        const rings: number[] = [];
        await page.pressTab();
        while (await page.evaluate('document.activeElement !== document.body')) {
          rings.push(await differentDots(page, bare, await page.picture()));
          await page.pressTab();
        }
        assert.equal(rings.length, 8);
        // A ring of two pixels around a small button.
        assert.ok(Math.min(...rings) > 200, rings.join());
      });
    }

    function startSession(leads: typeof UNREAD): DrivenHost {
      return site.createSession(site.createHost({ clients: { 1: leads } }), '1');
    }
  });
}

const NUMBER_SHOWN = `document.querySelector('client-leads-unread').shadowRoot
  .querySelector('.badge').checkVisibility()`;

/** Counts the dots of two pictures whose contrast with each other is that of a shape. */
function differentDots(page: OlderPage, first: string, second: string): Promise<number> {
  return page.evaluate(
    async (...pictures) => {
      const [one, two] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      const luminance = (data: Uint8ClampedArray, index: number) => {
        const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
          const share = data[index + channel]! / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      let count = 0;
      for (let index = 0; index < one!.length; index += 4) {
        if (one![index] !== two![index] || one![index + 2] !== two![index + 2]) {
          const [a, b] = [luminance(one!, index), luminance(two!, index)];
          count += Number((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3);
        }
      }
      return count;
    },
    first,
    second,
  );
}
