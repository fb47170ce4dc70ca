/** The demo API for tests: it records requests, and answers them by a script. */
import type { Hono } from 'hono';
import { answerPost } from '../../demo/api/answer-post.js';
import { ANY_ACTION, LEADS_PAGING_INFO } from '../../demo/api/demo-api.js';
import { failureResponse } from '../../demo/api/failures.js';
import { contentHeaders, JSON_TYPE } from '../../demo/api/formats.js';
import type { Host, HostEnv } from '../../demo/api/host.js';
import { trafficOf, type ScriptedAnswer } from './traffic.js';

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
  if (script.hold) {
    await traffic.hold(request.signal);
  }
  return respond(host, request, script);
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
