import { createServer } from 'node:http';

/** @import { DemoApi } from './demo-api.js' */

/**
 * Serves the same API at a second origin, for pages that are not the API's own.
 *
 * @param {DemoApi} api
 * @param {number} [port] 0 takes any that is free
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startCrossOriginServer(api, port = 0) {
  const server = createServer((req, res) => {
    if (!api.handle(req, res)) res.writeHead(404).end();
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
