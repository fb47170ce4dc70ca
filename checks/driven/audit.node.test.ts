/** An audit besides axe, and the ring of the focus, in each state that a reader meets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import type { ClientLeads, Status, StatusTones } from 'client-leads';
import { STATUS_TONES } from '../../src/model/tone.js';
import { generateLeads } from '../../demo/api/generate-leads.js';
import type { HostContents } from '../../demo/api/host.js';
import { engines, settled } from './browser.js';
import { useBrowser } from './each-engine.js';
import { auditByIbm } from './ibm.js';
import { widget } from './site.js';

interface State {
  readonly status: Status;
  readonly contents: HostContents;
  readonly attributes?: string;
  /** The change after the first page is shown. */
  readonly act?: (element: ClientLeads) => unknown;
}

/** A status for each tone. */
const TONE_OF_STATUS: StatusTones = Object.fromEntries(
  STATUS_TONES.map((tone) => [`Статус ${tone}`, tone]),
);
const STATUSES = Object.keys(TONE_OF_STATUS);
/** More than a page, with each tone on the first page. */
const MANY: HostContents = {
  leads: generateLeads(14, 1).map((row, index) => ({
    ...row,
    LeadStatusName: STATUSES[index % STATUSES.length],
  })),
};
const FILTERS = 'filter-controls="search status unread period"';
const GROUPED: State = {
  status: 'ready',
  contents: MANY,
  attributes: 'length="8" group-by="month" lead-href="/{id}"',
};

const LEAD = {
  Id: 1,
  Leads: 5001,
  Subject: 'Баллы не начислены',
  LeadStatusName: 'В работе',
  ProcTime: '2025-12-22T15:25:53',
  CountNotReadMessage: 3,
};

const STATES: Readonly<Record<string, State>> = {
  ready: { status: 'ready', contents: MANY, attributes: 'length="8"' },
  'grouped by month': GROUPED,
  filtered: {
    status: 'complete',
    contents: MANY,
    attributes: `selectable ${FILTERS}`,
    act: (element) => {
      element.filter = { search: 'чек', unread: true };
    },
  },
  'nothing found': {
    status: 'complete',
    contents: MANY,
    attributes: FILTERS,
    act: (element) => {
      element.filter = { search: 'йцукен' };
    },
  },
  empty: { status: 'empty', contents: { leads: 0 }, attributes: 'filter-controls="period"' },
  failed: { status: 'error', contents: { settings: { apiError: { code: 1, message: 'Нет' } } } },
  'signed out': {
    status: 'error',
    contents: { settings: { fail: { status: 401, when: 'always' } } },
    attributes: 'login-href="/login"',
  },
  'failed further on': {
    status: 'error-more',
    contents: { ...MANY, settings: { fail: { status: 500, when: 'further' } } },
    attributes: 'length="8"',
    act: (element) => element.loadMore(),
  },
};

/**
 * The engine asks about forced colours for the first element with a `style` attribute on any page,
 * whatever the style: here the lengths of columns. Screenshots of forced colours cover it.
 */
const NOT_OURS = 'style_highcontrast_visible, div in «list»';

const skip = !engines.includes('chromium') && 'one engine is enough for the auditor';

describe('IBM’s auditor', { skip }, () => {
  const driven = useBrowser('chromium');

  /** Opens a well-formed page with the element in a state. */
  async function show({ contents, attributes, status, act }: State, scheme: string): Promise<void> {
    const { site, page } = driven;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(
      site.page(
        `<header><a href="#main">К содержанию</a></header>
        <main id="main">
          <h1>Личный кабинет</h1>
          <p>Здравствуйте!</p>
          ${widget(site.createHost(contents).base, attributes)}</main>`,
      ),
    );
    await page.evaluate((statusTones) => {
      // The engine treats a page without a background as white.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { background: Canvas; color: CanvasText }');
      document.adoptedStyleSheets = [sheet];
      Object.assign(document.querySelector('client-leads')!, { statusTones });
    }, TONE_OF_STATUS);
    await settled(page);
    if (act) {
      await page.$eval('client-leads', act);
    }
    assert.equal((await settled(page)).status, status);
  }

  for (const [name, state] of Object.entries(STATES)) {
    for (const scheme of ['light', 'dark']) {
      it(`finds nothing wrong with it: ${name}, ${scheme}`, async () => {
        await show(state, scheme);
        const found = await auditByIbm(driven.page);
        assert.deepEqual(
          found.filter((finding) => !finding.startsWith(NOT_OURS)),
          [],
        );
        assert.deepEqual(await controlsWithoutRing(driven.page), []);
      });
    }
  }

  it('finds errors in a row, and its one finding that is no fault of the element', async () => {
    const { page } = driven;
    await show(GROUPED, 'dark');
    await page.evaluate(() => {
      const root = document.querySelector('client-leads')!.shadowRoot!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.time { color: #555 !important } * { outline: none !important }');
      root.adoptedStyleSheets.push(sheet);
      root.querySelector('a')!.setAttribute('aria-description', 'Новое');
    });
    assert.ok((await controlsWithoutRing(page)).includes('subject'));
    const found = await auditByIbm(page);
    for (const expected of [
      'aria_attribute_allowed, a in «subject»',
      'text_contrast_sufficient, time in «time»',
      NOT_OURS,
    ]) {
      assert.ok(
        found.some((finding) => finding.startsWith(expected)),
        `${expected} in ${found.join('\n')}`,
      );
    }
  });
});

describe('a screen reader in Chromium', { skip }, () => {
  const driven = useBrowser('chromium');

  for (const [role, attributes] of [
    ['link', 'lead-href="/{id}"'],
    ['button', 'selectable'],
  ] as const) {
    it(`hears a link or button named and described, as a ${role}`, async () => {
      const { site, page } = driven;
      await page.goto(site.page(widget(site.createHost({ leads: [LEAD] }).base, attributes)));
      await settled(page);
      const heard = objectsIn((await page.accessibility.snapshot())!).filter(
        (object) => object.role === role && object.name?.startsWith('Баллы'),
      );
      assert.deepEqual(
        heard.map(({ name, description }) => [name, description?.replaceAll(/\s+/g, ' ').trim()]),
        [['Баллы не начислены, 3 непрочитанных сообщения', 'В работе, 22 дек. 2025 г., 15:25.']],
      );
    });
  }
});

function objectsIn(object: SerializedAXNode): SerializedAXNode[] {
  return [object, ...(object.children ?? []).flatMap(objectsIn)];
}

/** Returns the parts of the controls that show no outline while they have the keyboard's focus. */
function controlsWithoutRing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('client-leads')!.shadowRoot!;
    const controls = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility(),
    );
    return controls
      .filter((control) => {
        // An option that TypeScript does not know yet.
        control.focus({ focusVisible: true } as FocusOptions);
        let drawn: Element | null = control;
        while (drawn && getComputedStyle(drawn).outlineStyle === 'none') {
          drawn = drawn.parentElement;
        }
        return drawn === null;
      })
      .map((control) => control.closest('[part]')?.part.value ?? control.localName);
  });
}
