import type { Middleware } from '@web/dev-server-core';

const ENTRIES: Readonly<Record<string, string>> = {
  '/dist/client-leads.min.js': '/src/script-tag.ts',
  '/dist/client-leads-early.min.js': '/src/early-script-tag.ts',
  '/dist/client-leads-unread.min.js': '/src/unread-script-tag.ts',
};

/**
 * Serves the current sources in place of the script-tag files. The partner's page always uses the
 * built files, since its policy allows no others.
 */
export const serveSources: Middleware = async (context, next) => {
  const entry = ENTRIES[context.path];
  if (entry === undefined) {
    await next();
    return;
  }
  context.type = 'js';
  context.set('Cache-Control', 'no-store');
  context.body = `import('${entry}');`;
};
