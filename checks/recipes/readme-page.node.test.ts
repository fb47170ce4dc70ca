/** The page of README, saved by a cache that keeps everything, with the recipe in PHP behind it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { codeBlocks } from '../../tools/code-blocks.js';
import { engines, leaveAndComeBackBy, settled } from '../driven/browser.js';
import { startGate } from './gate.js';
import { isMissing } from './is-missing.js';
import { ANNA, BORIS, type Client, useSite } from './site.js';
import { RECORD_TEXT, textsOf, untilVisible } from './visible-text.js';

/** What each client sees: a row, the count, and the badge. */
const ANNAS = ['Анна 1', 'Показано 20 из 21', '5+'];
const BORISES = ['Борис 1', 'Всего 3', '7'];
const NOBODYS = ['Войдите, чтобы увидеть обращения', 'Войти'];

const SIGN_OUT = 'header button';

declare global {
  interface Window {
    keptRow: Element | null;
  }
}

for (const engine of engines) {
  const skip = isMissing('php') || (engine === 'webkit' && 'puppeteer-core does not drive WebKit');

  describe(`the page of README behind a careless cache in ${engine}`, { skip }, () => {
    const site = useSite(engine);
    let gate: Awaited<ReturnType<typeof startGate>>;
    const browsers: BrowserContext[] = [];

    before(async () => {
      await site.write('account.html', await readmePage(await site.read('account.html')));
      const clients = { [ANNA.client]: rows('Анна', 21, 5), [BORIS.client]: rows('Борис', 3, 7) };
      site.api.replace({ clients, settings: { strict: true } });
      gate = await startGate(site.origin);
    });

    after(() => gate.close());

    afterEach(async () => {
      await Promise.all(browsers.splice(0).map((browser) => browser.close()));
    });

    /** Opens the page in a browser of its own, as this client if there is one. */
    async function openBrowser(client?: Client): Promise<Page> {
      const entrance = await site.open(`${gate.origin}/login.php`);
      browsers.push(entrance.browserContext());
      if (client) {
        await signIn(entrance, client);
      }
      const page = await openBeside(entrance, '/inquiries');
      await entrance.close();
      return page;
    }

    /** Opens the page in a window beside another. */
    async function openBeside(other: Page, path = '/account.html'): Promise<Page> {
      const page = await other.browserContext().newPage({ type: 'window' });
      await page.evaluateOnNewDocument(RECORD_TEXT);
      await page.goto(gate.origin + path);
      return page;
    }

    /** Opens Anna's list in a browser of its own, and waits for all that it asks for. */
    async function openAnnas(): Promise<Page> {
      const page = await openBrowser(ANNA);
      await untilVisible(page, ...ANNAS);
      await page.waitForNetworkIdle();
      return page;
    }

    /** Signs a client in by the form of the site, which leads to the page. */
    async function signIn(page: Page, { client, token }: Client): Promise<void> {
      await page.goto(`${gate.origin}/login.php`);
      await page.type('[name=login]', client);
      await page.type('[name=password]', token);
      await follow(page, 'button');
    }

    /** Signs the client out by the button of the page, which leads to the page at another address. */
    const signOut = (page: Page) => follow(page, SIGN_OUT);

    it('shows two clients their own inquiries, and a visitor none, also after a reload', async () => {
      const visitors = [
        { client: ANNA, pieces: ANNAS, owners: ['nobody', 'Anna'] },
        { client: BORIS, pieces: BORISES, owners: ['nobody', 'Boris'] },
        { client: undefined, pieces: NOBODYS, owners: ['nobody'] },
      ];
      const pages: Page[] = [];
      for (const { client, pieces } of visitors) {
        const page = await openBrowser(client);
        await untilVisible(page, ...pieces);
        pages.push(page);
      }
      for (const [index, { pieces, owners }] of visitors.entries()) {
        const page = pages[index]!;
        assert.deepEqual(await ownersOn(page), owners);
        await page.reload();
        await untilVisible(page, ...pieces);
        assert.deepEqual(await ownersOn(page), owners);
      }
    });

    it('follows a sign-out and a sign-in in another window', async () => {
      const page = await openAnnas();
      await page.evaluate(() => {
        addEventListener('visibilitychange', () => Object.assign(window, { isTouched: true }));
      });
      const beside = await openBeside(page);
      await untilVisible(beside, ...ANNAS);
      await signOut(beside);
      await untilVisible(beside, ...NOBODYS);
      await untilVisible(page, ...NOBODYS);
      assert.deepEqual(await ownersOn(page), ['nobody', 'Anna', 'nobody']);
      await signIn(beside, BORIS);
      await untilVisible(beside, ...BORISES);
      await untilVisible(page, ...BORISES);
      assert.deepEqual(await ownersOn(page), ['nobody', 'Anna', 'nobody', 'Boris']);
      assert.equal(await page.evaluate(() => 'isTouched' in window), false);
    });

    it('shows nothing on Back after a sign-out, from the first frame on', async () => {
      const page = await openAnnas();
      await leaveAndComeBackBy(page, async () => {
        await signOut(page);
        await untilVisible(page, ...NOBODYS);
      });
      await untilVisible(page, ...NOBODYS);
      assert.deepEqual(await ownersOn(page), ['nobody']);
    });

    it('shows the same rows on Back to a client who is still signed in, after the answer', async () => {
      const page = await openAnnas();
      await page.evaluate(() => {
        const root = document.querySelector('client-leads')!.shadowRoot!;
        window.keptRow = root.querySelector('[part~=lead]');
      });
      await leaveAndComeBackBy(page, () => page.goto(`${gate.origin}/login.php`));
      await untilVisible(page, ...ANNAS);
      await settled(page);
      assert.deepEqual(await ownersOn(page), ['nobody', 'Anna']);
      const isSame = await page.evaluate(() => {
        const root = document.querySelector('client-leads')!.shadowRoot!;
        return root.querySelector('[part~=lead]') === window.keptRow;
      });
      assert.equal(isSame, true);
    });
  });
}

/** Returns the page of README with the tags as they stand, and with the sign-out of the recipe. */
async function readmePage(recipe: string): Promise<string> {
  const blocks = codeBlocks(await readFile('README.md', 'utf8')).map(({ code }) => code);
  const list = only(blocks.filter((code) => /<client-leads\s[^>]*session-url=/.test(code)));
  const badge = only(blocks.filter((code) => code.includes('<client-leads-unread')));
  const signOut = only(/<form[^]*<\/form>/.exec(recipe) ?? []);
  return `<!doctype html>
<html lang="ru">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Личный кабинет</title>
  <header>${badge}${signOut}</header>
  <main>${list}</main>
  <p>Ответим в течение трёх рабочих дней.</p>
</html>`;
}

function only<T>(found: readonly T[]): T {
  assert.equal(found.length, 1);
  return found[0]!;
}

/** Returns a client's inquiries, of which the first has unread messages. */
function rows(name: string, count: number, unread: number) {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Subject: `${name} ${index + 1}`,
    CountNotReadMessage: index === 0 ? unread : 0,
  }));
}

/** Clicks what loads another page, and waits for it. */
async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** Returns whose inquiries, count or badge the page has shown, in order, each until another's. */
async function ownersOn(page: Page): Promise<string[]> {
  const owners = (await textsOf(page)).map(ownerOf);
  return owners.filter((owner, index) => owner !== owners[index - 1]);
}

/** The page itself has no digit. */
function ownerOf(text: string): string {
  const lines = text.split('\n');
  const isOf = (name: string, pieces: readonly string[]) =>
    text.includes(name) || pieces.some((piece) => lines.includes(piece));
  const owners = [
    ...(isOf('Анна', ANNAS) ? ['Anna'] : []),
    ...(isOf('Борис', BORISES) ? ['Boris'] : []),
  ];
  return owners.join(' and ') || (/\d/.test(text) ? `somebody: ${text}` : 'nobody');
}
