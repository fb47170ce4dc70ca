import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Middleware } from '@web/dev-server-core';
import type { DemoApi } from './api/demo-api.js';
import { servePartnerPage } from './serve-partner-page.js';
import { listenHere, onlyForThisMachine } from '../tools/this-machine-only.js';

const SCRIPT_PATH = /^\/dist\/client-leads(?:-unread|-early)?\.min\.js$/;

/**
 * Serves requests over sockets. A rejection, or a body that breaks off, ends the connection. The
 * adapter alone would answer 500 and write to the console.
 */
export function createListener(
  fetch: (request: Request) => Response | Promise<Response>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  return getRequestListener(async (request, { outgoing }) => {
    try {
      const { status, headers, body } = await fetch(request);
      outgoing.writeHead(status, Object.fromEntries(headers));
      await pipeline(body ?? [], outgoing);
    } catch {
      outgoing.destroy();
    }
    return RESPONSE_ALREADY_SENT;
  });
}

/** Runs the demo API for a Koa server, with the partner's page, and at a second origin. */
export async function runApi(api: DemoApi) {
  const { close } = await startCrossOriginServer(api);
  return { middleware: [servePartnerPage(api.hosts), serveApi(api)], stop: close };
}

/** Lets a Koa server, such as the test runner's, answer requests for the API. */
function serveApi({ app, serves }: DemoApi): Middleware {
  const listener = createListener(app.fetch);
  return async (context, next) => {
    if (serves(context.method, context.URL.href)) {
      context.respond = false;
      await listener(context.req, context.res);
    } else {
      await next();
    }
  };
}

/**
 * Serves the same API at a second origin, for pages with another origin than the API, and the
 * scripts that such pages embed.
 */
export async function startCrossOriginServer({ app, hosts }: DemoApi) {
  const listener = createListener((request) => {
    const { pathname } = new URL(request.url);
    return SCRIPT_PATH.test(pathname) ? scriptFile(pathname) : app.fetch(request);
  });
  const server = createServer(
    onlyForThisMachine((incoming, outgoing) => void listener(incoming, outgoing)),
  );
  const { origin, close } = await listenHere(server);
  hosts.crossOrigin = origin;
  return { origin, close };
}

async function scriptFile(path: string): Promise<Response> {
  // The file exists after the package is built.
  const file = await readFile(new URL(`..${path}`, import.meta.url)).catch(() => null);
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'no-cache',
    'Access-Control-Allow-Origin': '*',
  };
  return new Response(file, { status: file ? 200 : 404, headers });
}
