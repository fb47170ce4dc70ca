import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { render } from '@lit-labs/ssr';
import { html } from 'lit';

/** @typedef {import('@web/test-runner').Middleware} Middleware */

/**
 * Serves `/page` as its query spells it out: `html` is the page, `policy` the
 * Content-Security-Policy in its header.
 *
 * @type {Middleware}
 */
async function spelledOutPage(context, next) {
  if (context.path !== '/page') {
    return next();
  }
  const { html: page, policy } = context.query;
  if (policy) {
    context.set('Content-Security-Policy', String(policy));
  }
  context.type = 'html';
  context.body = String(page);
}

/**
 * Serves `/server-rendered`: the element, asking the API base in the query, as a server that runs
 * Lit writes it into a page.
 *
 * @type {Middleware}
 */
async function serverRendered(context, next) {
  if (context.path !== '/server-rendered') {
    return next();
  }
  await import('client-leads');
  context.type = 'text';
  context.body = await collectResult(
    render(
      html`<client-leads
        sitecode="GIFT-01"
        client="1017"
        token="55120938"
        first-position="1"
        api-base=${String(context.query.base)}
      ></client-leads>`,
    ),
  );
}

/** What tests ask the server for beside files and the demo API. */
export const testPages = [spelledOutPage, serverRendered];
