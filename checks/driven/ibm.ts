/** IBM's Equal Access engine, which runs in the page. */
import { createRequire } from 'node:module';
import type * as Engine from 'accessibility-checker-engine';
import type { Page } from 'puppeteer-core';

const ENGINE = createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js');

/** IBM's own requirements contain those of WCAG 2.2 at levels A and AA. */
const RULES = 'IBM_Accessibility';

/** The global that the engine's script adds to the page. */
declare const ace: typeof Engine;

/** Returns everything that the engine does not pass: its rule, the element, and its message. */
export async function auditByIbm(page: Page): Promise<string[]> {
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
