import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { codeBlocks } from '../../tools/code-blocks.js';
import { CARELESS, startCache } from './nginx.js';
import {
  ANNA,
  BORIS,
  type Client,
  describeOnSite,
  loginRequest,
  SCRIPT,
  totalOn,
  WRONG,
} from './site.js';

/** The site's own form. */
const FORM = `<!doctype html>
<form action="/login.php" method="post">
  <input name="login" />
  <input name="password" />
  <button>Войти</button>
</form>`;

/** Answers in place of the API. */
const apiAnswers = (promise: string) => `
  const { fetch: send } = window;
  window.fetch = (url, options) =>
    String(url).includes('/api/') ? ${promise} : send(url, options);
`;
/** The element goes on loading. */
const NO_ANSWER_OF_API = apiAnswers('new Promise(() => {})');
const REFUSAL_OF_API = apiAnswers('Promise.resolve(new Response(null, { status: 401 }))');

const POLL_MS = 50;

/** How long after the link came it is hidden, and how long after that it can be seen. */
const SOON_MS = 900;
const LATER_MS = 1100;

describeOnSite('a sign-in and a sign-out in PHP', ['nginx'], (site) => {
  /** Asks the site with a session, as its cookie. */
  const post = (path: string, Cookie: string) =>
    fetch(site.origin + path, { method: 'POST', headers: { Cookie }, redirect: 'manual' });
  const logIn = (client: Pick<Client, 'client' | 'token'>, Cookie = '') => {
    const { headers, ...request } = loginRequest(client);
    return fetch(`${site.origin}/login.php`, { ...request, headers: { ...headers, Cookie } });
  };

  before(async () => {
    const account = await site.read('account.html');
    const links = await site.read('sign-in-links.html');
    const page = account.replace('</client-leads>\n', (tag) => tag + links);
    await site.write('login.html', FORM);
    await site.write('with-links.html', page);
    await site.write('not-defined.html', page.replace(SCRIPT, ''));
    await site.write('not-answered.html', page.replace('/inquiries.js', ''));
    // Here the sign-in and the sign-out lead.
    await site.write('account.html', `${page}<script defer src="/other-windows.js"></script>`);
  });

  for (const path of ['/login.php', '/logout.php']) {
    it(`refuse a GET of ${path}, without a cookie that a cache may keep`, async () => {
      const cache = await startCache(site, site.origin, CARELESS);
      const { status, headers } = await fetch(cache + path);
      assert.deepEqual([status, headers.getSetCookie()], [405, []]);
    });
  }

  it('start a session anew, in which the client is signed in', async () => {
    const before = cookieIn(await logIn(BORIS));
    const response = await logIn(ANNA, before);
    const Cookie = cookieIn(response);
    assert.equal(response.status, 303);
    assert.notEqual(Cookie, before);
    assert.equal((await post('/session.php', before)).status, 401);
    const { client, token } = ANNA;
    assert.deepEqual(await (await post('/session.php', Cookie)).json(), { client, token });
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
    const { status, headers } = await post('/logout.php', Cookie);
    assert.equal(status, 303);
    assert.match(headers.getSetCookie().join(), /^PHPSESSID=deleted; expires=[^;]+ 1970 /);
    assert.equal((await post('/session.php', Cookie)).status, 401);
  });

  it('start and end no session at a sign-out without a cookie, as from another site', async () => {
    const { status, headers } = await fetch(`${site.origin}/logout.php`, {
      method: 'POST',
      redirect: 'manual',
    });
    assert.deepEqual(
      [status, headers.get('Location'), headers.getSetCookie()],
      [303, '/account.html#session-change', []],
    );
  });

  describe('with a link and a button next to the element', () => {
    it('show neither if the element is not defined', async () => {
      assert.deepEqual(await visibleOn(await site.open('/not-defined.html')), []);
    });

    it('show no link before the server has answered, unless that takes long', async () => {
      const page = await site.open('/not-answered.html');
      await page.waitForSelector('client-leads:state(unconfigured)');
      assert.deepEqual(await visibleOn(page, SOON_MS), []);
      assert.deepEqual(await visibleOn(page), ['sign-in']);
    });

    it('show the link if nobody is signed in', async () => {
      const page = await site.open('/with-links.html');
      await page.waitForSelector('client-leads:state(unconfigured)');
      assert.deepEqual(await visibleOn(page), ['sign-in']);
    });

    it('show the button while the list loads', async () => {
      const page = await site.openAs(ANNA, '/with-links.html', NO_ANSWER_OF_API);
      await page.waitForSelector('client-leads:state(loading)');
      assert.deepEqual(await visibleOn(page), ['sign-out']);
    });

    it('show the button next to the list', async () => {
      const page = await site.openAs(ANNA, '/with-links.html');
      await totalOn(page);
      assert.deepEqual(await visibleOn(page), ['sign-out']);
    });
  });

  it('are one click away once the API has refused the token', async () => {
    const page = await site.openAs(ANNA, '/account.html', REFUSAL_OF_API);
    await page.waitForSelector('client-leads:state(error)');
    await follow(page, 'client-leads >>> a');
    assert.equal(page.url(), `${site.origin}/login.html`);
  });

  /** Opens two windows of one browser with Anna's list on them. */
  async function openTwo() {
    const page = await site.openAs(ANNA, '/account.html');
    await totalOn(page);
    const other = await page.browserContext().newPage();
    await other.goto(page.url());
    await totalOn(other);
    return { page, other };
  }

  it('reach a window that stays visible', async () => {
    const { page, other } = await openTwo();
    await follow(other, '.sign-out button');
    assert.equal(other.url(), `${site.origin}/account.html`);
    await shows(page, 0);

    await other.goto(`${site.origin}/login.html`);
    await other.type('[name=login]', BORIS.client);
    await other.type('[name=password]', BORIS.token);
    await follow(other, 'button');
    await shows(page, BORIS.total);
    assert.equal(await totalOn(other), BORIS.total);
  });

  it('drop the list of a window that stays visible, though the server fails', async (context) => {
    const { page, other } = await openTwo();
    const session = await site.read('session.php');
    context.after(() => site.write('session.php', session));
    await site.write('session.php', '<?php http_response_code(500);');
    await follow(other, '.sign-out button');
    await shows(page, 0);
  });

  it('reach all windows if no page is loaded', async () => {
    const page = await site.openAs(ANNA, '/account.html');
    await totalOn(page);
    await page.evaluate(async () => {
      await fetch('/logout.php', { method: 'POST', redirect: 'manual' });
      new BroadcastChannel('session-change').postMessage(null);
    });
    await shows(page, 0);
  });

  for (const [title, isAtShared, rows] of [
    ['show the list again on Back, until the server has answered', false, 20],
    ['show no list on Back at a shared computer', true, 0],
  ] as const) {
    it(title, async () => {
      const page = await site.openAs(ANNA, '/with-links.html');
      await totalOn(page);
      await page.evaluate(() => {
        addEventListener('pageshow', () => {
          const { shadowRoot } = document.querySelector('client-leads')!;
          sessionStorage.shown = shadowRoot!.querySelectorAll('[part~=lead]').length;
        });
      });
      if (isAtShared) {
        const blocks = codeBlocks(await readFile('docs/behaviour.md', 'utf8'));
        const { code } = blocks.find((block) => block.code.includes('pagehide'))!;
        const lines = code.replaceAll(/<\/?script.*>/g, '');
        await page.addScriptTag({ type: 'module', content: lines });
      }
      await follow(page, '.sign-out button');
      await page.evaluate(() => void setTimeout(() => history.back()));
      await page.waitForFunction(() => sessionStorage.shown !== undefined);
      assert.equal(await page.evaluate(() => Number(sessionStorage.shown)), rows);
      await page.waitForSelector('client-leads:state(unconfigured)');
    });
  }
});

/** Returns the session's cookie that an answer sets. */
function cookieIn(response: Response): string {
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0]!;
}

/** Returns which of the link and the button can be seen, this long after the link came. */
async function visibleOn(page: Page, ms = LATER_MS): Promise<string[]> {
  return page.evaluate((time) => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = time;
    }
    return [...document.querySelectorAll('.sign-in, .sign-out')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map(({ className }) => className);
  }, ms);
}

/** Clicks what loads another page, and waits for it. */
async function follow(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** Waits until the page, which may be behind another, has so many inquiries. */
async function shows(page: Page, total: number): Promise<void> {
  await page.waitForFunction(
    (rows) => document.querySelector('client-leads')!.totalRows === rows,
    { polling: POLL_MS },
    total,
  );
}
