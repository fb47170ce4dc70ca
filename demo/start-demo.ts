import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import type { Middleware } from '@web/dev-server-core';
import { serveRenderedPage } from './frameworks/server-rendered/serve-page.js';
import { createPagesApi } from './pages-api.js';
import { runApi } from './run-api.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Serves the demo pages with the demo API, on this machine alone. A free port by default. */
export async function startDemo({ port }: { port?: number | undefined } = {}) {
  const api = await runApi(createPagesApi());
  const server = await startDevServer({
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
    config: {
      rootDir: ROOT,
      hostname: '127.0.0.1',
      ...(port ? { port } : {}),
      middleware: [leadToDemo, serveRenderedPage, ...api.middleware],
      plugins: api.plugins,
    },
  });
  return {
    url: `http://127.0.0.1:${server.config.port}/demo/`,
    async stop() {
      await server.stop();
      await api.stop();
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
