/** What a site answers to `session-url`, by the recipes for each server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startAspNet } from './aspnet-server.js';
import { isMissing } from './is-missing.js';
import { BORIS, type Client, describeOnSite, loginRequest } from './site.js';

type Session = Pick<Client, 'client' | 'token'>;
type AnswerSession = (response: ServerResponse, session: Session | undefined) => void;

/** Its token has more digits than a number of JavaScript keeps. */
const SIGNED_IN: Session = { client: BORIS.client, token: BORIS.token };

describeOnSite('the answer who is signed in', [], (site) => {
  let answerSession: AnswerSession;
  /** Node has no sessions of its own: whoever has a cookie is signed in. */
  const node = createServer((request, response) => {
    if (request.url === '/login.php') {
      response.setHeader('Set-Cookie', 'session=1').end();
    } else {
      answerSession(response, request.headers.cookie ? SIGNED_IN : undefined);
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

  for (const [server, path, start, ...programs] of [
    ['PHP', '/session.php', () => site.origin],
    ['Node', '/session', () => `http://127.0.0.1:${(node.address() as AddressInfo).port}`],
    ['ASP.NET', '/session', () => startAspNet(site), 'mcs', 'mono'],
  ] as const) {
    describe(`by ${server}`, { skip: isMissing(...programs) }, () => {
      let origin: string;

      before(async () => {
        origin = await start();
      });

      const ask = (Cookie = '') =>
        fetch(origin + path, { method: 'POST', headers: Cookie ? { Cookie } : {} });

      it('names the client, their token and the API, and no cache may keep it', async () => {
        const login = await fetch(`${origin}/login.php`, loginRequest(SIGNED_IN));
        const cookies = login.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
        const response = await ask(cookies.join('; '));
        assert.equal(response.headers.get('cache-control'), 'private, no-store');
        assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
        const { apiBase, ...session } = (await response.json()) as Session & { apiBase: string };
        assert.deepEqual(session, SIGNED_IN);
        assert.equal(apiBase, `${site.apiOrigin}/`);
      });

      it('names nobody to a visitor without a cookie', async () => {
        const response = await ask();
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('cache-control'), 'private, no-store');
        assert.equal(await response.json(), null);
        // Mono starts a session that is only read, unlike .NET.
        if (server !== 'ASP.NET') {
          assert.deepEqual(response.headers.getSetCookie(), []);
        }
      });
    });
  }
});
