import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { Middleware } from 'koa';
import { createDemoApi } from './api/demo-api.js';
import { pagesApi } from './pages-api.js';
import { serveRenderedPage } from './frameworks/server-rendered/serve-page.js';
import { serveApi, startCrossOriginServer } from './serve-api.js';
import { servePartnerPage } from './serve-partner-page.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Serves the demo pages with the demo API, on this machine alone. A free port by default. */
export async function startDemo({ port }: { port?: number | undefined } = {}) {
  const api = createDemoApi();
  api.app.route('/demo', pagesApi(api.hosts));
  const crossOrigin = await startCrossOriginServer(api);
  const server = await startDevServer({
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
    config: {
      rootDir: ROOT,
      hostname: '127.0.0.1',
      ...(port ? { port } : {}),
      middleware: [leadToDemo, servePartnerPage(api.hosts), serveRenderedPage, serveApi(api)],
      // The pages' scripts are compiled as they are asked for, as the test runner does it.
      plugins: [esbuildPlugin({ ts: true, target: 'esnext' })],
    },
  });
  return {
    url: `http://127.0.0.1:${server.config.port}/demo/`,
    async stop() {
      await server.stop();
      await crossOrigin.close();
    },
  };
}

const leadToDemo: Middleware = async (context, next) => {
  if (context.path === '/') {
    context.redirect('/demo/');
  } else {
    await next();
  }
};
