/** @import { LeadsRequest } from './request-fields.js' */

/**
 * Whether a request asks for anything but the first page.
 *
 * @param {LeadsRequest} request
 */
export function isFurther({ Start }) {
  return Start > 1;
}
