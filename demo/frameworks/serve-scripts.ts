import type { Middleware } from '@web/dev-server-core';
import { bundlePage } from '../../tools/bundle-page.js';

const ENTRIES: Readonly<Record<string, string>> = {
  '/demo/frameworks/react/page.js': 'demo/frameworks/react/app.tsx',
  '/demo/frameworks/vue/page.js': 'demo/frameworks/vue/main.ts',
};

/** Bundles the script of a page with the built package, at each request. */
export const serveFrameworkScripts: Middleware = async (context, next) => {
  const entry = ENTRIES[context.path];
  if (entry === undefined) {
    await next();
    return;
  }
  context.type = 'js';
  context.body = await bundlePage(entry);
};
