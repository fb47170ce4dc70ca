import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { ANNA, BORIS, describeOnSite, loginRequest, SCRIPT, totalOn, WRONG } from './site.js';

/** What the button of the recipe sends. */
const SIGN_OUT = { action: 'sign-out' };
/** What an attacker would like a client to be called. */
const HOSTILE = { client: `"><script>alert('1')</script>&`, token: "55120938' onload='" };

describeOnSite('a sign-in and a sign-out in PHP', [], (site) => {
  /** Asks the site with a session, as its cookie. */
  const post = (path: string, Cookie: string, fields?: Readonly<Record<string, string>>) =>
    fetch(site.origin + path, {
      method: 'POST',
      headers: { Cookie },
      redirect: 'manual',
      ...(fields && { body: new URLSearchParams(fields) }),
    });
  const logIn = (client: typeof HOSTILE, Cookie = '') => {
    const { headers, ...request } = loginRequest(client);
    return fetch(`${site.origin}/login.php`, { ...request, headers: { ...headers, Cookie } });
  };

  before(async () => {
    // The recipe names its own site.
    const login = await site.read('login.php');
    await site.write('login.php', login.replace('https://shop.example', site.origin));
  });

  for (const [path, expected] of [
    ['/login.php', 200],
    ['/logout.php', 400],
  ] as const) {
    it(`set no cookie that a cache may keep at a GET of ${path}`, async () => {
      const { status, headers } = await fetch(site.origin + path);
      assert.deepEqual([status, headers.getSetCookie()], [expected, []]);
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
    const own = `${site.origin}/place.html?a=1`;
    for (const back of [
      own,
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      `${site.origin}.evil.example/`,
      `${site.origin}@evil.example/`,
      '',
    ]) {
      const fields = { login: ANNA.client, password: ANNA.token };
      const path = `/login.php?${new URLSearchParams({ back })}`;
      const { status, headers } = await post(path, '', fields);
      const place = back === own ? own : '/account.html';
      assert.deepEqual([status, headers.get('Location')], [303, place], back);
    }
  });

  it('start a session anew, so that whoever has the cookie of the old one is not signed in', async () => {
    const before = cookieIn(await logIn(BORIS));
    const Cookie = cookieIn(await logIn(ANNA, before));
    assert.equal(await (await post('/session.php', before)).json(), null);
    const { client } = (await (await post('/session.php', Cookie)).json()) as { client: string };
    assert.equal(client, ANNA.client);
  });

  it('say so and start no session if the password is wrong', async () => {
    const response = await logIn({ client: ANNA.client, token: WRONG });
    assert.match(await response.text(), /<p role="alert">/);
    assert.deepEqual([response.status, response.headers.getSetCookie()], [200, []]);
  });

  it('end the session, and take its cookie away', async () => {
    const Cookie = cookieIn(await logIn(ANNA));
    assert.equal((await post('/logout.php', Cookie)).status, 400);
    assert.notEqual(await (await post('/session.php', Cookie)).json(), null);
    const { headers } = await post('/logout.php', Cookie, SIGN_OUT);
    assert.match(headers.getSetCookie().join(), /^PHPSESSID=deleted; expires=[^;]+ 1970 /);
    assert.equal(await (await post('/session.php', Cookie)).json(), null);
  });

  it('start and end no session at a sign-out without a cookie, as from another site', async () => {
    const { headers } = await post('/logout.php', '', SIGN_OUT);
    assert.deepEqual([headers.get('Location'), headers.getSetCookie()], ['/account.html', []]);
  });

  it('let a page contain the escaped values of the client, and nothing of nobody', async () => {
    const headers = { Cookie: cookieIn(await logIn(HOSTILE)) };
    const response = await fetch(`${site.origin}/account.php`, { headers });
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    const page = await response.text();
    assert.ok(
      page.includes('Client="&quot;&gt;&lt;script&gt;alert(&#039;1&#039;)&lt;/script&gt;&amp;"'),
    );
    assert.ok(page.includes('Token="55120938&#039; onload=&#039;"'));
    const nobodys = await (await fetch(`${site.origin}/account.php`)).text();
    assert.match(nobodys, /^<!doctype html>/);
    assert.ok(!nobodys.includes('<client-leads'));
  });
});

/** Returns the session's cookie that an answer sets. */
function cookieIn(response: Response): string {
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0]!;
}
