import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { ANNA, describeOnSite, forgetSession, showsNobody, totalOn } from './site.js';

/** As much of 1C-Bitrix as the recipe asks: who is signed in, and a field of theirs. */
const BITRIX = `<?php
session_start();
$_SESSION['LOYALTY_TOKEN'] = $_SESSION['token'] ?? null;
class CUser {
    function IsAuthorized() { return isset($_SESSION['client']); }
    function GetID() { return 7; }
    static function GetByID($id) { return new self(); }
    function Fetch() { return ['UF_LOYALTY_CLIENT' => $_SESSION['client']]; }
}
$USER = new CUser();
`;

/** What a visual editor leaves of a page's HTML. */
const ALLOWED = /<(?!\/?(?:div|p|h1)\b)[^>]*>/g;

describeOnSite('a page of a site builder', [], (site) => {
  before(async () => {
    await site.write('bitrix/modules/main/include/prolog_before.php', BITRIX);
    await site.write('app.html', `<!doctype html><body>${await site.read('application.html')}`);
  });

  const open = (name: string) => site.openAs(ANNA, `/${name}`);

  it('of 1C-Bitrix shows the list in a place that its sanitiser has left', async () => {
    const inquiries = await site.read('inquiries.js');
    await site.write('bitrix.js', inquiries.replace('/session.php', '/bitrix-session.php'));
    const content = `<h1>Кабинет</h1>${await site.read('place.html')}${await site.read('account.html')}`;
    const tag = (await site.read('tag.html')).replace('/inquiries.js', '/bitrix.js');
    const area = JSON.stringify(content.replaceAll(ALLOWED, ''));
    await site.write(
      'bitrix.html',
      `<main></main><script>document.querySelector('main').innerHTML = ${area};</script>${tag}`,
    );
    const page = await open('bitrix.html');
    assert.equal(await totalOn(page), ANNA.total);
    assert.equal(await page.$$eval('client-leads', ({ length }) => length), 1);
  });

  for (const [title, signedIn, method, status] of [
    ['nobody who is not signed in', false, 'POST', 401],
    ['no GET, which a cache may keep', true, 'GET', 405],
  ] as const) {
    it(`of 1C-Bitrix answers ${title}`, async () => {
      const page = await open('place.html');
      const credentials = signedIn ? 'include' : 'omit';
      const answered = await page.evaluate(
        async (init) => (await fetch('/bitrix-session.php', init)).status,
        { method, credentials } as const,
      );
      assert.equal(answered, status);
    });
  }

  it('of Tilda shows the list by a block alone, with the session from a server elsewhere', async () => {
    const origin = await site.startPhp();
    const answer = await site.read('session-for-tilda.php');
    await site.write('session-for-tilda.php', answer.replace('https://shop.example', origin));
    const tag = (await site.read('tag-alone.html')).replace(
      "'/session.php'",
      `'${site.origin}/session-for-tilda.php'`,
    );
    const block = (await site.read('place.html')) + tag;
    await site.write(
      'tilda-page.html',
      `<div class="t-rec"><div class="t123"><div class="t-container_100"><div class="t-width_100">
      <!-- nominify begin -->${block}<!-- nominify end --></div></div></div></div>`,
    );
    assert.equal(await totalOn(await site.openAs(ANNA, `${origin}/tilda-page.html`)), ANNA.total);
  });

  it('keeps the place of the list until its delayed and joined scripts run', async () => {
    const file = await readFile('dist/client-leads.min.js', 'utf8');
    await site.write('cache/joined-1a2b3c.js', `${file}\n;${await site.read('inquiries.js')}`);
    const html = await site.read('delayed.html');
    const withoutScripts = html.replaceAll(/<script defer src="[^"]*"><\/script>\s*/g, '');
    await site.write(
      'optimised.html',
      `<!doctype html><body>${withoutScripts}<script>
      addEventListener('keydown', () => {
        const script = document.createElement('script');
        script.src = '/cache/joined-1a2b3c.js';
        document.head.append(script);
      }, { once: true });
      </script>`,
    );
    const page = await open('optimised.html');
    const height = () => page.$eval('client-leads', ({ offsetHeight }) => offsetHeight);
    assert.ok((await height()) >= 500);
    assert.ok(await page.$eval('client-leads', (leads) => !leads.matches(':defined')));
    await page.keyboard.press('Tab');
    assert.equal(await totalOn(page), ANNA.total);
  });

  it('that frames the list is as high as the list, and follows its links', async () => {
    await site.write('framing.html', `<!doctype html>${await site.read('around.html')}`);
    const page = await open('framing.html');
    const frame = await (await page.waitForSelector('iframe'))!.contentFrame();
    await frame.waitForFunction(() => document.querySelector('client-leads')?.status === 'ready');
    const fits = async () => {
      const content = await frame.evaluate(() => document.documentElement.offsetHeight);
      await page.waitForFunction(
        (height) => document.querySelector('iframe')!.height === String(height),
        {},
        content,
      );
      return content;
    };
    const before = await fits();
    await frame.$eval('client-leads', (leads) => leads.loadMore());
    assert.ok((await fits()) > before + 500);
    await frame.$eval('client-leads', (leads) => {
      const link = leads.shadowRoot!.querySelector<HTMLElement>('a[part~=subject]')!;
      // The answer to the driver goes first.
      setTimeout(() => link.click());
    });
    await page.waitForFunction(() => location.search.startsWith('?inquiry='));
  });

  /** Follows a row, to which another route belongs. */
  const follow = (page: Page, index: number) =>
    page.$eval(
      'client-leads',
      (leads, place) =>
        leads.shadowRoot!.querySelectorAll<HTMLElement>('a[part~=subject]')[place]!.click(),
      index,
    );

  it('with routes of its own keeps the rows that were read', async () => {
    const page = await open('app.html');
    await totalOn(page);
    await page.$eval('client-leads', async (leads) => {
      await leads.loadMore();
      Object.assign(window, { sameDocument: true });
    });
    await follow(page, 30);
    await page.waitForFunction(() => location.search.startsWith('?inquiry='));
    assert.equal(await page.$('client-leads'), null);
    const heading = await page.$eval('h1', ({ textContent }) => textContent);
    assert.equal(heading, `Обращение № ${new URL(page.url()).searchParams.get('inquiry')}`);
    const before = await requestsOf(page);
    await page.evaluate(() => history.back());
    await page.waitForSelector('client-leads');
    const [rows, isSame] = await page.$eval('client-leads', async (leads) => {
      await leads.updateComplete;
      return [leads.shadowRoot!.querySelectorAll('[part~=lead]').length, 'sameDocument' in window];
    });
    assert.deepEqual([rows, isSame], [40, true]);
    assert.equal(await requestsOf(page), before);
  });

  it('with routes of its own has the list ready though it was opened on another route', async () => {
    const page = await open('app.html?inquiry=5');
    await page.waitForSelector('h1');
    await page.evaluate(() => {
      history.pushState(null, '', '/app.html');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    assert.equal(await totalOn(page), ANNA.total);
  });

  it('with routes of its own drops the rows when the reader signs out on another route', async () => {
    const page = await open('app.html');
    await totalOn(page);
    const leads = await page.$('client-leads');
    await follow(page, 0);
    assert.equal(await page.$('client-leads'), null);
    await forgetSession(page);
    await page.evaluate(() => dispatchEvent(new Event('session-change')));
    await page.waitForFunction((element) => element!.client === null, {}, leads);
    await page.evaluate(() => history.back());
    await showsNobody(page);
  });
});

/** Returns how often the page has asked the API. */
function requestsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('PagingInfo'))
        .length,
  );
}
