import { readFile } from 'node:fs/promises';
import { SITUATIONS } from './api/situations.js';

/** @import { Deployments } from './api/deployments.js' */

/** What stands in the partner's page for the origin of script and API. */
const LOYALTY_ORIGIN = 'https://loyalty.example';
const PARTNER_PAGE = new URL('partner/index.html', import.meta.url);

/**
 * What the demo pages need of their server beside files: the list of situations, and the partner's
 * page, whose policy is a header.
 *
 * @param {Deployments} deployments
 */
export function servePages(deployments) {
  /**
   * @param {import('koa').Context} context
   * @param {import('koa').Next} next
   */
  return async function pages(context, next) {
    if (context.path === '/demo/situations.json') context.body = situations();
    else if (/^\/demo\/partner\/(index\.html)?$/.test(context.path)) {
      const origin = deployments.crossOrigin;
      const page = await readFile(PARTNER_PAGE, 'utf8');
      context.set('Content-Security-Policy', strictPolicy(origin));
      context.type = 'html';
      context.body = page.replaceAll(LOYALTY_ORIGIN, origin);
    } else await next();
  };
}

function situations() {
  return Object.entries(SITUATIONS).map(([siteCode, { title, description }]) => ({
    siteCode,
    title,
    description,
  }));
}

/**
 * Nothing inline, and from elsewhere only what the element needs.
 *
 * @param {string} origin
 */
function strictPolicy(origin) {
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `connect-src ${origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types client-leads',
  ].join('; ');
}
