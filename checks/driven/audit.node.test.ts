/** An audit besides axe, by IBM's Equal Access engine, and the ring of the focus in each state. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type * as Engine from 'accessibility-checker-engine';
import type { Page } from 'puppeteer-core';
import type { ClientLeads, Status } from 'client-leads';
import { generateLeads } from '../../demo/api/generate-leads.js';
import type { HostContents } from '../../demo/api/host.js';
import { STATUS_TONES } from '../../src/model/tone.js';
import { engines, settled } from './browser.js';
import { useBrowser } from './each-engine.js';
import { TONE_OF_STATUS, widget } from './site.js';

const ENGINE = createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js');
/** IBM's own requirements contain those of WCAG 2.2 at levels A and AA. */
const RULES = 'IBM_Accessibility';
/**
 * The engine asks about forced colours for the first element with a `style` attribute on any page,
 * whatever the style: here the lengths of columns. The test of contrast covers forced colours.
 */
const NOT_OURS = 'style_highcontrast_visible, div in «list»';

/** The global that the engine's script adds to the page. */
declare const ace: typeof Engine;

interface State {
  readonly status: Status;
  readonly contents: HostContents;
  readonly attributes?: string;
  /** The change after the first page is shown. */
  readonly act?: (element: ClientLeads) => unknown;
}

/** More than a page, with a status for each tone on the first page. */
const MANY: HostContents = {
  leads: generateLeads(14, 1).map((row, index) => ({
    ...row,
    LeadStatusName: STATUS_TONES[index % STATUS_TONES.length],
  })),
};
const FILTERS = 'filter-controls="search status unread period"';

const STATES: Readonly<Record<string, State>> = {
  'with links': {
    status: 'ready',
    contents: MANY,
    attributes: 'length="8" lead-href="/{id}"',
  },
  filtered: {
    status: 'complete',
    contents: MANY,
    attributes: `selectable ${FILTERS}`,
    act: (element) => (element.filter = { search: 'чек', unread: true }),
  },
  'nothing found': {
    status: 'complete',
    contents: MANY,
    attributes: FILTERS,
    act: (element) => (element.filter = { search: 'йцукен' }),
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

const skip = !engines.includes('chromium') && 'one engine is enough for the auditor';

describe('IBM’s auditor', { skip }, () => {
  const driven = useBrowser('chromium');

  /** Opens a well-formed page with the element in a state. */
  async function show({ contents, attributes, status, act }: State, scheme: string): Promise<void> {
    const { site, page } = driven;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const list = widget(site.createHost(contents).base, attributes);
    await page.goto(
      site.page(
        `<header><a href="#main">К содержанию</a></header>
        <main id="main"><h1>Личный кабинет</h1><p>Здравствуйте!</p>${list}</main>`,
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
        const list = await driven.page.$('client-leads >>> [part=list]');
        const isShown = (await list?.isVisible()) ?? false;
        const found = await audit(driven.page);
        assert.equal(found.length, Number(isShown), found.join('\n'));
        assert.ok(found.every((finding) => finding.startsWith(NOT_OURS)));
        const { controls, bare } = await controlsOf(driven.page);
        assert.ok(controls > 0);
        assert.deepEqual(bare, []);
      });
    }
  }
});

/** Returns everything that the engine does not pass: its rule, the element, and its message. */
async function audit(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: ENGINE });
  return page.evaluate(async (rules) => {
    const { results } = await new ace.Checker().check(document, rules);
    return results
      .filter(({ value }) => !(value as string[]).includes('PASS'))
      .map(({ ruleId, node, message }) => {
        const element = node instanceof Element ? node : node.parentElement!;
        const part = element.getAttribute('part') ?? element.closest('[part]')?.part.value ?? '';
        return `${ruleId}, ${element.localName} in «${part}»: ${message}`;
      });
  }, RULES);
}

/** Returns how many controls there are, and the parts of those without an outline in the focus. */
function controlsOf(page: Page): Promise<{ controls: number; bare: string[] }> {
  return page.evaluate(() => {
    const root = document.querySelector('client-leads')!.shadowRoot!;
    const controls = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility(),
    );
    const bare = controls.filter((control) => {
      // An option that TypeScript does not know yet.
      control.focus({ focusVisible: true } as FocusOptions);
      let drawn: Element | null = control;
      while (drawn && getComputedStyle(drawn).outlineStyle === 'none') {
        drawn = drawn.parentElement;
      }
      return drawn === null;
    });
    return {
      controls: controls.length,
      bare: bare.map((control) => control.closest('[part]')?.part.value ?? control.localName),
    };
  });
}
