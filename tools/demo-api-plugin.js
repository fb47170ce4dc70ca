import { createDemoApi, startCrossOriginServer } from '../demo/api/demo-api.js';
import { servePages } from '../demo/serve-pages.js';

/**
 * The demo API with its pages on the test server, and the API at a second origin.
 *
 * @returns {{
 *   middleware: import('@web/test-runner').Middleware[],
 *   plugin: import('@web/test-runner').TestRunnerPlugin,
 * }}
 */
export function demoApi() {
  const api = createDemoApi();
  /** @type {{ close: () => Promise<void> } | undefined} */
  let crossOrigin;
  return {
    middleware: [servePages(api.deployments), api.koaMiddleware],
    plugin: {
      name: 'demo-api',
      async serverStart() {
        crossOrigin = await startCrossOriginServer(api);
      },
      async serverStop() {
        await crossOrigin?.close();
      },
    },
  };
}
