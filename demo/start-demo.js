import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import { createDemoApi, startCrossOriginServer } from './api/demo-api.js';
import { serveRenderedPage } from './frameworks/server-rendered/serve-page.js';
import { servePages } from './serve-pages.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Serves the demo pages with the demo API, on this machine alone.
 *
 * @param {{ port?: number | undefined }} options a free port by default
 */
export async function startDemo({ port } = {}) {
  const api = createDemoApi();
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
      middleware: [leadToDemo, servePages(api.deployments), serveRenderedPage, api.koaMiddleware],
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

/**
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
async function leadToDemo(context, next) {
  if (context.path === '/') context.redirect('/demo/');
  else await next();
}
