/** The findings of auditors besides axe, in each state that a reader meets. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { ClientLeads, Status, StatusTones } from 'client-leads';
import { STATUS_TONES } from '../../src/model/tone.js';
import { generateLeads } from '../../demo/api/generate-leads.js';
import type { HostContents } from '../../demo/api/host.js';
import { auditByAlfa } from './auditors/alfa.js';
import type { Finding } from './auditors/finding.js';
import { auditByIbm } from './auditors/ibm.js';
import { NOT_OURS } from './auditors/not-ours.js';
import { engines, settled } from './browser.js';
import { useBrowser } from './each-engine.js';
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
const SCHEMES = ['light', 'dark'] as const;
/** More than a page, with each tone on the first page. */
const MANY: HostContents = {
  leads: generateLeads(14, 1).map((row, index) => ({
    ...row,
    LeadStatusName: STATUSES[index % STATUSES.length],
  })),
};
const FILTERS = 'filter-controls="search status unread period"';

const STATES: Readonly<Record<string, State>> = {
  ready: { status: 'ready', contents: MANY, attributes: 'length="8"' },
  'grouped by month': {
    status: 'ready',
    contents: MANY,
    attributes: 'length="8" group-by="month" lead-href="/{id}"',
  },
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

const skip = !engines.includes('chromium') && 'one engine is enough for the auditors';

describe('two auditors', { skip }, () => {
  const driven = useBrowser('chromium');
  /** By state and colours. */
  const findings = new Map<string, Finding[]>();

  before(async () => {
    for (const [name, state] of Object.entries(STATES)) {
      for (const scheme of SCHEMES) {
        findings.set(`${name}, ${scheme}`, await audit(state, scheme));
      }
    }
  });

  /** Audits the element inside a well-formed page. */
  async function audit(state: State, scheme: string, spoil?: () => void): Promise<Finding[]> {
    const { contents, attributes, status, act } = state;
    const { site, browser } = driven;
    const page = await browser.newPage();
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
      // IBM's engine treats a page without a background as white.
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
    await page.evaluate(spoil ?? (() => undefined));
    const found = [...(await auditByIbm(page)), ...(await auditByAlfa(page))];
    await page.close();
    return found;
  }

  for (const name of Object.keys(STATES)) {
    for (const scheme of SCHEMES) {
      it(`find nothing wrong with it: ${name}, ${scheme}`, () => {
        const found = findings.get(`${name}, ${scheme}`)!;
        assert.deepEqual(
          found.filter((finding) => !NOT_OURS.some((known) => isSame(known, finding))),
          [],
        );
      });
    }
  }

  it('still find each of the few issues outside the element', () => {
    const found = [...findings.values()].flat();
    assert.ok(NOT_OURS.length <= 5);
    for (const known of NOT_OURS) {
      assert.ok(
        found.some((finding) => isSame(known, finding)),
        `${known.auditor} no longer finds ${known.rule} in ${known.element}`,
      );
    }
  });

  it('find an error in a row', async () => {
    const found = await audit(STATES['grouped by month']!, 'dark', () => {
      const root = document.querySelector('client-leads')!.shadowRoot!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        .time, .status { color: #555 !important }
        * { outline: none !important }`);
      root.adoptedStyleSheets.push(sheet);
      root.querySelector('a')!.setAttribute('aria-description', 'Новое');
    });
    const lines = found.map(({ auditor, rule, element }) => `${auditor} ${rule} ${element}`);
    for (const expected of [
      'IBM aria_attribute_allowed a[part="subject"]',
      'IBM text_contrast_sufficient time[part="time"]',
      'Alfa sia-r20 a[part="subject"]',
      'Alfa sia-r65 a[part="subject"]',
      'Alfa sia-r69 time[part="time"]',
      'Alfa sia-r69 span[part="status status-neutral"]',
    ]) {
      assert.ok(lines.includes(expected), `${expected} is not among ${lines.join(', ')}`);
    }
  });
});

function isSame(known: Omit<Finding, 'says'>, finding: Finding): boolean {
  const { auditor, rule, element } = finding;
  return known.auditor === auditor && known.rule === rule && known.element === element;
}
