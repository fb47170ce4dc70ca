/** A site of a partner's in PHP, with the recipes on it, and two clients of the loyalty programme. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { createPagesApi } from '../../demo/pages-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { drivenOptions } from '../../tools/browsers.js';
import { freePort, listens } from './ports.js';
import { recipes } from './read-recipes.js';

/** A client of the demo API, and how many inquiries they have. */
export interface Client {
  readonly client: string;
  readonly token: string;
  readonly total: number;
}

export const ANNA: Client = { client: '1017', token: '55120938', total: 137 };
export const BORIS: Client = { client: '1021', token: '9007199254740993', total: 21 };

/** Signs in whoever asks, as a site's own form would. */
const LOGIN = `<?php
session_start();
$_SESSION['client'] = $_GET['client'];
$_SESSION['token'] = $_GET['token'];
`;

type Api = Awaited<ReturnType<typeof startCrossOriginServer>>;

export class Site {
  /** Where files of a test's own may stand. They go with the site. */
  readonly folder: string;
  /** Where the site is without a cache: host and port. */
  readonly address: string;
  readonly #browser: Browser;
  readonly #api: Api;
  readonly #programs: ChildProcess[] = [];

  private constructor(folder: string, address: string, browser: Browser, api: Api) {
    this.folder = folder;
    this.address = address;
    this.#browser = browser;
    this.#api = api;
  }

  static async start(engine = 'chromium'): Promise<Site> {
    const api = await startCrossOriginServer(createPagesApi());
    const browser = await launch(drivenOptions(engine));
    const folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    const port = await freePort();
    const site = new Site(folder, `127.0.0.1:${port}`, browser, api);
    await site.write('login.php', LOGIN);
    for (const [name, code] of await recipes()) {
      await site.write(name, code);
    }
    await site.run(port, 'php', ['-S', site.address, '-t', join(folder, 'public')]);
    return site;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#programs.forEach((program) => program.kill());
    await this.#api.close();
    await rm(this.folder, { recursive: true });
  }

  /** Writes a file of the site, with the demo API in the place of the programme's. */
  async write(name: string, code: string): Promise<void> {
    const path = join(this.folder, 'public', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      code
        .replaceAll('https://cdn.example/client-leads/1', `${this.#api.origin}/dist`)
        .replaceAll('https://api.example', this.#api.origin),
    );
  }

  /** Runs a program until the site stops. Waits until it listens. */
  async run(port: number, command: string, args: readonly string[]): Promise<void> {
    this.#programs.push(spawn(command, args, { stdio: 'ignore' }));
    await listens(port);
  }

  /** Opens a page in a browser without cookies. A script, if there is one, runs before those of each page. */
  async open(url: string, script = ''): Promise<Page> {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    await page.evaluateOnNewDocument(script);
    await page.goto(url);
    return page;
  }

  /** Closes all pages, which would go on asking. */
  async closePages(): Promise<void> {
    const [, ...contexts] = this.#browser.browserContexts();
    await Promise.all(contexts.map((context) => context.close()));
  }

  /** Opens a page as a client who has just signed in, in a browser of their own. */
  async openAs(client: Client, url: string, script?: string): Promise<Page> {
    const page = await this.open(new URL(loginPath(client), url).href, script);
    await page.goto(url);
    return page;
  }
}

/** Returns the path, with its query, that signs a client in. */
export function loginPath({ client, token }: Pick<Client, 'client' | 'token'>): string {
  return `/login.php?${new URLSearchParams({ client, token })}`;
}

/** Waits until the page's element shows its list. Returns how many inquiries there are. */
export async function totalOn(page: Page): Promise<number> {
  await page.waitForFunction(() => (document.querySelector('client-leads')?.totalRows ?? 0) > 0);
  return page.evaluate(() => document.querySelector('client-leads')!.totalRows);
}
