import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import { createDemoApi, startCrossOriginServer } from './api/demo-api.js';
import { SITUATIONS } from './api/situations.js';
import { serveRenderedPage } from './frameworks/server-rendered/serve-page.js';

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
      middleware: [
        serveSituations,
        serveRenderedPage,
        (context, next) => api.koaMiddleware(context, next),
      ],
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
 * The list of situations, for the index page.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
async function serveSituations(context, next) {
  if (context.path === '/') context.redirect('/demo/');
  else if (context.path === '/demo/situations.json') context.body = situations();
  else await next();
}

function situations() {
  return Object.entries(SITUATIONS).map(([siteCode, { title, description }]) => ({
    siteCode,
    title,
    description,
  }));
}
