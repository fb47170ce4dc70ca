/** A site of a partner's in PHP, with the recipes on it, and two clients of the loyalty programme. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { Host } from '../../demo/api/host.js';
import { createPagesApi } from '../../demo/pages-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { version } from '../../src/version.js';
import { drivenOptions } from '../../tools/browsers.js';
import { freePort, listens } from '../../tools/ports.js';
import { filesIn } from '../../tools/files-in.js';

/** The documents whose files stand on the site. */
const DOCUMENTS = ['docs/recipes.md', 'docs/tag-manager.md'];

/** Where the recipes have the script on the site. */
const SCRIPT = `/client-leads/${version}/client-leads.min.js`;

/** A client of the demo API. */
export interface Client {
  readonly client: string;
  readonly token: string;
}

export const ANNA: Client = { client: '1017', token: '55120938' };
export const BORIS: Client = { client: '1021', token: '9007199254740993' };

/** The function of a site's own that the recipe calls. It knows everybody. */
const FIND_CLIENT = `<?php
function findClient($login, $password)
{
    return ['client' => $login, 'token' => $password];
}`;

/** Starts a site, and a browser for it, before the tests of a suite. */
export function useSite(engine = 'chromium'): Site {
  const site = new Site();
  before(() => site.start(engine));
  after(() => site.stop());
  return site;
}

export class Site {
  /** Where files of a test's own may stand. They go with the site. */
  folder = '';
  /** Where the site is without a cache. */
  origin = '';
  /** The programme's API: its lists, and the requests to it. */
  api!: Host;
  #apiServer!: Awaited<ReturnType<typeof startCrossOriginServer>>;
  #browser!: Browser;
  readonly #programs: ChildProcess[] = [];

  async start(engine: string): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    const api = createPagesApi();
    this.api = api.hosts.get('demo')!;
    this.#apiServer = await startCrossOriginServer(api);
    this.#browser = await launch(drivenOptions(engine));
    for (const [name, code] of await filesIn(...DOCUMENTS)) {
      await this.write(name, code);
    }
    await this.write('find-client.php', FIND_CLIENT);
    await mkdir(dirname(this.path(SCRIPT)), { recursive: true });
    for (const tag of ['client-leads', 'client-leads-unread', 'client-leads-early']) {
      const file = `${tag}.min.js`;
      await copyFile(`dist/${file}`, join(dirname(this.path(SCRIPT)), file));
    }
    this.origin = await this.run('php', (port) => ['-S', `127.0.0.1:${port}`, '-t', this.path('')]);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#programs.forEach((program) => program.kill());
    await this.#apiServer.close();
    await rm(this.folder, { recursive: true });
  }

  /** Where the programme's API is. */
  get apiOrigin(): string {
    return this.#apiServer.origin;
  }

  /** Returns where a file of the site stands. */
  path(name: string): string {
    return join(this.folder, 'public', name);
  }

  read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8');
  }

  /** Writes a file of the site, with the demo API in the place of the programme's. */
  async write(name: string, code: string): Promise<void> {
    const path = this.path(name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, code.replaceAll('https://api.example', this.#apiServer.origin));
  }

  /** Runs a program at a port until the site stops. Returns its origin once it listens. */
  async run(command: string, args: (port: number) => readonly string[]): Promise<string> {
    const port = await freePort();
    this.#programs.push(spawn(command, args(port), { stdio: 'ignore' }));
    await listens(port);
    return `http://127.0.0.1:${port}`;
  }

  /** Opens a page, of this site unless its whole URL is given, in a browser without cookies. */
  async open(url: string): Promise<Page> {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(new URL(url, this.origin).href);
    return page;
  }
}

/** Signs a client in at a server, by the form of the site. Returns the cookies of the session. */
export async function cookiesOf(
  { client, token }: Pick<Client, 'client' | 'token'>,
  origin: string,
): Promise<string> {
  const { headers } = await fetch(`${origin}/login.php`, {
    method: 'POST',
    body: new URLSearchParams({ login: client, password: token }),
    redirect: 'manual',
  });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
