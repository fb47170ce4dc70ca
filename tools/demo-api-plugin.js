import { createDemoApi, startCrossOriginServer } from '../demo/api/demo-api.js';

/**
 * The demo API on the test server, and at a second origin.
 *
 * @returns {{
 *   middleware: import('@web/test-runner').Middleware,
 *   plugin: import('@web/test-runner').TestRunnerPlugin,
 * }}
 */
export function demoApi() {
  const api = createDemoApi();
  /** @type {{ close: () => Promise<void> } | undefined} */
  let crossOrigin;
  return {
    middleware: api.koaMiddleware,
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
