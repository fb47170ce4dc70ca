/** IBM's Equal Access engine, which runs in the page. */
import { createRequire } from 'node:module';
import type * as Engine from 'accessibility-checker-engine';
import type { Page } from 'puppeteer-core';
import { selectorOf, type Finding, type Tag } from './finding.js';

const ENGINE = createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js');

/** IBM's own requirements contain those of WCAG 2.2 at levels A and AA. */
const RULES = 'IBM_Accessibility';

/** The global that the engine's script adds to the page. */
declare const ace: typeof Engine;

/** Returns everything that the engine does not pass. */
export async function auditByIbm(page: Page): Promise<Finding[]> {
  await page.addScriptTag({ path: ENGINE });
  const results = await page.evaluate(async (rules) => {
    const report = await new ace.Checker().check(document, rules);
    return report.results
      .filter(({ value }) => !(value as string[]).includes('PASS'))
      .map(({ node, ...result }) => {
        const tags: Tag[] = [];
        for (let at: Node | null = node; at instanceof Element; at = at.parentElement) {
          const attributes = [...at.attributes].map(({ name, value }) => [name, value] as const);
          tags.push({ name: at.localName, attributes: Object.fromEntries(attributes) });
        }
        return { ...result, tags };
      });
  }, RULES);
  return results.map(({ ruleId, value, message, tags }) => ({
    auditor: 'IBM',
    rule: ruleId,
    element: selectorOf(tags),
    says: `${value.join(' ')}: ${message}`,
  }));
}
