import { bindRequest } from './bind-request.js';
import {
  errorResponse,
  failureResponse,
  htmlPage,
  missingFormatter,
  unsupportedMediaType,
} from './failures.js';
import { contentHeaders, contentType, FORM_TYPE, JSON_TYPE, negotiate } from './formats.js';
import type { Host } from './host.js';
import { isFurther } from './request-fields.js';
import type { Settings } from './settings.js';
import type { ScriptedAnswer } from './traffic.js';
import { writeAnswer } from './write-answer.js';

/** Thrown to drop the connection. With this code of Node's, servers log nothing. */
export class ConnectionDropped extends Error {
  readonly code = 'ECONNRESET';
}

/** The difference between the claimed and the real length of a truncated body, in bytes. */
const MISSING_BYTES = 64;

/** Answers a POST of `LeadsPagingInfo` by the test's script, or as the host would. */
export async function answerPost(host: Host, request: Request): Promise<Response> {
  const script = host.traffic.answers.shift() ?? {};
  const early = script.early ? await respond(host, request, script) : null;
  if (script.hold) {
    await host.traffic.hold(request.signal);
  }
  const response = early ?? (await respond(host, request, script));
  return script.truncate ? truncate(response) : response;
}

async function respond(host: Host, request: Request, script: ScriptedAnswer): Promise<Response> {
  if (script.ops) {
    host.change(script.ops);
  }
  const response =
    scriptedResponse(request, script) ??
    (await normalResponse(host, request, script.settings).catch((e: unknown) =>
      errorResponse(request, e),
    ));
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

/** Answers from the host's data and settings. */
async function normalResponse(
  host: Host,
  request: Request,
  overrides?: Partial<Settings>,
): Promise<Response> {
  const type = contentType(request);
  const fields = bindRequest(type, await request.text());
  const settings = host.settingsFor(fields.SiteCode, overrides);
  if (settings.delay > 0 && (settings.delayed === 'all' || isFurther(fields))) {
    await pause(settings.delay, request.signal);
  }
  if (type === FORM_TYPE && settings.forms !== 200) {
    throw settings.forms === 415 ? unsupportedMediaType(type) : missingFormatter(type);
  }
  if (settings.page) {
    return settings.page === 'html'
      ? htmlPage('Технические работы', 'Сервис скоро вернётся.')
      : new Response(null, { status: 302, headers: { Location: '/account/login' } });
  }
  const failure = host.takeFailure(fields, settings);
  if (failure) {
    return failureResponse(request, failure.status, failure.retryAfter);
  }
  const answerType = negotiate(request);
  const answer = writeAnswer(host.answer(fields, settings), answerType, settings);
  return new Response(answer, { headers: contentHeaders(answerType) });
}

/** Waits some milliseconds. Throws if the client leaves earlier. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', resolve);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  signal.throwIfAborted();
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
