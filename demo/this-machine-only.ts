import type { Middleware } from '@web/dev-server-core';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Refuses requests from other machines. The development server listens on every network interface,
 * even if its `hostname` is that of this machine, and it serves the whole repository.
 */
export const thisMachineOnly: Middleware = async (context, next) => {
  if (LOOPBACK.has(context.req.socket.remoteAddress ?? '')) {
    await next();
  } else {
    context.status = 403;
  }
};
