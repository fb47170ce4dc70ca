/** A site whose clients sign in and out by forms, and whose pages are swapped, not loaded. */
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { failureResponse } from '../../demo/api/failures.js';
import { withHost, type HostEnv, type Hosts } from '../../demo/api/host.js';
import { trafficOf } from './traffic.js';

const PACKAGES = '/checks/swapped-bodies/node_modules';

/** How the pages load what swaps them, and what their body says to it. */
const SWAPPED_BY: Readonly<Record<string, { script: string; body: string }>> = {
  hand: { script: 'type="module" src="/test/fixtures/swap-by-hand.ts"', body: '' },
  turbo: { script: `defer src="${PACKAGES}/@hotwired/turbo/dist/turbo.es2017-umd.js"`, body: '' },
  htmx2: { script: `src="${PACKAGES}/htmx-2/dist/htmx.min.js"`, body: 'hx-boost="true"' },
  htmx4: { script: `src="${PACKAGES}/htmx-4/dist/htmx.min.js"`, body: 'hx-boost:inherited="true"' },
};

/** Keeps what goes wrong in the page, and counts the requests that run in it. */
const WATCH = `
  window.failures = [];
  addEventListener('error', (event) => failures.push(event.message));
  addEventListener('unhandledrejection', (event) => failures.push(String(event.reason)));
  console.error = console.warn = (...words) => failures.push(words.join(' '));
  window.running = 0;
  const { fetch: send } = window;
  window.fetch = async (...request) => {
    running++;
    try {
      const response = await send(...request);
      await response.clone().arrayBuffer();
      return response;
    } finally {
      running--;
    }
  };
`;

/**
 * Below `/:id/:api/:library/`, a site, whose answers and requests are those of the host `:id`. Its
 * clients are those of the API of the host `:api`.
 */
export function accountSite(hosts: Hosts) {
  const app = new Hono<HostEnv>().basePath('/:id/:api/:library');
  app.use('/*', withHost(hosts));

  app.post('/session', async (c) => {
    const { url, method, headers, signal } = c.req.raw;
    const host = c.get('host');
    const traffic = trafficOf(host);
    traffic.record({
      method,
      url,
      headers: Object.fromEntries(headers),
      body: '',
      aborted: false,
    });
    const { status, hold } = traffic.answers.shift() ?? {};
    if (hold) {
      await traffic.hold(signal);
    }
    const failure = status ?? host.settingsFor(null).fail?.status;
    if (failure !== undefined) {
      // The server closes the connection of an answer without a status.
      return failure > 0 ? failureResponse(c.req.raw, failure) : Response.error();
    }
    // As when the question came: a sign-in may have happened meanwhile.
    const client = getCookie(c, 'client');
    const apiBase = new URL(`/hosts/${c.req.param('api')}/`, url).href;
    return c.json(client ? { client, token: client, apiBase } : null);
  });

  app.post('/sign-in', async (c) => {
    const fields = await c.req.formData();
    setCookie(c, 'client', fieldOf(fields, 'client'), cookieOf(c.req.param('id')));
    return c.redirect(fieldOf(fields, 'to'), 303);
  });

  app.post('/sign-out', async (c) => {
    deleteCookie(c, 'client', cookieOf(c.req.param('id')));
    return c.redirect(fieldOf(await c.req.formData(), 'to'), 303);
  });

  app.get('/:page', (c) => c.html(page(c.req.param(), c.req.query('early') !== undefined)));

  return app;
}

function fieldOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function cookieOf(id = '') {
  return { path: `/accounts/${id}/`, httpOnly: true, sameSite: 'Lax' } as const;
}

/** The page `help` has neither list nor badge. */
function page({ page: name = '', library = '' }, isEarly: boolean): string {
  const swap = SWAPPED_BY[library]!;
  const tag = (element: string) =>
    name === 'help'
      ? ''
      : `<${element} session-url="session" sitecode="GIFT-01" login-href="help"></${element}>`;
  return `<!doctype html>
    <html lang="ru">
      <head>
        <title>${name}</title>
        <script>${WATCH}</script>
        ${isEarly ? '<script src="/dist/client-leads-early.min.js"></script>' : ''}
        <script defer src="/dist/client-leads.min.js"></script>
        <script defer src="/dist/client-leads-unread.min.js"></script>
        <script ${swap.script}></script>
      </head>
      <body ${swap.body}>
        <header>
          ${tag('client-leads-unread')}
          <a href="account">account</a> <a href="orders">orders</a> <a href="help">help</a>
          <form action="sign-in" method="post"><input name="client"><input name="to"></form>
          <form action="sign-out" method="post"><input name="to"></form>
        </header>
        <main><h1>${name}</h1>${tag('client-leads')}</main>
      </body>
    </html>`;
}
