import type { TestRunnerPlugin } from '@web/test-runner';
import type { Middleware } from 'koa';
import { createControl } from '../demo/api/control.js';
import { createDemoApi } from '../demo/api/demo-api.js';
import { pagesApi } from '../demo/pages-api.js';
import { serveApi, startCrossOriginServer } from '../demo/serve-api.js';
import { servePartnerPage } from '../demo/serve-partner-page.js';

/** Adds the demo API, its control and its pages to the test server, and a server at another origin. */
export function demoApi(): { middleware: Middleware[]; plugin: TestRunnerPlugin } {
  const api = createDemoApi();
  api.app.route('/demo', pagesApi(api.hosts));
  api.app.route('/control', createControl(api.hosts));
  let crossOrigin: { close: () => Promise<void> } | undefined;
  return {
    middleware: [servePartnerPage(api.hosts), serveApi(api)],
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
