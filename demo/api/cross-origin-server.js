import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { CORS_HEADERS } from './cors.js';

/** @import { ServerResponse } from 'node:http' */
/** @import { DemoApi } from './demo-api.js' */

const SCRIPT_PATH = '/dist/client-leads.min.js';
const SCRIPT = new URL('../../dist/client-leads.min.js', import.meta.url);

/**
 * Serves the same API at a second origin, for pages that are not the API's own, and the script
 * that such pages embed.
 *
 * @param {DemoApi} api
 * @param {number} [port] 0 takes any that is free
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startCrossOriginServer(api, port = 0) {
  const server = createServer((req, res) => {
    if (api.handle(req, res)) return;
    if (req.url?.split('?')[0] === SCRIPT_PATH) void sendScript(res);
    else res.writeHead(404).end();
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  api.deployments.crossOrigin = origin;
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file is there once the package is built.
 *
 * @param {ServerResponse} res
 */
async function sendScript(res) {
  try {
    const file = await readFile(SCRIPT);
    res.writeHead(200, {
      ...CORS_HEADERS,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    });
    res.end(file);
  } catch {
    res.writeHead(404, CORS_HEADERS).end();
  }
}
