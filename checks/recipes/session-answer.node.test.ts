/** What a site answers to `session-url`, by the recipes for each server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { filesIn } from '../../tools/files-in.js';
import { runCommand } from '../../tools/run-command.js';
import { isMissing } from './is-missing.js';
import { BORIS, type Client, cookiesOf, useSite } from './site.js';

type Session = Client;
type AnswerSession = (
  request: IncomingMessage,
  response: ServerResponse,
  findSession: (request: IncomingMessage) => Session | undefined,
) => Promise<void>;

/** Its token has more digits than a number of JavaScript keeps. */
const SIGNED_IN: Session = { client: BORIS.client, token: BORIS.token };
const FOREIGN = 'https://elsewhere.example';

describe('the answer who is signed in', { skip: isMissing('php', 'curl') }, () => {
  const site = useSite();
  let answerSession: AnswerSession;
  /** Node has no sessions of its own: whoever has a cookie is signed in. */
  const node = createServer((request, response) => {
    if (request.url === '/login.php') {
      response.setHeader('Set-Cookie', 'session=1').end();
    } else {
      const findSession = ({ headers }: IncomingMessage) =>
        headers.cookie ? SIGNED_IN : undefined;
      void answerSession(request, response, findSession);
    }
  });

  before(async () => {
    const module: unknown = await import(pathToFileURL(site.path('session.mjs')).href);
    ({ answerSession } = module as { answerSession: AnswerSession });
    await once(node.listen(0, '127.0.0.1'), 'listening');
  });

  after(() => {
    node.closeAllConnections();
    node.close();
  });

  for (const [server, path, start] of [
    ['PHP', '/session.php', () => site.origin],
    ['PHP for another subdomain', '/session-for-subdomain.php', () => site.origin],
    ['Node', '/session', () => `http://127.0.0.1:${(node.address() as AddressInfo).port}`],
  ] as const) {
    describe(`by ${server}`, () => {
      let origin: string;
      let Cookie: string;

      before(async () => {
        origin = start();
        Cookie = await cookiesOf(SIGNED_IN, origin);
      });

      const ask = (headers: Readonly<Record<string, string>>, method = 'POST') =>
        fetch(origin + path, { method, headers: { Accept: 'application/json', ...headers } });

      it('names the client, their token and the API, and no cache may keep it', async () => {
        const response = await ask({ Cookie });
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('cache-control'), 'private, no-store');
        assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
        const { apiBase, ...session } = (await response.json()) as Session & { apiBase: string };
        assert.deepEqual(session, SIGNED_IN);
        assert.equal(apiBase, `${site.apiOrigin}/`);
      });

      it('names nobody to a visitor without a cookie, and starts no session', async () => {
        const response = await ask({});
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('cache-control'), 'private, no-store');
        assert.equal(await response.json(), null);
        assert.deepEqual(response.headers.getSetCookie(), []);
      });

      it('refuses a GET, with a session and without, and sets no cookie', async () => {
        for (const headers of [{}, { Cookie }]) {
          const response = await ask(headers, 'GET');
          assert.equal(response.status, 405);
          assert.equal(response.headers.get('cache-control'), 'private, no-store');
          assert.deepEqual(response.headers.getSetCookie(), []);
          assert.ok(!(await response.text()).includes(SIGNED_IN.token));
        }
      });

      it('lets no other site read it', async () => {
        for (const Origin of [FOREIGN, 'https://shop.example.evil.example', 'null']) {
          const { headers } = await ask({ Cookie, Origin });
          assert.equal(headers.get('access-control-allow-origin'), null, Origin);
          assert.equal(headers.get('access-control-allow-credentials'), null, Origin);
        }
      });
    });
  }

  it('is well-formed in each recipe in PHP, that for WordPress and 1C-Bitrix too', async () => {
    const files = (await filesIn('docs/recipes.md', 'docs/tag-manager.md')).filter(([name]) =>
      name.endsWith('.php'),
    );
    assert.ok(files.length > 3);
    const paths = files.map(([name]) => site.path(name));
    for (const path of [...paths, 'docs/wordpress/client-leads.php']) {
      await runCommand('php', ['-l', path]);
    }
  });

  it('by PHP for another subdomain lets a page of the site read it, with its cookies', async () => {
    const Origin = 'https://www.shop.example';
    const url = `${site.origin}/session-for-subdomain.php`;
    const { headers } = await fetch(url, { method: 'POST', headers: { Origin } });
    assert.equal(headers.get('access-control-allow-origin'), Origin);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
    assert.equal(headers.get('vary'), 'Origin');
  });

  it('by PHP keeps no lock on the session, for which other requests of the client would wait', async () => {
    await site.write(
      'lock.php',
      "<?php ob_start(); require 'session.php'; ob_end_clean(); echo session_status();",
    );
    const headers = { Cookie: await cookiesOf(SIGNED_IN, site.origin) };
    const response = await fetch(`${site.origin}/lock.php`, { method: 'POST', headers });
    // PHP_SESSION_NONE
    assert.equal(await response.text(), '1');
  });

  const WITH_SESSION = '<?php session_start(); ?>';
  const FOR_ANYBODY = `<?php header("Access-Control-Allow-Origin: {$_SERVER['HTTP_ORIGIN']}"); ?>`;

  for (const [title, page, answer, printed] of [
    ['are safe', '', '', /^HTTP\S* 405 [^\n]*\nnull\nCache-Control: private, no-store\r\n$/],
    ['have a page that starts a session', WITH_SESSION, '', /^Set-Cookie: PHPSESSID=/],
    ['start a session for a GET', '', WITH_SESSION, /^HTTP\S* 405 [^\n]*\nSet-Cookie: PHPSESSID=/],
    ['let another site read it', '', FOR_ANYBODY, /Allow-Origin: https:\/\/elsewhere\.example\r\n/],
  ] as const) {
    it(`is shown by the commands of the recipe for files that ${title}`, async () => {
      await site.write('page.php', page + (await site.read('account.html')));
      await site.write('answer.php', answer + (await site.read('session.php')));
      const commands = (await site.read('check.sh'))
        .replace('https://shop.example', site.origin)
        .replaceAll('account.html', 'page.php')
        .replaceAll('session.php', 'answer.php');
      const { stdout } = await runCommand('sh', ['-c', commands]);
      assert.match(stdout, printed);
    });
  }
});
