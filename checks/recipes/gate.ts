import { createServer } from 'node:http';
import { createListener } from '../../demo/serve-api.js';
import { listenHere } from '../../tools/this-machine-only.js';

/** Where the page is at another address, so that the sign-out leads away from it. */
const OTHER_ADDRESS = '/inquiries';

/** Stands in front of a site, and keeps each page as a careless cache does, whatever its headers say. */
export function startGate(site: string) {
  const pages: Record<string, Promise<Response>> = {};
  const listener = createListener(async (request) => {
    const { method, headers } = request;
    const { pathname, search } = new URL(request.url);
    const url = (pathname === OTHER_ADDRESS ? '/account.html' : pathname) + search;
    const body = await request.text();
    if (method === 'GET') {
      pages[url] ??= fetch(site + url, { headers });
      return (await pages[url]).clone();
    }
    return fetch(site + url, { method, headers, body, redirect: 'manual' });
  });
  return listenHere(createServer((incoming, outgoing) => void listener(incoming, outgoing)));
}
