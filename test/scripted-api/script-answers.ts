/** The demo API for tests: it records requests, and answers them by a script. */
import type { Hono } from 'hono';
import { answerPost } from '../../demo/api/answer-post.js';
import { ANY_ACTION, LEADS_PAGING_INFO } from '../../demo/api/demo-api.js';
import { failureResponse } from '../../demo/api/failures.js';
import { contentHeaders, JSON_TYPE } from '../../demo/api/formats.js';
import type { Host, HostEnv } from '../../demo/api/host.js';
import { trafficOf, type ScriptedAnswer } from './traffic.js';

/** Drops the connection. With this code of Node's, servers log nothing. */
class ConnectionDropped extends Error {
  readonly code = 'ECONNRESET';
}

/** The difference between the claimed and the real length of a truncated body, in bytes. */
const MISSING_BYTES = 64;

/** Lets tests script the answers of all hosts, and look at their traffic. */
export function scriptAnswers(app: Hono<HostEnv>): void {
  app.use(ANY_ACTION, async (c, next) => {
    const traffic = trafficOf(c.get('host'));
    const { method, url, headers, signal } = c.req.raw;
    const body = await c.req.raw.clone().text();
    const request = { method, url, headers: Object.fromEntries(headers), body, aborted: false };
    traffic.record(request);
    try {
      await next();
    } finally {
      if (signal.aborted) {
        traffic.markAborted(request);
      }
    }
  });

  app.post(LEADS_PAGING_INFO, (c) => answer(c.get('host'), c.req.raw));
}

/** Answers by the script, or as the host would. */
async function answer(host: Host, request: Request): Promise<Response> {
  const traffic = trafficOf(host);
  const script = traffic.answers.shift() ?? {};
  const early = script.early ? await respond(host, request, script) : null;
  if (script.hold) {
    await traffic.hold(request.signal);
  }
  const response = early ?? (await respond(host, request, script));
  return script.truncate ? truncate(response) : response;
}

async function respond(host: Host, request: Request, script: ScriptedAnswer): Promise<Response> {
  if (script.ops) {
    host.change(script.ops);
  }
  const response =
    scriptedResponse(request, script) ?? (await answerPost(host, request, script.settings));
  for (const [name, value] of Object.entries(script.headers ?? {})) {
    response.headers.set(name, value);
  }
  return response;
}

/** Returns the answer that a script specifies, or null if it leaves the answer to the host. */
function scriptedResponse(request: Request, script: ScriptedAnswer): Response | null {
  const { status, json } = script;
  const body = script.body ?? (json === undefined ? undefined : JSON.stringify(json));
  if (body !== undefined) {
    return new Response(body, { status: status ?? 200, headers: contentHeaders(JSON_TYPE) });
  }
  if (status === undefined) {
    return null;
  }
  return status >= 400 ? failureResponse(request, status) : new Response(null, { status });
}

/** Returns the same answer with a body that breaks off before its claimed length. */
async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  response.headers.set('Content-Length', String(bytes.length + MISSING_BYTES));
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
    // One turn later, since a server may drop unsent data.
    pull: (controller) => void setTimeout(() => controller.error(new ConnectionDropped())),
  });
  return new Response(body, response);
}
