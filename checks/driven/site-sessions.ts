import type { Hono } from 'hono';
import type { HostEnv } from '../../demo/api/host.js';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** What the site answers about a client. */
interface Session {
  readonly client: string;
  readonly token: string;
  readonly apiBase: string;
}

const COOKIE = 'client';
const NO_STORE = { 'Cache-Control': 'no-store' };

/** Who is signed in on a site, by cookie: each client has one session. */
export class SiteSessions {
  /** How often a page was written that a cache then gave to all visitors. */
  written = 0;
  readonly #clients = new Map<string, Session>();
  #kept: string | undefined;

  constructor(app: Hono<HostEnv>) {
    app.post('/my/session', (c) =>
      c.json(this.#clients.get(getCookie(c, COOKIE) ?? '') ?? null, 200, NO_STORE),
    );
    app.get('/my/login', (c) => {
      setCookie(c, COOKIE, c.req.query('client') ?? '');
      return c.redirect(c.req.query('to') ?? '/', 303);
    });
    app.get('/my/logout', (c) => {
      deleteCookie(c, COOKIE);
      return c.redirect(c.req.query('to') ?? '/', 303);
    });
    app.get('/kept', (c) => {
      if (this.#kept === undefined) {
        this.written++;
        this.#kept = c.req.query('html') ?? '';
      }
      return c.html(this.#kept);
    });
  }

  /** Lets clients of an API sign in. */
  register(apiBase: string, ...clients: readonly string[]): void {
    for (const client of clients) {
      this.#clients.set(client, { client, token: `${client}0`, apiBase });
    }
  }
}
