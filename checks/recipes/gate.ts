import { createServer } from 'node:http';
import { createListener } from '../../demo/serve-api.js';
import { listenHere } from '../../demo/this-machine-only.js';

/** The files of the recipe, by the addresses that README names. */
const FILES: Readonly<Record<string, string>> = {
  '/my/session': '/session.php',
  '/inquiries': '/account.html',
  '/login': '/login.html',
};

/** Stands in front of a site, and keeps each page as a careless cache does, whatever its headers say. */
export function startGate(site: string) {
  const pages: Record<string, Promise<Response>> = {};
  const listener = createListener(async (request) => {
    const { method, headers } = request;
    const { pathname, search } = new URL(request.url);
    const url = (FILES[pathname] ?? pathname) + search;
    const body = await request.text();
    if (method === 'GET') {
      pages[url] ??= fetch(site + url, { headers });
      return (await pages[url]).clone();
    }
    return fetch(site + url, { method, headers, body, redirect: 'manual' });
  });
  return listenHere(createServer((incoming, outgoing) => void listener(incoming, outgoing)));
}
