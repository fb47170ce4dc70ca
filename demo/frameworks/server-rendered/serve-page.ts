import type { Middleware } from 'koa';

const PATH = '/demo/frameworks/server-rendered/';

/** Answers with the server-rendered page, rendered for each request. */
export const serveRenderedPage: Middleware = async (context, next) => {
  if (context.path !== PATH) {
    await next();
    return;
  }
  // Imported late, since it needs the built element and adds stand-ins for a DOM to this process.
  const { renderPage } = await import('./render-page.js');
  context.type = 'html';
  context.body = await renderPage();
};
