import { bindForm } from './bind-form.js';
import { bindJson } from './bind-json.js';
import { bindXml } from './bind-xml.js';
import { FORM_TYPE, JSON_TYPES, XML_TYPES, mediaTypeOf } from './media-types.js';
import { nullModel, unsupportedMediaType } from './web-api-error.js';

/** @import { LeadsRequest } from './request-fields.js' */

/** @type {Map<string, (body: string) => LeadsRequest | null>} */
const BINDERS = new Map([
  ...JSON_TYPES.map((type) => /** @type {const} */ ([type, bindJson])),
  ...XML_TYPES.map((type) => /** @type {const} */ ([type, bindXml])),
  [FORM_TYPE, bindForm],
]);

/**
 * Reads a body by its Content-Type, as Web API binds it to the action's parameter.
 *
 * @param {string | undefined} contentType
 * @param {string} body
 * @returns {LeadsRequest}
 * @throws {import('./web-api-error.js').WebApiError} 415 for a type the host does not read; 500 for
 *   a body that does not bind at all, which the action meets as a null model
 */
export function bindRequest(contentType, body) {
  if (body === '') throw nullModel();
  const mediaType = mediaTypeOf(contentType);
  const bind = BINDERS.get(mediaType);
  if (!bind) throw unsupportedMediaType(mediaType);
  const request = bind(body);
  if (!request) throw nullModel();
  return request;
}
