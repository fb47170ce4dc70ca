import { createServer } from 'node:http';
import { createListener } from '../../demo/serve-api.js';
import { listenHere } from '../../demo/this-machine-only.js';

/** The file of the recipe that says who is signed in. */
const SESSION = '/session.php';

/** An answer that says nothing about who is signed in. */
export interface Failure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The files of the recipe, by the addresses that README names. */
const FILES: Readonly<Record<string, string>> = {
  '/my/session': SESSION,
  '/inquiries': '/account.html',
  '/login': '/login.html',
};

/**
 * Stands in front of a site, keeps each page as a careless cache does, whatever its headers say, and
 * spoils what the site says about who is signed in.
 */
export class Gate {
  origin = '';
  /** Replaces each answer who is signed in, if it is set. */
  failure: Failure | undefined;
  readonly #pages: Record<string, Promise<Response>> = {};
  #close = () => Promise.resolve();

  async start(site: string): Promise<void> {
    const listener = createListener((request) => this.#answer(request, site));
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    ({ origin: this.origin, close: this.#close } = await listenHere(server));
  }

  stop(): Promise<void> {
    return this.#close();
  }

  async #answer(request: Request, site: string): Promise<Response> {
    const { method, headers } = request;
    const { pathname, search } = new URL(request.url);
    const url = (FILES[pathname] ?? pathname) + search;
    const body = await request.text();
    if (method === 'GET') {
      this.#pages[url] ??= fetch(site + url, { headers });
      return (await this.#pages[url]).clone();
    }
    if (url === SESSION && this.failure) {
      return new Response(this.failure.body, this.failure);
    }
    return fetch(site + url, { method, headers, body, redirect: 'manual' });
  }
}
