import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { generateLeads } from '../demo/api/generate-leads.ts';

/** @import { Bundle } from './bundles.js' */

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const SEED = 1;

/**
 * Serves the page of the bench, the contestants' bundles, and rows. The page is isolated from other
 * origins, which gives its clock a step of 5 microseconds in place of 100.
 *
 * @param {ReadonlyMap<string, Bundle>} bundles by the contestant's id
 */
export async function startServer(bundles) {
  const rows = createRows();
  const read = (pathname, searchParams) => {
    if (pathname.startsWith('/bundles/')) {
      return bundleText(bundles, pathname);
    }
    return pathname === '/rows'
      ? rows(Number(searchParams.get('count')))
      : readFileSync(new URL(`.${pathname}`, import.meta.url));
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench');
    const body = read(pathname, searchParams);
    response.writeHead(200, {
      'Content-Type': `${TYPES[extname(pathname)] ?? 'text/plain'}; charset=utf-8`,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(body);
  });
  return listen(server);
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {ReadonlyMap<string, Bundle>} bundles
 * @param {string} pathname
 */
function bundleText(bundles, pathname) {
  const [, id, type] = /^\/bundles\/(.*)\.(js|css)$/.exec(pathname) ?? [];
  const { script, style } = bundles.get(id);
  return type === 'js' ? script : style;
}

/** Rows as JSON, one a line; made once for each count. */
function createRows() {
  /** @type {Map<number, string>} */
  const made = new Map();
  return (/** @type {number} */ count) => {
    const known = made.get(count);
    if (known !== undefined) {
      return known;
    }
    const text = generateLeads(count, SEED)
      .map((row) => JSON.stringify(row))
      .join('\n');
    made.set(count, text);
    return text;
  };
}
