const PATH = '/demo/frameworks/server-rendered/';

/**
 * Answers with the page that the server renders, anew for each request.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
export async function serveRenderedPage(context, next) {
  if (context.path !== PATH) {
    await next();
    return;
  }
  // Only now: it needs the built element, and brings what stands for a DOM into this process.
  const { renderPage } = await import('./render-page.js');
  context.type = 'html';
  context.body = renderPage({ apiBase: String(context.query['api-base'] ?? '/') });
}
