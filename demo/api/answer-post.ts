import { bindRequest } from './bind-request.js';
import {
  errorResponse,
  failureResponse,
  htmlPage,
  missingFormatter,
  unsupportedMediaType,
} from './failures.js';
import { contentHeaders, contentType, FORM_TYPE, negotiate } from './formats.js';
import type { Host } from './host.js';
import { isFurther } from './request-fields.js';
import type { Settings } from './settings.js';
import { writeAnswer } from './write-answer.js';

/** Answers a POST of `LeadsPagingInfo`, with other settings for this answer, if any. */
export async function answerPost(
  host: Host,
  request: Request,
  overrides?: Partial<Settings>,
): Promise<Response> {
  return respond(host, request, overrides).catch((error: unknown) => errorResponse(request, error));
}

/** Answers from the host's data and settings. */
async function respond(
  host: Host,
  request: Request,
  overrides: Partial<Settings> | undefined,
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
