import { randomUUID } from 'node:crypto';
import { EventEmitter, on, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Client, Site } from './site.js';

type Session = Pick<Client, 'client' | 'token'>;
type AnswerAccount = (response: ServerResponse, session: Session | undefined) => void;

/** Sends an answer of `/session.php`: who was signed in when the page asked. */
type Answer = () => void;

const COOKIE = /(?<=\bsession=)[\w-]+/;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Starts a server for a site before the tests of a suite. */
export function useNodeServer(site: Site): NodeServer {
  const node = new NodeServer(site);
  before(() => node.start());
  after(() => node.stop());
  return node;
}

/** A partner's server in Node, with the recipes of a site on it, and sessions by cookie. */
export class NodeServer {
  readonly #site: Site;
  #answerAccount!: AnswerAccount;
  readonly #sessions = new Map<string, Session>();
  readonly #questions = new EventEmitter();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  /** Set while answers are held. Aborting it stops the listening for questions. */
  #holding: AbortController | undefined;

  constructor(site: Site) {
    this.#site = site;
  }

  async start(): Promise<void> {
    const module: unknown = await import(pathToFileURL(this.#site.path('account.mjs')).href);
    this.#answerAccount = (module as { answerAccount: AnswerAccount }).answerAccount;
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Holds the answers of `/session.php` from now on. Returns a function that awaits the next one. */
  hold(): () => Promise<Answer> {
    this.#holding = new AbortController();
    const questions = on(this.#questions, 'question', this.#holding) as AsyncIterator<[Answer]>;
    return async () => ((await questions.next()).value as [Answer])[0];
  }

  /** Answers at once again. */
  release(): void {
    this.#holding?.abort();
    this.#holding = undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, this.origin);
    const id = COOKIE.exec(request.headers.cookie ?? '')?.[0] ?? '';
    const session = this.#sessions.get(id);
    switch (pathname) {
      case '/login.php':
        this.#signIn(new URLSearchParams(await text(request)), response);
        break;
      case '/logout':
        this.#sessions.delete(id);
        response.end();
        break;
      case '/account':
        this.#answerAccount(response, session);
        break;
      case '/session.php':
        this.#answerSession(session, response);
        break;
      default:
        await this.#sendFile(pathname, response);
    }
  }

  #signIn(form: URLSearchParams, response: ServerResponse): void {
    const id = randomUUID();
    const [client, token] = [form.get('login')!, form.get('password')!];
    this.#sessions.set(id, { client, token });
    response
      .writeHead(200, { 'Set-Cookie': `session=${id}; Path=/; HttpOnly; SameSite=Lax` })
      .end();
  }

  #answerSession(session: Session | undefined, response: ServerResponse): void {
    const answer: Answer = () => {
      response
        .writeHead(session ? 200 : 401, {
          'Content-Type': 'application/json',
          'Cache-Control': 'private, no-store',
        })
        .end(JSON.stringify(session));
    };
    if (this.#holding) {
      this.#questions.emit('question', answer);
    } else {
      answer();
    }
  }

  async #sendFile(path: string, response: ServerResponse): Promise<void> {
    try {
      const file = await readFile(this.#site.path(path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  }
}
