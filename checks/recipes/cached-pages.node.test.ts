import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, beforeEach, it } from 'node:test';
import { codeBlocks } from '../../tools/code-blocks.js';
import { runCommand } from '../../tools/run-command.js';
import { BITRIX } from './bitrix.js';
import { CARELESS, startCache } from './nginx.js';
import { ANNA, ask, describeOnSite, signIn, totalOn } from './site.js';

/** The page of the recipe, by a server that starts a session for each page. */
const WITH_SESSION = '<?php session_start(); ?>';

/** What a sign-in does so that a session kept by a cache signs nobody in. */
const RENEWAL = 'session_regenerate_id(true);';

/** What the commands of the recipe print, line by line. */
const SAFE_ANSWERS =
  'HTTP/1.1 405 Method Not Allowed\r\nnull\nCache-Control: private, no-store\r\n';

describeOnSite('a page behind a cache', ['nginx', 'curl'], (site) => {
  /** The origin of a cache that keeps what it is asked not to keep. */
  let careless: string;

  before(async () => {
    await site.write('with-session.php', WITH_SESSION + (await site.read('account.html')));
    const login = await site.read('login.php');
    await site.write('login-without-renewal.php', login.replace(RENEWAL, ''));
    await site.write(...BITRIX);
  });

  beforeEach(async () => {
    careless = await startCache(site, site.origin, CARELESS);
  });

  it('that starts a session signs the next visitor in as the first', async () => {
    const anna = await site.open(`${careless}/with-session.php`);
    await signIn(anna, ANNA, '/login-without-renewal.php');
    // Nobody has signed in here.
    const other = await site.open(`${careless}/with-session.php`);
    assert.equal(await totalOn(other), ANNA.total);
  });

  it('that starts a session signs no later visitor in, if the sign-in renews the session', async () => {
    const url = `${careless}/with-session.php`;
    const anna = await site.open(url);
    await signIn(anna, ANNA);
    const other = await site.open(url);
    assert.equal((await ask(other, '/session.php')).text, 'null');
  });

  for (const answer of ['session.php', 'bitrix-session.php']) {
    it(`hands no cookie to anybody by a GET of ${answer}`, async () => {
      for (const visitor of ['the first', 'the second']) {
        const response = await fetch(`${careless}/${answer}`);
        assert.equal(response.status, 405);
        assert.deepEqual(response.headers.getSetCookie(), [], visitor);
      }
    });
  }

  for (const [title, page, cookie] of [
    ['is shown to set no cookie by the commands of the recipe', 'account.html', /^$/],
    [
      'that starts a session is shown to set a cookie by the commands of the recipe',
      'with-session.php',
      /^Set-Cookie: PHPSESSID=.*\r\n$/,
    ],
  ] as const) {
    it(title, async () => {
      const commands = (await site.read('check.sh'))
        .replace('https://shop.example', careless)
        .replace('account.html', page);
      const { stdout } = await runCommand('sh', ['-c', commands]);
      assert.ok(stdout.endsWith(SAFE_ANSWERS), stdout);
      assert.match(stdout.slice(0, -SAFE_ANSWERS.length), cookie);
    });
  }

  for (const [title, start, expected] of [
    ['if a GET gets a session', WITH_SESSION, /^HTTP[^\n]* 405 [^\n]*\nSet-Cookie: PHPSESSID=/],
    [
      'if another site may read it',
      `<?php header("Access-Control-Allow-Origin: {$_SERVER['HTTP_ORIGIN']}"); ?>`,
      /Access-Control-Allow-Origin: https:\/\/elsewhere\.example\r\n/,
    ],
  ] as const) {
    it(`with an answer is shown to be unsafe by the commands of the recipe, ${title}`, async () => {
      await site.write('careless.php', start + (await site.read('session.php')));
      const commands = (await site.read('check.sh'))
        .replace('https://shop.example', careless)
        .replaceAll('session.php', 'careless.php');
      const { stdout } = await runCommand('sh', ['-c', commands]);
      assert.match(stdout, expected);
    });
  }

  it('works with the policy of the recipe', async () => {
    const blocks = codeBlocks(await readFile('docs/recipes.md', 'utf8'));
    const policies = blocks.filter(({ code }) => code.startsWith('Content-Security-Policy'));
    assert.equal(policies.length, 1);
    const header = `<?php header("${policies[0]!.code.trim()}"); ?>`;
    await site.write('strict.php', header + (await site.read('account.html')));
    assert.equal(await totalOn(await site.openAs(ANNA, '/strict.php')), ANNA.total);
  });
});
