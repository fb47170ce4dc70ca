import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Middleware, Plugin } from '@web/dev-server-core';
import { context as bundleOf } from 'esbuild';
import type { createPagesApi } from './pages-api.js';
import { runApi } from './run-api.js';

interface PagesApi {
  readonly createPagesApi: typeof createPagesApi;
}

const SCRIPT = '/dist/client-leads.min.js';
const API_SOURCES = ['demo/api', 'demo/pages-api.ts'];

/**
 * Serves the script-tag file from the sources in `src` as they are now, unless it is built. The
 * partner's page still takes the built file: its policy allows no other.
 */
export async function serveScriptFromSources(root: string, isBuilt = () => false) {
  const script = await bundleOf({
    absWorkingDir: root,
    entryPoints: ['src/script-tag.ts'],
    bundle: true,
    format: 'iife',
    conditions: ['production'],
    define: { BUILT_API_BASE: '""' },
    sourcemap: 'inline',
    write: false,
  });

  const middleware: Middleware = async (context, next) => {
    if (context.path !== SCRIPT || isBuilt()) {
      await next();
      return;
    }
    const { outputFiles } = await script.rebuild();
    context.type = 'js';
    context.set('Cache-Control', 'no-store');
    context.body = outputFiles[0]?.text;
  };

  return { middleware, stop: () => script.dispose() };
}

/** Runs the demo API from the sources in `demo/api`, anew whenever one changes. */
export async function runApiFromSources(root: string) {
  const api = await bundleOf({
    absWorkingDir: root,
    entryPoints: ['demo/pages-api.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
  });
  let version = 0;
  let running = start();

  async function start() {
    const { outputFiles } = await api.rebuild();
    // Node keeps every module that it has imported: another version needs another name. It finds
    // the packages because the file is in this project.
    const file = join(root, `node_modules/.cache/client-leads/demo-api-${++version}.mjs`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, outputFiles[0]?.contents ?? '');
    const module = (await import(pathToFileURL(file).href)) as PagesApi;
    return runApi(module.createPagesApi());
  }

  async function stop(): Promise<void> {
    // One that did not start has said why in the terminal.
    const stopped = await running.catch(() => undefined);
    await stopped?.stop();
  }

  const serveDemoApi: Middleware = async (context, next) => {
    const { middleware } = await running;
    const [partnerPage, demoApi] = middleware;
    await partnerPage(context, async () => {
      await demoApi(context, next);
    });
  };

  const plugin: Plugin = {
    name: 'sources',
    serverStart({ fileWatcher }) {
      fileWatcher.add(['src', ...API_SOURCES].map((path) => join(root, path)));
      fileWatcher.on('all', (event, path) => {
        if (
          event === 'change' &&
          API_SOURCES.some((source) => path.startsWith(join(root, source)))
        ) {
          void stop();
          running = start();
          running.catch(() => undefined);
        }
      });
    },
  };

  return {
    middleware: [serveDemoApi],
    plugins: [plugin],
    async stop() {
      await stop();
      await api.dispose();
    },
  };
}
