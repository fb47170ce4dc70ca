import { readFile } from 'node:fs/promises';
import type { Middleware } from '@web/dev-server-core';
import type { Hosts } from './api/host.js';
import { languageOf, translate } from './language.js';
import { NAMES } from './site-session.js';

/** The placeholder in the partner's pages for the origin of the scripts. */
const LOYALTY_ORIGIN = 'https://loyalty.example';
/** The placeholder in the page of an inquiry for its number. */
const NUMBER = '000000';
/** The place of who is signed in, and of the sign-out. */
const ACCOUNT = '<!-- account -->';
const PATH = /^\/demo\/partner\/(?:inquiry\/(\d+)|index\.html)?$/;

/** Serves the partner's pages. Their policy is a header, their loyalty programme this server. */
export function servePartnerPage(hosts: Hosts): Middleware {
  return async (context, next) => {
    const [isPage, number] = PATH.exec(context.path) ?? [];
    if (!isPage) {
      await next();
      return;
    }
    const origin = hosts.crossOrigin ?? context.origin;
    const file = `partner/${number ? 'inquiry' : 'index'}.html`;
    const text = await readFile(new URL(file, import.meta.url), 'utf8');
    const account = accountOf(context.cookies.get('client') ?? '');
    const page = translate(text.replace(ACCOUNT, account), languageOf(context));
    context.set('Content-Security-Policy', strictPolicy(origin));
    // It names the client.
    context.set('Cache-Control', 'private, no-store');
    context.type = 'html';
    context.body = page.replaceAll(LOYALTY_ORIGIN, origin).replaceAll(NUMBER, number ?? '');
  };
}

function accountOf(client: string): string {
  const name = NAMES.get(client);
  return name === undefined
    ? ''
    : `<form class="account" action="../session" method="post">
        ${name}
        <input type="hidden" name="back" value="partner/" />
        <button name="client" value="">{Выйти|Sign out}</button>
      </form>`;
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
