/** The routes of the test server besides files. */
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { render } from '@lit-labs/ssr';
import type { Middleware } from '@web/dev-server-core';
import type { TestRunnerPlugin } from '@web/test-runner';
import { html } from 'lit';

const ENTRY = /^(?:\.\.\/)+src\/index\.js$/;
const SHIPPED_PATH = '/shipped-file.js';
const SHIPPED = `
  import '/dist/client-leads.min.js';
  export const ClientLeads = customElements.get('client-leads');
`;
const INJECTED =
  /<!-- injected by web-dev-server -->\s*<script type="module" src="[^"]*web-socket\.js"><\/script>/;

/**
 * Refuses pages that another site opens. Web Test Runner's page and `/page` run scripts from their
 * URL, and these could read everything that this server serves.
 */
export const noForeignNavigation: Middleware = async (context, next) => {
  const isForeign = /^(?:cross|same)-site$/.test(context.get('Sec-Fetch-Site'));
  if (isForeign && context.get('Sec-Fetch-Mode') === 'navigate') {
    context.status = 403;
  } else {
    await next();
  }
};

/**
 * Serves `/page` from its query: `html` is the page, `policy` the
 * Content-Security-Policy in its header.
 */
export const spelledOutPage: Middleware = async (context, next) => {
  if (context.path !== '/page') {
    await next();
    return;
  }
  const { html: page, policy } = context.query;
  if (policy) {
    context.set('Content-Security-Policy', policy);
  }
  context.type = 'html';
  context.body = String(page);
};

/**
 * Serves `/server-rendered`: the element with the API base in the query, as a server that runs
 * Lit renders it into a page.
 */
export const serverRendered: Middleware = async (context, next) => {
  if (context.path !== '/server-rendered') {
    await next();
    return;
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
};

/** Serves the shipped script-tag file instead of the element's source. */
export const shippedFile: TestRunnerPlugin = {
  name: 'shipped-file',
  resolveImport: ({ source }) => (ENTRY.test(source) ? SHIPPED_PATH : undefined),
  serve: ({ path }) => (path === SHIPPED_PATH ? SHIPPED : undefined),
};

/**
 * Serves the pages that tests open unchanged. The test server adds its own script
 * to every page, which a strict CSP reports. Only the runner's page, at the root, needs it.
 */
export const plainPages: TestRunnerPlugin = {
  name: 'plain-pages',
  transform: ({ path, response, body }) =>
    path === '/' || !response.is('html') ? undefined : String(body).replace(INJECTED, ''),
};
