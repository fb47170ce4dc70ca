import { join } from 'node:path';
import type { Middleware, Plugin } from '@web/dev-server-core';
import { context as bundleOf } from 'esbuild';
import { tsImport } from 'tsx/esm/api';
import type * as PagesApi from './pages-api.js';
import { runApi } from './serve-api.js';

const FOLDER = 'dist';
const SCRIPTS = {
  'client-leads.min': 'src/script-tag.ts',
  'client-leads-early.min': 'src/early-script-tag.ts',
};
const API_SOURCES = ['demo/api', 'demo/pages-api.ts', 'demo/site-session.ts'];

/**
 * Serves the script-tag files of a list from the current sources in `src`, until they are built. The
 * partner's page always uses the built file, since its policy allows no other.
 */
export async function serveScriptsFromSources(root: string, isBuilt = () => false) {
  const scripts = await bundleOf({
    absWorkingDir: root,
    entryPoints: SCRIPTS,
    outdir: FOLDER,
    bundle: true,
    format: 'iife',
    conditions: ['production'],
    define: { BUILT_API_BASE: '""' },
    sourcemap: 'inline',
    write: false,
  });

  const middleware: Middleware = async (context, next) => {
    const name = /^\/dist\/(.+)\.js$/.exec(context.path)?.[1];
    if (!(name && name in SCRIPTS) || isBuilt()) {
      await next();
      return;
    }
    const { outputFiles } = await scripts.rebuild();
    context.type = 'js';
    context.set('Cache-Control', 'no-store');
    context.body = outputFiles.find(({ path }) => path.endsWith(context.path))?.text;
  };

  return { middleware, stop: () => scripts.dispose() };
}

/** Runs the demo API from the sources in `demo/api`, and restarts it whenever one changes. */
export function runApiFromSources(root: string) {
  let running = start();

  async function start() {
    // Unlike `import`, this reads a module and its imports again.
    const { createPagesApi } = (await tsImport(
      './pages-api.ts',
      import.meta.url,
    )) as typeof PagesApi;
    return runApi(createPagesApi());
  }

  async function stop(): Promise<void> {
    // A start that failed has already printed its error.
    const stopped = await running.catch(() => undefined);
    await stopped?.stop();
  }

  const middleware: Middleware = async (context, next) => {
    const [partnerPage, demoApi] = (await running).middleware;
    await partnerPage(context, async () => {
      await demoApi(context, next);
    });
  };

  const plugin: Plugin = {
    name: 'sources',
    serverStart({ fileWatcher }) {
      fileWatcher.add(['src', ...API_SOURCES].map((path) => join(root, path)));
      fileWatcher.on('change', (path) => {
        if (API_SOURCES.some((source) => path.startsWith(join(root, source)))) {
          void stop();
          running = start();
          running.catch(() => undefined);
        }
      });
    },
  };

  return { middleware: [middleware], plugins: [plugin], stop };
}
