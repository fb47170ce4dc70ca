/** Servers for this machine only: no other machine reaches them, and no page of another name. */
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Middleware, Plugin } from '@web/dev-server-core';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Refuses requests from other machines, since Web Test Runner listens on every network interface.
 * Refuses other hosts, too: any site can let its name resolve to this machine, and would then be of
 * the same origin.
 */
export const thisMachineOnly: Middleware = async (context, next) => {
  if (isForThisMachine(context.req)) {
    await next();
  } else {
    context.status = 403;
  }
};

/** The same for a server without Koa. */
export function onlyForThisMachine(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (isForThisMachine(request)) {
      listener(request, response);
    } else {
      response.writeHead(403).end();
    }
  };
}

/** Opens web sockets only for the server's own pages. No middleware sees these requests. */
export const ownPagesOnly: Plugin = {
  name: 'own-pages-only',
  serverStart({ webSockets }) {
    if (webSockets) {
      webSockets.webSocketServer.options.verifyClient = ({ origin, req }, answer) => {
        answer(isForThisMachine(req) && origin === `http://${req.headers.host}`, 403);
      };
    }
  },
};

function isForThisMachine({ socket, url, headers }: IncomingMessage): boolean {
  return (
    LOOPBACK.has(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    // A whole URL would name another host.
    url?.startsWith('/') === true
  );
}

/** Lets a server listen, by default at a free port. */
export async function listenHere(server: Server, port = 0) {
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
