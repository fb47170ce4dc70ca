import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { generateLeads, type GeneratedRow } from '../demo/api/generate-leads.js';
import { onlyForThisMachine } from '../tools/this-machine-only.js';
import { bundle, bundleSource, type Bundle } from './build.js';
import type { Contestant } from './contestants.js';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  early: 'text/javascript',
  css: 'text/css',
};
const FILES: Readonly<Record<string, keyof Bundle>> = { css: 'style', early: 'early' };
/** The rows of a page. */
export const PAGE_SIZE = 20;
/** The rows of the API, if a measure needs no fewer. */
export const MOST_ROWS = 20_000;
const SEED = 1;
/** The rows are the same at each run. */
const NOW = Date.UTC(2025, 11, 22);

/** Serves a page for each contestant, and one API for all. */
export class Server {
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** The number of rows of the API, from now on. */
  total = MOST_ROWS;
  readonly #contestants: readonly Contestant[];
  /** Scripts and style sheets, which are compressed in advance. */
  readonly #compressed = new Map<string, Buffer>();
  readonly #rows = generateLeads(MOST_ROWS, SEED, { now: NOW, language: 'ru' });
  readonly #server = createServer(
    onlyForThisMachine((request, response) => {
      this.#answer(request, response).catch(() => {
        // The page was closed before its request was answered.
        response.destroy();
      });
    }),
  );

  private constructor(contestants: readonly Contestant[], bundles: ReadonlyMap<string, Bundle>) {
    this.#contestants = contestants;
    this.bundles = bundles;
    const files = [...bundles.values()].flatMap(({ script, style, early = '' }) => [
      script,
      style,
      early,
    ]);
    for (const file of files) {
      this.#compressed.set(file, brotliCompressSync(file));
    }
  }

  static async start(contestants: readonly Contestant[]): Promise<Server> {
    const bundles = new Map<string, Bundle>();
    for (const contestant of contestants) {
      bundles.set(contestant.id, await bundle(contestant));
    }
    for (const name of ['bench', 'visit']) {
      bundles.set(name, await bundleSource(`bench/page/${name}.ts`));
    }
    const server = new Server(contestants, bundles);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** All rows, as the API sends them. */
  get rows(): readonly GeneratedRow[] {
    return this.#rows.slice(0, this.total);
  }

  get firstPage(): readonly GeneratedRow[] {
    return this.rows.slice(0, PAGE_SIZE);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /**
   * The browser may cache files, as on a real site. The page of a contestant is isolated from other
   * origins, so its clock is exact.
   */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, folder, name = '', extension = 'html'] =
      /^\/(\w+)\/([\w-]+)(?:\.(\w+))?/.exec(request.url ?? '') ?? [];
    if (folder === 'api') {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(this.#page(await text(request)));
      return;
    }
    if (folder === 'session') {
      response.setHeader('Content-Type', 'application/json');
      response.end('{"client":"1017","token":"55120938"}');
      return;
    }
    const file = folder === 'files' ? this.#file(name, extension) : this.#html(name, folder);
    const compressed = request.headers['accept-encoding']?.includes('br')
      ? this.#compressed.get(file ?? '')
      : undefined;
    response.writeHead(file === undefined ? 404 : 200, {
      'Content-Type': `${TYPES[extension] ?? 'text/plain'}; charset=utf-8`,
      ...(compressed && { 'Content-Encoding': 'br' }),
      'Cache-Control': folder === 'files' ? 'max-age=3600' : 'no-store',
      ...(folder && {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      }),
    });
    response.end(compressed ?? file);
  }

  #file(name: string, extension: string): string | undefined {
    const files = this.bundles.get(name);
    return files?.[FILES[extension] ?? 'script'];
  }

  #earlyScript(
    { id, early, isEarlyInline, isAskedAhead }: Contestant,
    folder: string | undefined,
  ): string {
    if (isAskedAhead && folder === 'visits') {
      return `<script>${ASK_AHEAD}</script>`;
    }
    if (isEarlyInline) {
      return `<script>${this.bundles.get(id)?.early}</script>`;
    }
    return early ? `<script async src="/files/${id}.early"></script>` : '';
  }

  #page(body: string): string {
    const { Start, Length } = JSON.parse(body) as { Start: number; Length: number };
    const from = Math.max(0, Start - 1);
    const rows = this.rows.slice(from, from + Length);
    return JSON.stringify({
      TotalRows: this.total,
      TotalRowsSelect: rows.length,
      LeadsClients: rows,
      ErrorCode: 0,
      Message: null,
    });
  }

  /**
   * The page of a contestant. In `pages`, the bench decides when to run the script. In `visits` and
   * `sessions`, the page runs it, like a site's page. In `sessions`, the page knows the client only
   * after it has asked: with a script, unless the contestant asks itself.
   */
  #html(id: string, folder: string | undefined): string | undefined {
    const contestant = this.#contestants.find((candidate) => candidate.id === id);
    if (!contestant) {
      return undefined;
    }
    const { tag, attributes = '', sessionAttributes, isAskedAhead, row, shadowHost } = contestant;
    const style = this.bundles.get(id)?.style
      ? `<link rel="stylesheet" href="/files/${id}.css">`
      : '';
    const first = this.firstPage;
    const watched = `data-count="${first.length}" data-last="${first.at(-1)?.Leads}"`;
    const isAsked = folder === 'sessions' && sessionAttributes === undefined;
    const element = `<${tag} ${folder === 'sessions' ? (sessionAttributes ?? attributes) : attributes}></${tag}>`;
    const script =
      folder !== 'pages'
        ? `${this.#earlyScript(contestant, folder)}
        <script async src="/files/${id}.js"></script>`
        : `<link rel="preload" as="script" href="/files/${id}.js">
        <script src="/files/bench.js" defer></script>`;
    return writePage(
      `${style}
        ${script}
        <style>
          #stage > * { display: block }
          #stage > :not(:defined) { min-height: 900px }
        </style>`,
      `<main id="stage" ${watched} data-tag="${tag}" data-row="${row}" ${shadowHost ? `data-shadow-host="${shadowHost}"` : ''}>
          ${isAsked ? '' : element}
        </main>
        ${isAsked ? writeSessionScript(element, isAskedAhead) : ''}`,
    );
  }
}

/** Asks for the first rows, as `contestants/leads-host.ts` does. */
const ASK_AHEAD = `firstRows = fetch('/api/client/LeadsPagingInfo', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ Client: 1017, Token: 55120938, SiteCode: 'GIFT-01', Start: 1, Length: ${PAGE_SIZE} }),
});`;

/** Writes the script of a page that asks who is signed in while other scripts are loading. */
function writeSessionScript(element: string, isAskedAhead = false): string {
  return `<script>
    fetch('/session/client', { method: 'POST' })
      .then((response) => response.json())
      .then(() => { ${isAskedAhead ? ASK_AHEAD : ''} stage.innerHTML = ${JSON.stringify(element).replaceAll('</', '<\\/')}; });
  </script>`;
}

/**
 * Writes a page of a site with its own text, so that fonts are loaded, and with content below the
 * list.
 */
function writePage(head: string, main: string): string {
  return `<!doctype html>
    <html lang="ru">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Личный кабинет</title>
      <link rel="icon" href="data:,">
      ${head}
      <h1>Личный кабинет</h1>
      <p>Здравствуйте! У вас <b>1 017</b> баллов, карта № 55120938.</p>
      ${main}
      <footer>Магазины · Помощь · Контакты</footer>`.replace(/^\s+/gm, '');
}
