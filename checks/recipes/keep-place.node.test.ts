import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { ClientLeads } from 'client-leads';
import type { Page } from 'puppeteer-core';
import { engines } from '../driven/browser.js';
import { isMissing } from './is-missing.js';
import { type Client, totalOn, useSite } from './site.js';

/** A client with more inquiries than one request brings. */
const VERA: Client = { client: '10000', token: '55120938', total: 10_000 };

/** A page that the browser may not keep, so that it has to be loaded again. */
const NOT_KEPT = `<?php header('Cache-Control: no-store'); ?><!doctype html>
<body style="font: 16px/1.5 sans-serif"><h1>Inquiries</h1>`;

/** Keeps how many rows each request for a page asks for. One is the question for the first position. */
const RECORD_LENGTHS = `
  window.lengths = [];
  const { fetch: send } = window;
  window.fetch = (url, options) => {
    const length = Number(new URLSearchParams(String(options?.body)).get('Length'));
    if (length > 1) {
      lengths.push(length);
    }
    return send(url, options);
  };
`;

declare global {
  interface Window {
    lengths: number[];
  }
}

for (const engine of engines) {
  const skip = isMissing('php') || (engine === 'webkit' && 'puppeteer-core does not drive WebKit');

  describe(`a long list that a reader of ${engine} leaves and comes back to`, { skip }, () => {
    const site = useSite(engine);
    let page: Page;

    before(async () => {
      await site.write('list.php', NOT_KEPT + (await site.read('long-list.html')));
      await site.write('inquiry.html', '<title>inquiry</title>');
    });

    beforeEach(async () => {
      page = await site.openAs(VERA, '/list.php');
      await page.evaluateOnNewDocument(RECORD_LENGTHS);
      await totalOn(page);
    });

    /** Reads so many rows more, and then follows the one in this place. */
    async function readAndFollow(rows: number, index: number): Promise<void> {
      await page.evaluate(
        async (wanted, place) => {
          const leads = document.querySelector('client-leads')!;
          while (leads.leads.length < wanted) {
            await leads.loadMore();
          }
          const links = leads.shadowRoot!.querySelectorAll<HTMLElement>('a[part~=subject]');
          links[place]!.scrollIntoView();
          Object.assign(window, { isSamePage: true });
          // The answer to the driver goes first.
          setTimeout(() => links[place]!.click());
        },
        rows,
        index,
      );
      await page.waitForFunction(() => document.title === 'inquiry');
    }

    /** Goes back, and waits for so many rows. Throws if the browser has kept the page. */
    async function goBack(rows: number): Promise<void> {
      await page.goBack();
      await page.waitForFunction(
        (wanted) => {
          const leads = document.querySelector<ClientLeads>('client-leads:defined');
          return leads !== null && leads.leads.length >= wanted;
        },
        {},
        rows,
      );
      // What stands after the last answer has run.
      await page.waitForFunction(
        () => !document.querySelector('client-leads')!.hasAttribute('length'),
      );
      assert.ok(await page.evaluate(() => !('isSamePage' in window)));
    }

    /** How many rows there are, and the places of those that are whole in the window. */
    function shown(): Promise<{ rows: number; inSight: number[] }> {
      return page.evaluate(() => {
        const root = document.querySelector('client-leads')!.shadowRoot!;
        const rows = [...root.querySelectorAll('[part~=lead]')];
        const inSight = rows.flatMap((row, index) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight ? index : [];
        });
        return { rows: rows.length, inSight };
      });
    }

    it('has as many rows, the inquiry that was followed in sight, and then the usual page', async () => {
      await readAndFollow(80, 63);
      await goBack(80);
      const { rows, inSight } = await shown();
      assert.equal(rows, 80);
      assert.ok(inSight.includes(63), `63 is not among ${inSight.join()}`);
      assert.ok(!inSight.includes(0));
      await page.evaluate(() => document.querySelector('client-leads')!.loadMore());
      assert.equal((await shown()).rows, 100);
    });

    it('comes back in requests of at most 200 rows', async () => {
      await readAndFollow(420, 410);
      await goBack(420);
      const lengths = await page.evaluate(() => window.lengths);
      assert.equal((await shown()).rows, 420);
      // Each further page begins with the last row shown; the position before the first is asked once.
      assert.ok(
        lengths.every((length) => length <= 201),
        lengths.join(),
      );
      assert.ok(lengths.length <= 4, lengths.join());
    });
  });
}
