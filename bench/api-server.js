import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDemoApi } from '../demo/api/demo-api.ts';
import { createListener } from '../demo/serve-api.ts';
import { listen } from './server.js';

/** Milliseconds that each request takes, an `OPTIONS` too. */
export const LATENCY_MS = 50;

/** @typedef {Awaited<ReturnType<typeof startApiServer>>} ApiServer */

/** The demo API at an origin of its own, some way off. */
export async function startApiServer() {
  const answer = createListener(createDemoApi().app.fetch);
  /** @type {{ method: string | undefined, at: number }[]} */
  let requests = [];
  const server = createServer(async (request, response) => {
    requests.push({ method: request.method, at: performance.timeOrigin + performance.now() });
    await sleep(LATENCY_MS);
    answer(request, response);
  });
  return {
    ...(await listen(server)),

    forget() {
      requests = [];
    },

    /**
     * How many requests came before a moment, and how many of them were preflights.
     *
     * @param {number} moment milliseconds since 1970
     */
    requestsBefore(moment) {
      const before = requests.filter(({ at }) => at < moment);
      const preflights = before.filter(({ method }) => method === 'OPTIONS').length;
      return { requests: before.length, preflights };
    },
  };
}
