/** The server of the demo's sites: signs clients in and out, and says who is signed in. */
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Hosts } from './api/host.js';

/** The number of each client in each programme. */
const CLIENTS: ReadonlyMap<string, string> = new Map([
  ['anna/holiday', '1017'],
  ['anna/journey', '1020'],
  ['boris/holiday', '1021'],
  ['boris/journey', '1001'],
]);

/** The names of the clients. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ['anna', '{Анна|Anna}'],
  ['boris', '{Борис|Boris}'],
]);

const TOKEN = '55120938';

/** Everything in the demo is invented, so the cookie may be the name itself. */
const COOKIE = { path: '/demo', httpOnly: true, sameSite: 'Lax' } as const;

/**
 * Answers a POST without a body with who is signed in. The field `client` signs a client in, or, if
 * it is empty, out. The field `back` then leads to a page of the same origin. A picture of the page
 * of situations says in its address, as `as`, who is signed in there.
 */
export function siteSession(hosts: Hosts): Hono {
  const app = new Hono();

  app.post('/', async (c) => {
    c.header('Cache-Control', 'private, no-store');
    const { client: name, back } = await c.req.parseBody();
    if (name === '') {
      deleteCookie(c, 'client', COOKIE);
    } else if (typeof name === 'string') {
      setCookie(c, 'client', name, COOKIE);
    }
    if (typeof name === 'string' && typeof back === 'string') {
      return c.redirect(isOwn(back, c.req.url) ? back : './', 303);
    }
    const { as: picture, programme = 'holiday' } = c.req.query();
    const known = typeof name === 'string' ? name : (picture ?? getCookie(c, 'client'));
    const client = CLIENTS.get(`${known}/${programme}`);
    const apiBase = `${hosts.crossOrigin ?? '..'}${getCookie(c, 'lang') === 'en' ? '/en/' : '/'}`;
    return c.json(client === undefined ? null : { client, token: TOKEN, apiBase });
  });

  return app;
}

/** Whether a URL leads to this origin: another site may have written the form. */
function isOwn(url: string, here: string): boolean {
  return URL.canParse(url, here) && new URL(url, here).origin === new URL(here).origin;
}
