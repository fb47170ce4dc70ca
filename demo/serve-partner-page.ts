import { readFile } from 'node:fs/promises';
import type { Middleware } from '@web/dev-server-core';
import type { Hosts } from './api/host.js';

/** The placeholder in the partner's page for the origin of the scripts. */
const LOYALTY_ORIGIN = 'https://loyalty.example';
const PARTNER_PAGE = new URL('partner/index.html', import.meta.url);

/** Serves the partner's page. Its policy is a header, and its loyalty programme is this server. */
export function servePartnerPage(hosts: Hosts): Middleware {
  return async (context, next) => {
    if (!/^\/demo\/partner\/(index\.html)?$/.test(context.path)) {
      await next();
      return;
    }
    const origin = hosts.crossOrigin ?? context.origin;
    const page = await readFile(PARTNER_PAGE, 'utf8');
    context.set('Content-Security-Policy', strictPolicy(origin));
    context.type = 'html';
    context.body = page.replaceAll(LOYALTY_ORIGIN, origin);
  };
}

/** Allows no inline code, and only what the element needs: the site says who is signed in. */
function strictPolicy(origin: string): string {
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `connect-src 'self' ${origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types client-leads',
  ].join('; ');
}
