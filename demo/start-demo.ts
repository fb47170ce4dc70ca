import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';
import type { Middleware } from '@web/dev-server-core';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { Builds } from './builds.js';
import { serveDocuments } from './documents.js';
import { serveRenderedPage } from './frameworks/server-rendered/serve-page.js';
import { serveDemoPages } from './page.js';
import { createPagesApi } from './pages-api.js';
import { runApi } from './serve-api.js';
import { runApiFromSources, serveScriptFromSources } from './serve-sources.js';
import { thisMachineOnly } from './this-machine-only.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface DemoOptions {
  /** A free port by default. */
  readonly port?: number | undefined;
  /** Whether to serve the sources as they are now, and to reload a page when one changes. */
  readonly watch?: boolean;
  /** Builds what is missing. By default everything is there, as `npm run site` builds it. */
  readonly builds?: Builds;
}

/** Serves the demo pages with the demo API, on this machine alone. */
export async function startDemo({ port, watch = false, builds }: DemoOptions = {}) {
  const api = watch ? runApiFromSources(ROOT) : await runApi(createPagesApi());
  const script = await serveScriptFromSources(ROOT, () => !watch && (builds?.hasPackage() ?? true));
  const server = await startDevServer({
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
    config: {
      rootDir: ROOT,
      hostname: '127.0.0.1',
      watch,
      clearTerminalOnReload: false,
      ...(port ? { port } : {}),
      middleware: [
        thisMachineOnly,
        leadToDemo,
        ...(builds ? [builds.middleware] : []),
        script.middleware,
        serveDocuments,
        serveRenderedPage,
        serveDemoPages,
        ...api.middleware,
      ],
      // The pages' scripts are compiled as they are asked for, as the test runner does it.
      plugins: [esbuildPlugin({ ts: true, target: 'esnext' }), ...api.plugins],
    },
  });
  return {
    url: `http://127.0.0.1:${server.config.port}/demo/`,
    async stop() {
      await server.stop();
      await Promise.all([api.stop(), script.stop()]);
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
