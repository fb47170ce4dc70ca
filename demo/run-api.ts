import type { Middleware, Plugin } from '@web/dev-server-core';
import type { DemoApi } from './api/demo-api.js';
import { serveApi, startCrossOriginServer } from './serve-api.js';
import { servePartnerPage } from './serve-partner-page.js';

/** Runs the demo API: for a Koa server, with the partner's page, and at a second origin. */
export async function runApi(api: DemoApi) {
  const { close } = await startCrossOriginServer(api);
  const middleware: [Middleware, Middleware] = [servePartnerPage(api.hosts), serveApi(api)];
  const plugins: Plugin[] = [];
  return { middleware, plugins, stop: close };
}
