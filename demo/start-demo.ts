import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import type { Middleware, Plugin } from '@web/dev-server-core';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { checkoutOnly } from '../tools/checkout-only.js';
import { serveFrameworkScripts } from './frameworks/serve-scripts.js';
import { serveDemoPages } from './page.js';
import { createPagesApi } from './pages-api.js';
import { runApi } from './serve-api.js';
import { serveSources } from './serve-sources.js';
import { listenHere, ownPagesOnly, thisMachineOnly } from '../tools/this-machine-only.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface DemoOptions {
  /**
   * Default: the first from 8000 on that is free. At 0, the system chooses one: servers that start
   * at the same time then never choose the same.
   */
  readonly port?: number | undefined;
  /** Whether to serve the current sources, and to reload a page after each change. */
  readonly watch?: boolean;
  /** The clock of the demo API. Default: the real one. */
  readonly now?: () => number;
}

/** Serves the demo pages with the demo API, only on this machine. */
export async function startDemo({ port, watch = false, ...options }: DemoOptions = {}) {
  const api = await runApi(createPagesApi(options));
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
      nodeResolve: { browser: true, exportConditions: ['production'] },
      clearTerminalOnReload: false,
      ...(port === undefined ? {} : { port }),
      middleware: [
        thisMachineOnly,
        checkoutOnly,
        leadToDemo,
        ...(watch ? [serveSources] : []),
        serveFrameworkScripts,
        ...api.middleware,
      ],
      // Compiles the scripts of pages on request, like the test runner.
      plugins: [
        ownPagesOnly,
        pages,
        esbuildPlugin({
          ts: true,
          target: 'esnext',
          tsconfig: join(ROOT, 'tsconfig.json'),
          define: { BUILT_API_BASE: '""' },
        }),
      ],
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
      await Promise.all([close(), api.stop()]);
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
    app.use(serveDemoPages);
  },
};

const leadToDemo: Middleware = async (context, next) => {
  if (context.path === '/') {
    context.redirect('/demo/');
  } else {
    await next();
  }
};
