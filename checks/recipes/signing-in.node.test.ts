import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { CARELESS, startCache } from './nginx.js';
import {
  ANNA,
  BORIS,
  type Client,
  describeOnSite,
  loginRequest,
  SCRIPT,
  showsNobody,
  totalOn,
  WRONG,
} from './site.js';

/** What the button of the recipe sends. */
const SIGN_OUT = { action: 'sign-out' };

describeOnSite('a sign-in and a sign-out in PHP', ['nginx'], (site) => {
  /** Asks the site with a session, as its cookie. */
  const post = (path: string, Cookie: string, fields?: Readonly<Record<string, string>>) =>
    fetch(site.origin + path, {
      method: 'POST',
      headers: { Cookie },
      redirect: 'manual',
      ...(fields && { body: new URLSearchParams(fields) }),
    });
  const logIn = (client: Pick<Client, 'client' | 'token'>, Cookie = '') => {
    const { headers, ...request } = loginRequest(client);
    return fetch(`${site.origin}/login.php`, { ...request, headers: { ...headers, Cookie } });
  };

  before(async () => {
    await site.write('login.html', '<title>Sign in</title>');
    // The recipe names its own site.
    const login = await site.read('login.php');
    await site.write('login.php', login.replace('https://shop.example', site.origin));
  });

  for (const path of ['/login.php', '/logout.php']) {
    it(`refuse a GET of ${path}, without a cookie that a cache may keep`, async () => {
      const cache = await startCache(site, site.origin, CARELESS);
      const { status, headers } = await fetch(cache + path);
      assert.deepEqual([status, headers.getSetCookie()], [400, []]);
    });

    it(`do nothing at the question of a list that names ${path}`, async () => {
      await site.write(
        'injected.html',
        `<script async src="${SCRIPT}"></script><client-leads session-url="${path}" SiteCode="GIFT-01"></client-leads>`,
      );
      const page = await site.openAs(ANNA, '/injected.html');
      await page.waitForSelector('client-leads:state(error)');
      await page.goto(`${site.origin}/account.html`);
      assert.equal(await totalOn(page), ANNA.total);
    });
  }

  it('lead back within the site alone', async () => {
    const account = '/account.html';
    for (const [back, place] of [
      [`${site.origin}/place.html?a=1`, `${site.origin}/place.html?a=1`],
      ['https://evil.example/', account],
      ['//evil.example', account],
      ['/\\evil.example', account],
      ['javascript:alert(1)', account],
      [`${site.origin}.evil.example/`, account],
      [`${site.origin}@evil.example/`, account],
      ['', account],
    ] as const) {
      const fields = { login: ANNA.client, password: ANNA.token, back };
      const { status, headers } = await post('/login.php', '', fields);
      assert.deepEqual([status, headers.get('Location')], [303, place], back);
    }
  });

  it('start a session anew, in which the client is signed in', async () => {
    const before = cookieIn(await logIn(BORIS));
    const response = await logIn(ANNA, before);
    const Cookie = cookieIn(response);
    assert.equal(response.status, 303);
    assert.notEqual(Cookie, before);
    assert.equal(await (await post('/session.php', before)).json(), null);
    const { client, token } = ANNA;
    const apiBase = `${site.apiOrigin}/`;
    assert.deepEqual(await (await post('/session.php', Cookie)).json(), { client, token, apiBase });
  });

  it('start no session if the password is wrong', async () => {
    const { status, headers } = await logIn({ client: ANNA.client, token: WRONG });
    assert.deepEqual(
      [status, headers.get('Location'), headers.getSetCookie()],
      [303, '/login.html', []],
    );
  });

  it('end the session, and take its cookie away', async () => {
    const Cookie = cookieIn(await logIn(ANNA));
    assert.equal((await post('/logout.php', Cookie)).status, 400);
    assert.notEqual(await (await post('/session.php', Cookie)).json(), null);
    const { status, headers } = await post('/logout.php', Cookie, SIGN_OUT);
    assert.equal(status, 303);
    assert.match(headers.getSetCookie().join(), /^PHPSESSID=deleted; expires=[^;]+ 1970 /);
    assert.equal(await (await post('/session.php', Cookie)).json(), null);
  });

  it('start and end no session at a sign-out without a cookie, as from another site', async () => {
    const { status, headers } = await post('/logout.php', '', SIGN_OUT);
    assert.deepEqual(
      [status, headers.get('Location'), headers.getSetCookie()],
      [303, '/account.html', []],
    );
  });

  it('have a button below the list, and a link if nobody is signed in', async () => {
    const page = await site.openAs(ANNA, '/account.html');
    await totalOn(page);
    const isButtonVisible = () => page.$eval('form', (form) => form.checkVisibility());
    assert.equal(await isButtonVisible(), true);
    await follow(page, 'form button');
    await showsNobody(page);
    assert.equal(await isButtonVisible(), false);
    await follow(page, 'client-leads >>> a');
    assert.equal(page.url(), `${site.origin}/login.html`);
  });
});

/** Returns the session's cookie that an answer sets. */
function cookieIn(response: Response): string {
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0]!;
}

/** Clicks what loads another page, and waits for it. */
async function follow(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}
