import { join } from 'node:path';
import type { Middleware, Plugin } from '@web/dev-server-core';
import { context as bundleOf } from 'esbuild';

const SCRIPTS = {
  'client-leads.min': 'src/script-tag.ts',
  'client-leads-early.min': 'src/early-script-tag.ts',
  'client-leads-unread.min': 'src/unread-script-tag.ts',
};

/**
 * Serves the script-tag files from the current sources in `src`, and reloads pages when these change.
 * The partner's page always uses the built files, since its policy allows no others.
 */
export async function serveScriptsFromSources(root: string) {
  const scripts = await bundleOf({
    absWorkingDir: root,
    entryPoints: SCRIPTS,
    outdir: 'dist',
    bundle: true,
    format: 'iife',
    conditions: ['production'],
    define: { BUILT_API_BASE: '""' },
    sourcemap: 'inline',
    write: false,
  });

  const middleware: Middleware = async (context, next) => {
    const name = /^\/dist\/(.+)\.js$/.exec(context.path)?.[1] ?? '';
    if (!(name in SCRIPTS)) {
      await next();
      return;
    }
    const { outputFiles } = await scripts.rebuild();
    context.type = 'js';
    context.set('Cache-Control', 'no-store');
    context.body = outputFiles.find(({ path }) => path.endsWith(context.path))?.text;
  };

  const plugin: Plugin = {
    name: 'sources',
    serverStart: ({ fileWatcher }) => void fileWatcher.add(join(root, 'src')),
  };

  return { middleware, plugin, stop: () => scripts.dispose() };
}
