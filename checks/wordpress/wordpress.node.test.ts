/** The plug-in file on a real WordPress behind a careless cache, with the programme's API in the demo. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { Host } from '../../demo/api/host.js';
import { createPagesApi } from '../../demo/pages-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { launch } from '../driven/browser.js';
import { isMissing } from '../recipes/is-missing.js';
import { RECORD_TEXT, textsOf, untilVisible } from '../recipes/visible-text.js';
import { NEEDED, WordPress } from './wordpress.js';

const ANNAS = ['Анна 1', 'Всего 2', '5'];
const BORISES = ['Борис 1', 'Всего 3', '7'];
const NOBODYS = ['Войдите, чтобы увидеть обращения', 'Войти'];
const SIGN_OUT = 'client-leads > [slot=footer]';
const FAILED = 'Не удалось загрузить обращения';
const MINUTES = 60_000;

/** Timers of a second and more wait until the test moves the page's clock on. */
const SLOW_CLOCK = `{
  const { setTimeout: start, clearTimeout: cancel, Date: { now } } = window;
  const timers = new Map();
  let [passed, count] = [0, 1e9];
  Date.now = () => now() + passed;
  window.setTimeout = (run, ms = 0, ...rest) => {
    if (ms < 1000) {
      return start(run, ms, ...rest);
    }
    timers.set(++count, [passed + ms, run]);
    return count;
  };
  window.clearTimeout = (id) => timers.delete(id) || cancel(id);
  window.pass = (ms) => {
    passed += ms;
    for (const [id, [at, run]] of timers) {
      if (at <= passed) {
        timers.delete(id);
        run();
      }
    }
  };
}`;

declare global {
  interface Window {
    pass: (ms: number) => void;
  }
}

describe('the plug-in on a real WordPress', { skip: isMissing(...NEEDED) }, () => {
  const wordPress = new WordPress();
  let api: Host;
  let apiServer: Awaited<ReturnType<typeof startCrossOriginServer>>;
  let browser: Browser;
  let page: Page;
  const contexts: BrowserContext[] = [];

  before(async () => {
    const pagesApi = createPagesApi();
    api = pagesApi.hosts.get('demo')!;
    const clients = { 1017: rows('Анна', 2, 5), 1021: rows('Борис', 3, 7) };
    api.replace({ clients, settings: { strict: true } });
    apiServer = await startCrossOriginServer(pagesApi);
    [browser] = await Promise.all([launch('chromium'), wordPress.start(apiServer.origin)]);
  });

  after(async () => {
    await Promise.all([browser.close(), wordPress.stop(), apiServer.close()]);
  });

  beforeEach(async () => {
    page = await openAs('anna');
  });

  afterEach(async () => {
    await wordPress.endTrouble();
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  /** Opens the page in a browser of its own, as this user if there is one. */
  async function openAs(user?: string): Promise<Page> {
    const context = await browser.createBrowserContext();
    contexts.push(context);
    const own = await openBeside(context);
    if (user !== undefined) {
      await untilVisible(own, ...NOBODYS);
      await signIn(own, user);
    }
    return own;
  }

  /** @param more the page at another address, so that the sign-out leads away from it */
  async function openBeside(context: BrowserContext, more = ''): Promise<Page> {
    const own = await context.newPage({ type: 'window' });
    await own.evaluateOnNewDocument(RECORD_TEXT + SLOW_CLOCK);
    await own.goto(`${wordPress.origin}/?page_id=${wordPress.pageId}${more}`);
    return own;
  }

  it('shows two users their own list and badge, from one page of the cache without their numbers', async () => {
    await untilVisible(page, ...ANNAS);
    await untilVisible(await openAs('boris'), ...BORISES);
    const response = await page.reload();
    assert.equal(response!.headers()['x-cache'], 'HIT');
    assert.doesNotMatch(await response!.text(), /\b(1017|1021|55120938|9007199254740993)\b/);
    await untilVisible(page, ...ANNAS);
    assert.equal(await textBefore(page, /Борис/), '');
  });

  it('follows a sign-out and a sign-in in another window, and Back shows nothing', async () => {
    await untilVisible(page, ...ANNAS);
    const beside = await openBeside(page.browserContext(), '&from=mail');
    await untilVisible(beside, ...ANNAS);
    // A form of a page that sends no referrer has no origin.
    await press(beside, SIGN_OUT);
    await untilVisible(beside, ...NOBODYS);
    await untilVisible(page, ...NOBODYS);
    assert.equal(await page.$eval(SIGN_OUT, (button) => button.checkVisibility()), false);
    await beside.goBack();
    await untilVisible(beside, ...NOBODYS);
    assert.equal(await textBefore(beside, /Анна/), '');
    await signIn(beside, 'boris');
    await untilVisible(beside, ...BORISES);
    await untilVisible(page, ...BORISES);
  });

  it('tells the other windows of a sign-out and a sign-in by the forms of WordPress', async () => {
    await untilVisible(page, ...ANNAS);
    const beside = await openBeside(page.browserContext());
    await beside.goto(`${wordPress.origin}/wp-login.php?action=logout`);
    await press(beside, 'a');
    await untilVisible(page, ...NOBODYS);
    await beside.goto(`${wordPress.origin}/wp-login.php`);
    await fillIn(beside, 'boris');
    await untilVisible(page, ...BORISES);
  });

  it('tells a user without a number so, not in a circle', async () => {
    const own = await openAs('vera');
    await untilVisible(own, ...NOBODYS);
    await press(own, 'client-leads >>> a');
    assert.match(await own.$eval('body', (body) => body.innerText), /не привязан номер клиента/);
  });

  it('lets an administrator fill in the number and the token of a user, and nobody else', async () => {
    const admin = await openAs('admin');
    await admin.goto(`${wordPress.origin}/wp-admin/user-edit.php?user_id=${wordPress.userId}`);
    await change(admin, { client_leads_client: '1021', client_leads_token: '55120938' });
    await admin.goto(`${wordPress.origin}/wp-admin/options-general.php`);
    assert.equal(await admin.$eval('#client_leads_site_code', readValue), 'GIFT-01');
    const own = await openAs('vera');
    await untilVisible(own, 'Борис 1');
    await own.goto(`${wordPress.origin}/wp-admin/profile.php`);
    assert.equal(await own.$('#client_leads_client'), null);
  });

  it('shows administrators examples, and nobody else anything, while there is no API', async () => {
    const admin = await openAs('admin');
    await admin.goto(`${wordPress.origin}/wp-admin/profile.php`);
    await change(admin, { client_leads_client: '1017', client_leads_token: '55120938' });
    await admin.goto(`${wordPress.origin}/wp-admin/options-general.php`);
    await change(admin, { client_leads_api: '' });
    await untilVisible(await openBeside(admin.browserContext()), 'Пример: обмен карты', '1');
    const visit = await openBeside(page.browserContext());
    await untilVisible(visit, ...NOBODYS);
    await press(visit, 'client-leads >>> a');
    assert.match(await visit.$eval('body', (body) => body.innerText), /не привязан номер клиента/);
    await change(admin, { client_leads_api: 'api.example' });
    assert.match(await admin.$eval('.settings-error', (error) => error.textContent), /https:/);
    await change(admin, { client_leads_api: `${apiServer.origin}/api/client/LeadsPagingInfo` });
    assert.equal(await admin.$eval('#client_leads_api', readValue), `${apiServer.origin}/`);
  });

  it('keeps the rows while the database is down, and a new visit brings them back by itself', async () => {
    await untilVisible(page, ...ANNAS);
    await wordPress.stopDatabase();
    await returnTo(page);
    await untilVisible(page, ...ANNAS);
    const visit = await openBeside(page.browserContext());
    await untilVisible(visit, FAILED);
    await wordPress.startDatabase();
    await visit.evaluate((ms) => window.pass(ms), MINUTES);
    await untilVisible(visit, ...ANNAS);
  });

  it('keeps the rows while WordPress is updated; a press is at once, a new visit is back in six minutes', async () => {
    await untilVisible(page, ...ANNAS);
    // In another browser, which no window tells that the site is back.
    const another = await openAs('boris');
    await wordPress.begin('.maintenance');
    await returnTo(page);
    await untilVisible(page, ...ANNAS);
    const pressed = await openBeside(another.browserContext());
    const visit = await openBeside(page.browserContext());
    await untilVisible(visit, FAILED);
    await untilVisible(pressed, FAILED);
    await wordPress.endTrouble();
    await pressed.click('client-leads >>> [part~=retry]');
    await untilVisible(pressed, ...BORISES);
    await visit.evaluate((ms) => window.pass(ms), 6 * MINUTES);
    await untilVisible(visit, ...ANNAS);
  });

  it('covers the rows at the second page of a firewall, and brings them back by itself', async () => {
    await untilVisible(page, ...ANNAS);
    await wordPress.begin('forbidden');
    await returnTo(page);
    await untilVisible(page, ...ANNAS);
    await returnTo(page);
    await untilVisible(page, FAILED);
    await wordPress.endTrouble();
    await page.evaluate((ms) => window.pass(ms), 2 * MINUTES);
    await untilVisible(page, ...ANNAS);
  });

  it('shows no row after two questions to a site that answers its sign-in page for nobody', async () => {
    await untilVisible(page, ...ANNAS);
    await wordPress.begin('members-only');
    const context = page.browserContext();
    await context.deleteCookie(...(await context.cookies()));
    await returnTo(page);
    await returnTo(page);
    await untilVisible(page, FAILED);
    assert.equal(await page.$('client-leads >>> [part~=lead]'), null);
  });
});

/** Follows the link of the list to WordPress's own form, and signs in there. */
async function signIn(page: Page, user: string): Promise<void> {
  await press(page, 'client-leads >>> a');
  await fillIn(page, user);
}

async function fillIn(page: Page, user: string): Promise<void> {
  // WordPress moves the focus a moment after it has drawn the form.
  await change(page, { user_login: user, user_pass: user }, '#wp-submit');
}

/** Sets fields of a form, by their IDs, and sends it. */
async function change(
  page: Page,
  fields: Readonly<Record<string, string>>,
  button = '#submit',
): Promise<void> {
  await page.evaluate((values) => {
    for (const [id, value] of Object.entries(values)) {
      (document.getElementById(id) as HTMLInputElement).value = value;
    }
  }, fields);
  await press(page, button);
}

/** Presses what loads another page, and waits for it. */
async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** Goes to another tab and back, and waits until the site has answered. */
async function returnTo(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('client_leads='));
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  await page.bringToFront();
  await answered;
  await other.close();
}

/** Returns the texts that the page has shown if one of them is like this. */
async function textBefore(page: Page, like: RegExp): Promise<string> {
  const texts = await textsOf(page);
  return texts.some((text) => like.test(text)) ? texts.join('\n---\n') : '';
}

const readValue = (input: Element) => (input as HTMLInputElement).value;

/** Returns a client's inquiries, of which the first has unread messages. */
function rows(name: string, count: number, unread: number) {
  return Array.from({ length: count }, (_, index) => ({
    Id: index + 1,
    Subject: `${name} ${index + 1}`,
    CountNotReadMessage: index === 0 ? unread : 0,
  }));
}
