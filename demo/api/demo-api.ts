import { Hono } from 'hono';
import { answerPost } from './answer-post.js';
import { actionNotFound, methodRefused } from './failures.js';
import { Hosts, withHost, type HostEnv } from './host.js';

export type DemoApi = ReturnType<typeof createDemoApi>;

export interface DemoApiOptions {
  /** The clock: the newest inquiry is some hours old when it is first asked for. */
  readonly now?: () => number;
  /** Adds handlers that come before those of the hosts. */
  readonly extend?: (app: Hono<HostEnv>) => void;
}

const HOST_PATH = /^\/hosts\/[^/]+\//;
/** The actions of the demo host, below a base path of any depth. In `/en/`, it speaks English. */
const DEMO_PATH = /^(\/en(?=\/))?.*?\/(api\/client\/.*)$/i;

export const ANY_ACTION = '/hosts/:id/*';
export const LEADS_PAGING_INFO = '/hosts/:id/api/client/leadspaginginfo';

/**
 * Stands in for the real host, with a situation for each site code, and for hosts that tests create.
 * Keeps everything in memory, and runs wherever `Request` exists.
 */
export function createDemoApi({ now = Date.now, extend }: DemoApiOptions = {}) {
  const hosts = new Hosts(now);
  const app = new Hono<HostEnv>({ getPath: ({ url }) => routePath(url) });

  app.onError((error, c) => {
    if (c.req.raw.signal.aborted) {
      throw error;
    }
    return c.text(String(error), 500);
  });

  app.notFound((c) => c.json({ Message: `No ${c.req.method} of ${c.req.path}.` }, 404));

  app.use(ANY_ACTION, withHost(hosts), async (c, next) => {
    await next();
    // The headers that the host's web.config adds.
    for (const name of ['Origin', 'Headers', 'Methods']) {
      c.res.headers.set(`Access-Control-Allow-${name}`, '*');
    }
  });

  extend?.(app);
  app.post(LEADS_PAGING_INFO, (c) => answerPost(c.get('host'), c.req.raw));

  app.options(ANY_ACTION, (c) => {
    const { options } = c.get('host').settingsFor(null);
    return options === 200 ? c.body(null) : methodRefused(c.req.raw);
  });

  app.all(LEADS_PAGING_INFO, (c) => methodRefused(c.req.raw));
  app.all(ANY_ACTION, (c) => actionNotFound(c.req.raw));

  return {
    /**
     * Sends requests to their hosts. A rejection means a connection that ends without an answer.
     */
    app,
    hosts,
    /** Whether a request is for the API. Servers check this before they look for a file. */
    serves: (method: string, url: string) => app.router.match(method, routePath(url))[0].length > 0,
  };
}

/** Returns the host of a path and the action in lower case, since IIS accepts any case. */
function routePath(url: string): string {
  const { pathname } = new URL(url);
  if (HOST_PATH.test(pathname)) {
    return pathname.toLowerCase();
  }
  const [, english, action] = DEMO_PATH.exec(pathname) ?? [];
  return action ? `/hosts/${english ? 'demo-en' : 'demo'}/${action.toLowerCase()}` : pathname;
}
