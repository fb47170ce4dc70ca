/** What can be seen, read and reached of a list while its site is asked again. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import { settled } from './browser.js';
import { describeInEachEngine } from './each-engine.js';
import { siteAttributes, SCRIPT, TONE_OF_STATUS, TONED_LEADS, type DrivenHost } from './site.js';

/** A page whose rows have one loud colour. */
const STYLE = `<style>
  client-leads::part(lead), client-leads::part(status), client-leads::part(load-more) {
    background: rgb(255, 0, 255) !important;
  }
</style>`;
const ELSEWHERE = '<button id="after">After</button>';

describeInEachEngine(
  'a covered list',
  (driven) => {
    for (const [whom, answer] of [
      ['the same client', '1'],
      ['another client', '2'],
      ['nobody', null],
    ] as const) {
      it(`shows, reads and reaches nothing of its reader until ${whom} is named`, async () => {
        const { page, site } = driven;
        const api = site.createHost({ clients: { 1: TONED_LEADS, 2: [] } });
        const session = site.createSession(api, '1');
        await open(session);
        assert.ok((await loudPixels(page)) > 1000);
        assert.match(await heard(page), /Subject/);
        const json = answer && { client: answer, token: answer, apiBase: api.base };
        session.answer({ json, hold: true });
        await page.$eval('client-leads', (element) => void element.sessionChanged());
        await session.wasAsked(2);
        await page.$eval('client-leads', ({ updateComplete }) => updateComplete);
        assert.equal(await loudPixels(page), 0);
        assert.equal(await reachedByTab(page), 'after');
        const words = await heard(page);
        assert.doesNotMatch(words, /Subject|attention|Sign out|Shown|unread/i);
        assert.match(words, /Inquiries/);
        session.release();
        await settled(page);
        assert.equal((await loudPixels(page)) > 1000, answer === '1');
      });
    }

    async function open(session: DrivenHost): Promise<void> {
      const { page, site } = driven;
      const tones = JSON.stringify(TONE_OF_STATUS);
      const list = `<client-leads lang="en" length="5" lead-href="/{id}" filter-controls="search status unread"
      status-tones='${tones}' ${siteAttributes(session)}><button slot="footer">Sign out</button></client-leads>`;
      await page.goto(site.page(STYLE + SCRIPT + list + ELSEWHERE, { lang: 'en' }));
      await settled(page);
    }
  },
  { firefox: 'puppeteer-core reads the accessibility tree of Chromium alone' },
);

/** Counts the pixels of the loud colour in a picture of the page. */
async function loudPixels(page: Page): Promise<number> {
  const picture = await page.screenshot({ encoding: 'base64' });
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: bytes } = context.getImageData(0, 0, width, height);
    let count = 0;
    for (let index = 0; index < bytes.length; index += 4) {
      count += Number(bytes[index]! > 240 && bytes[index + 1]! < 15 && bytes[index + 2]! > 240);
    }
    return count;
  }, picture);
}

/** Returns the id of what Tab reaches first. */
async function reachedByTab(page: Page): Promise<string> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => document.activeElement!.id);
}

/** Returns all that a screen reader finds. */
async function heard(page: Page): Promise<string> {
  const wordsOf = ({
    name = '',
    value = '',
    description = '',
    children = [],
  }: SerializedAXNode): string => [name, value, description, ...children.map(wordsOf)].join(' ');
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  return wordsOf(tree!);
}
