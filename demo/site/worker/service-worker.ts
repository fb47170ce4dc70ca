/**
 * Answers as the demo API on a host that only serves files. What the pages ask of the API never
 * reaches the network.
 */
import { createPagesApi } from '../../pages-api.js';

declare const self: ServiceWorkerGlobalScope;

/** The API at another origin than that of the pages. Nobody is there; the worker answers for it. */
const CROSS_ORIGIN = 'https://loyalty.example';

const api = createPagesApi();
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

/** Answers a request as if it were for another URL. Firefox gives such a request no body by itself. */
async function answerAt(url: string, request: Request): Promise<Response> {
  const body = request.method === 'POST' ? await request.arrayBuffer() : null;
  return api.app.fetch(
    new Request(url, { method: request.method, headers: request.headers, body }),
  );
}

/** Returns the URL as it is where the site stands at the root of its origin. */
function withoutFolder(url: string): string {
  const { scope } = self.registration;
  return url.startsWith(scope) ? new URL(url.slice(scope.length), new URL('/', scope)).href : url;
}
