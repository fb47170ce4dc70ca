/** The ring of the focus, in each state that has controls. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ClientLeads, Status } from 'client-leads';
import type { Page } from 'puppeteer-core';
import type { HostContents } from '../../demo/api/host.js';
import { settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { widget } from './site.js';

const MANY: HostContents = { leads: 14 };
const FILTERS = 'filter-controls="search status waiting unread"';
const REFUSED: HostContents = { settings: { fail: { status: 401, when: 'always' } } };

const STATES: Readonly<
  Record<string, readonly [Status, HostContents, string, ((element: ClientLeads) => unknown)?]>
> = {
  'with links': ['ready', MANY, `length="8" lead-href="/{id}" ${FILTERS}`],
  'with buttons': ['complete', MANY, 'selectable'],
  'nothing found': ['complete', MANY, FILTERS, (list) => (list.filter = { search: 'йцукен' })],
  'signed out': ['error', REFUSED, 'login-href="/login"'],
  failed: ['error', { settings: { fail: { status: 500, when: 'always' } } }, ''],
};

describeInEachEngine('the focus', (driven) => {
  for (const [name, [status, contents, attributes, act]] of Object.entries(STATES)) {
    it(`has a ring on each control: ${name}`, async () => {
      const { page, site } = driven;
      await page.goto(site.page(widget(site.createHost(contents).base, attributes)));
      await settled(page);
      if (act) {
        await page.$eval('client-leads', act);
      }
      assert.equal((await settled(page)).status, status);
      const { controls, bare } = await controlsOf(page);
      assert.ok(controls > 0);
      assert.deepEqual(bare, []);
    });
  }
});

/** Returns how many controls there are, and the parts of those without a ring in the focus. */
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
