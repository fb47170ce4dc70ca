import { createServer } from 'node:http';
import { Traffic } from '../../demo/api/traffic.js';
import { createListener } from '../../demo/serve-api.js';
import { listenHere } from '../../demo/this-machine-only.js';
import { PATIENCE_MS } from '../driven/browser.js';

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
  /** Holds the next answer who is signed in, after the site has given it, until it is released. */
  holdsNext = false;
  readonly #traffic = new Traffic();
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

  /** Waits until an answer is on hold. */
  held(): Promise<void> {
    return this.#traffic.until(() => this.#traffic.held > 0, AbortSignal.timeout(PATIENCE_MS));
  }

  release(): void {
    this.#traffic.release();
  }

  async #answer(request: Request, site: string): Promise<Response> {
    const { method, headers, signal } = request;
    const { pathname, search } = new URL(request.url);
    const url = (FILES[pathname] ?? pathname) + search;
    const body = await request.text();
    if (method === 'GET') {
      this.#pages[url] ??= fetch(site + url, { headers });
      return (await this.#pages[url]).clone();
    }
    const isQuestion = url === SESSION;
    if (isQuestion && this.failure) {
      return new Response(this.failure.body, this.failure);
    }
    const isHeld = isQuestion && this.holdsNext;
    this.holdsNext &&= !isHeld;
    const response = await fetch(site + url, { method, headers, body, redirect: 'manual' });
    if (isHeld) {
      await this.#traffic.hold(signal);
    }
    return response;
  }
}
