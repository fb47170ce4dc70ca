import type { Page } from 'puppeteer-core';
import type { Contestant } from '../contestants.js';
import { ROWS } from '../server.js';

/** Throws unless the first rows are drawn, and no more, with the fields that all show alike. */
export async function checkRows(page: Page, contestant: Contestant, count: number): Promise<void> {
  const texts = await page.$$eval(`${contestant.tag} >>> ${contestant.row}`, (rows) =>
    rows.map(({ textContent }) => textContent),
  );
  if (texts.length !== count) {
    throw new Error(`${texts.length} rows are drawn instead of ${count}.`);
  }
  for (const [index, row] of ROWS.slice(0, count).entries()) {
    const text = texts[index] ?? '';
    for (const field of [row.Subject, row.LeadStatusName, String(row.Leads)]) {
      if (!text.includes(field?.trim() ?? '')) {
        throw new Error(`Row ${index} lacks «${field}»: it shows «${text}».`);
      }
    }
  }
}
