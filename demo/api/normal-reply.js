import { bindRequest } from './bind-request.js';
import { answerType, contentHeaders, errorReply, failureReply } from './failure-reply.js';
import { isFurther } from './is-further.js';
import { FORM_TYPE, mediaTypeOf } from './media-types.js';
import { maintenancePage } from './pages-for-people.js';
import { pause } from './pause.js';
import { WebApiError, noFormatter, uncaught, unsupportedMediaType } from './web-api-error.js';
import { writeAnswer } from './write-answer.js';

/** @import { Exchange, Reply } from './exchange.js' */
/** @import { Host } from './host.js' */
/** @import { LeadsRequest } from './request-fields.js' */
/** @import { Settings } from './settings.js' */

/**
 * A host's answer to a POST of `LeadsPagingInfo`, out of its data and settings.
 *
 * @param {Host} host
 * @param {Exchange} exchange
 * @param {string} base
 * @param {Partial<Settings>} [overrides]
 * @returns {Promise<Reply>}
 */
export async function normalReply(host, exchange, base, overrides) {
  try {
    const request = bindRequest(exchange.headers['content-type'], exchange.body);
    const settings = host.settingsFor(request.SiteCode, overrides);
    const isDelayed = settings.delayed === 'all' || isFurther(request);
    if (isDelayed) await pause(settings.delay, exchange.signal);
    refuseForm(exchange, settings);
    return pageForPeople(settings, base) ?? leadsReply(host, exchange, request, settings);
  } catch (error) {
    if (error instanceof WebApiError) return errorReply(exchange, error.status, error.body);
    throw error;
  }
}

/**
 * @param {Exchange} exchange
 * @param {Settings} settings
 */
function refuseForm({ headers }, { forms }) {
  if (mediaTypeOf(headers['content-type']) !== FORM_TYPE) return;
  if (forms === 415) throw unsupportedMediaType(FORM_TYPE);
  if (forms === 500) throw uncaught(noFormatter(FORM_TYPE), 'System.InvalidOperationException');
}

/**
 * @param {Settings} settings
 * @param {string} base
 * @returns {Reply | null}
 */
function pageForPeople({ page }, base) {
  if (page === 'html') return maintenancePage();
  if (page !== 'redirect') return null;
  const back = encodeURIComponent(`${base}api/client/LeadsPagingInfo`);
  return {
    status: 302,
    headers: { Location: `${base}account/login?ReturnUrl=${back}` },
    body: '',
  };
}

/**
 * @param {Host} host
 * @param {Exchange} exchange
 * @param {LeadsRequest} request
 * @param {Settings} settings
 * @returns {Reply}
 */
function leadsReply(host, exchange, request, settings) {
  const due = host.takeFailure(request, settings);
  if (due) return failureReply(exchange, due.status, due.retryAfter);
  const mediaType = answerType(exchange);
  return {
    status: 200,
    headers: contentHeaders(mediaType),
    body: writeAnswer(host.answer(request, settings), mediaType, settings),
  };
}
