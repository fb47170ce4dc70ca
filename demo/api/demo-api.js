import { answerRequest } from './answer-request.js';
import { control } from './control.js';
import { Deployments } from './deployments.js';
import { Exchange } from './exchange.js';

export { startCrossOriginServer } from './cross-origin-server.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/** @typedef {{ req: IncomingMessage, res: ServerResponse, respond?: boolean }} KoaContext */
/** @typedef {(exchange: Exchange) => Promise<void>} Handler */

const CONTROL_ROUTE = /^\/control\/(.*)$/;
const HOST_ROUTE = /^(\/hosts\/([^/]+)\/)(.*)$/;
/** A base path of any depth, then what a host answers below it. */
const DEMO_ROUTE = /^(.*?\/)(api\/client\/.*|account\/login)$/i;

/**
 * The demo API: a stand-in for the real host, with a situation for each site code, and with hosts
 * that tests make for themselves. All of it lives in memory, whatever the port it is asked on.
 */
export function createDemoApi() {
  const deployments = new Deployments();

  return {
    deployments,

    /**
     * Answers what is the API's; for anything else does nothing and returns false.
     *
     * @param {IncomingMessage} req
     * @param {ServerResponse} res
     */
    handle(req, res) {
      const handler = findHandler(deployments, req);
      if (handler) void answer(handler, req, res);
      return handler !== null;
    },

    /**
     * @param {KoaContext} context
     * @param {() => Promise<unknown>} next
     */
    async koaMiddleware(context, next) {
      const handler = findHandler(deployments, context.req);
      if (!handler) {
        await next();
        return;
      }
      context.respond = false;
      await answer(handler, context.req, context.res);
    },
  };
}

/** @typedef {ReturnType<typeof createDemoApi>} DemoApi */

/**
 * @param {Handler} handler
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 */
async function answer(handler, req, res) {
  const exchange = new Exchange(req, res);
  try {
    await handler(exchange);
  } catch (error) {
    exchange.send({ status: 500, headers: { 'Content-Type': 'text/plain' }, body: String(error) });
  }
}

/**
 * @param {Deployments} deployments
 * @param {IncomingMessage} req
 * @returns {Handler | null}
 */
function findHandler(deployments, { url = '/' }) {
  const [path] = url.split('?');
  const command = CONTROL_ROUTE.exec(path);
  if (command) return (exchange) => control(deployments, exchange, command[1]);
  const scripted = HOST_ROUTE.exec(path);
  if (scripted) return hostHandler(deployments, scripted);
  const demo = DEMO_ROUTE.exec(path);
  if (!demo) return null;
  const route = { base: demo[1], action: demo[2] };
  return (exchange) => answerRequest(deployments.demo, exchange, route);
}

/**
 * @param {Deployments} deployments
 * @param {string[]} match of `HOST_ROUTE`
 * @returns {Handler}
 */
function hostHandler(deployments, [, base, id, action]) {
  const host = deployments.get(id);
  if (host) return (exchange) => answerRequest(host, exchange, { base, action });
  return async (exchange) => exchange.send({ status: 404, headers: {}, body: '' });
}
