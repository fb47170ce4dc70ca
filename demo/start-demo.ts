import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import type { Middleware, Plugin } from '@web/dev-server-core';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { Builds } from './builds.js';
import { checkoutOnly } from './checkout-only.js';
import { serveDocuments } from './documents/document-files.js';
import { serveRenderedPage } from './frameworks/server-rendered/serve-page.js';
import { serveDemoPages } from './page.js';
import { createPagesApi } from './pages-api.js';
import { runApi } from './serve-api.js';
import { runApiFromSources, serveScriptsFromSources } from './serve-sources.js';
import { listenHere, ownPagesOnly, thisMachineOnly } from './this-machine-only.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface DemoOptions {
  /** Default: a free port. */
  readonly port?: number | undefined;
  /** Whether to serve the current sources, and to reload a page after each change. */
  readonly watch?: boolean;
  /** Builds missing files. By default, `npm run site` has built everything. */
  readonly builds?: Builds;
}

/** Serves the demo pages with the demo API, only on this machine. */
export async function startDemo({ port, watch = false, builds }: DemoOptions = {}) {
  const api = watch ? runApiFromSources(ROOT) : await runApi(createPagesApi());
  const script = await serveScriptsFromSources(
    ROOT,
    () => !watch && (builds?.hasPackage() ?? true),
  );
  // The development server itself would listen on every network interface.
  const server = createServer();
  const devServer = await startDevServer({
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
    config: {
      rootDir: ROOT,
      middlewareMode: { server },
      watch,
      clearTerminalOnReload: false,
      ...(port ? { port } : {}),
      middleware: [
        thisMachineOnly,
        checkoutOnly,
        leadToDemo,
        ...(builds ? [builds.middleware] : []),
        script.middleware,
        ...api.middleware,
      ],
      // Compiles the scripts of pages on request, like the test runner.
      plugins: [ownPagesOnly, pages, esbuildPlugin({ ts: true, target: 'esnext' }), ...api.plugins],
    },
  });
  const { koaApp, webSockets, config } = devServer;
  const listener = koaApp.callback();
  server.on('request', (request, response) => void listener(request, response));
  const { origin, close } = await listenHere(server, config.port);
  return {
    url: `${origin}/demo/`,
    async stop() {
      webSockets?.webSocketServer.close();
      await devServer.stop();
      await Promise.all([close(), api.stop(), script.stop()]);
    },
  };
}

/**
 * Serves the pages last. After the middleware of the configuration, the development server would
 * neither watch their files nor add the script that reloads them.
 */
const pages: Plugin = {
  name: 'pages',
  serverStart({ app }) {
    app.use(serveDocuments).use(serveRenderedPage).use(serveDemoPages);
  },
};

const leadToDemo: Middleware = async (context, next) => {
  if (context.path === '/') {
    context.redirect('/demo/');
  } else {
    await next();
  }
};
