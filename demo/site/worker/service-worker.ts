/**
 * Answers as the demo API on a host that only serves files. Requests for the API never reach the
 * network.
 */
import { createPagesApi } from '../../pages-api.js';
import type { SessionStore } from '../../site-session.js';

declare const self: ServiceWorkerGlobalScope;

/** Another origin for the API, at which there is no server. The worker answers for it. */
const CROSS_ORIGIN = 'https://loyalty.example';

/** The name of the cache and of its entry. */
const SESSION = 'session';

/** A worker sees no cookies, and forgets its variables when the browser stops it. */
const store: SessionStore = {
  async read() {
    const kept = await (await caches.open(SESSION)).match(SESSION);
    return kept ? kept.text() : '';
  },
  async write(name) {
    await (await caches.open(SESSION)).put(SESSION, new Response(name));
  },
};

const api = createPagesApi(store);
api.hosts.crossOrigin = CROSS_ORIGIN;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
// A page that was reloaded without the cache has no worker until one claims it.
self.addEventListener('message', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = withoutFolder(request.url);
  if (api.serves(request.method, url)) {
    event.respondWith(url === request.url ? api.app.fetch(request) : answerAt(url, request));
  }
});

/**
 * Answers a request as if it were for another URL. Firefox does not copy the body to such a
 * request.
 */
async function answerAt(url: string, request: Request): Promise<Response> {
  const body = request.method === 'POST' ? await request.arrayBuffer() : null;
  return api.app.fetch(
    new Request(url, { method: request.method, headers: request.headers, body }),
  );
}

/** Returns the URL for a site at the root of its origin. */
function withoutFolder(url: string): string {
  const { scope } = self.registration;
  return url.startsWith(scope) ? new URL(url.slice(scope.length), new URL('/', scope)).href : url;
}
