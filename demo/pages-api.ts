import { Hono } from 'hono';
import { createDemoApi, type DemoApi } from './api/demo-api.js';
import { withHost, type Host, type HostContents, type HostEnv, type Hosts } from './api/host.js';
import { SITUATIONS } from './api/situations.js';
import { siteSession, type SessionStore } from './site-session.js';

/** The kinds of hosts that a demo page can create, by name. */
const PAGE_HOSTS = {
  moving: { leads: 60 },
  wear: { leads: 30, settings: { fail: { status: 500, when: 'every-third' } } },
} satisfies Readonly<Record<string, HostContents>>;

/** The changes that a demo page can make to its own host, by name. */
const STEPS = {
  insert: (host) => host.change([{ insert: {} }]),
  remove: (host) => host.change([{ remove: { at: 2 } }]),
  move: (host) => host.change([{ move: { from: 9, to: 0 } }]),
  fail: (host) => host.replace({ settings: { fail: { status: 500, when: 'always' } } }),
  refuse: (host) => host.replace({ settings: { fail: { status: 401, when: 'always' } } }),
  heal: (host) => host.replace({ settings: {} }),
} satisfies Readonly<Record<string, (host: Host) => void>>;

export type PageHost = keyof typeof PAGE_HOSTS;
export type Step = keyof typeof STEPS;

/** The situations that the demo API can show. */
const situations = Object.entries(SITUATIONS).map(([siteCode, { title, description }]) => ({
  siteCode,
  title,
  description,
}));

export type Situation = (typeof situations)[number];

/** Creates the demo API with the extra endpoints of the demo pages. */
export function createPagesApi(store?: SessionStore): DemoApi {
  const api = createDemoApi();
  api.app.route('/demo', pagesApi(api.hosts, store));
  return api;
}

/** Endpoints of the demo pages: situations, the second origin, the sites' sessions, own hosts. */
function pagesApi(hosts: Hosts, store?: SessionStore): Hono<HostEnv> {
  const app = new Hono<HostEnv>();

  app.get('/situations.json', (c) => c.json(situations));

  app.get('/origins.json', (c) => c.json({ cross: hosts.crossOrigin }));

  app.route('/session', siteSession(hosts, store));

  app.post('/hosts/:name', (c) => {
    const name = c.req.param('name');
    return isKeyOf(PAGE_HOSTS, name) ? c.json(hosts.create(PAGE_HOSTS[name])) : c.notFound();
  });

  app.post('/hosts/:id/:step', withHost(hosts), (c) => {
    const step = c.req.param('step');
    if (!isKeyOf(STEPS, step)) {
      return c.notFound();
    }
    STEPS[step](c.get('host'));
    return c.json({});
  });

  return app;
}

function isKeyOf<T extends object>(table: T, name: string): name is keyof T & string {
  return Object.hasOwn(table, name);
}
