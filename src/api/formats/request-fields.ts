import type { PageRequest } from '../page-request.js';

/**
 * The fields that are set, and no others, by the API's names, in the order of the data contract:
 * what the host's XML reader finds out of order, it skips without an error. Integers stay strings
 * of digits.
 */
export function requestFields(request: PageRequest): [name: string, value: string][] {
  const fields = {
    Operator: request.operator,
    SiteCode: request.siteCode,
    Token: request.token,
    BegDate: request.begDate,
    Client: request.client,
    EndDate: request.endDate,
    Length: String(request.length),
    Start: String(request.start),
  };
  return Object.entries(fields).filter(
    (field): field is [string, string] => field[1] !== undefined,
  );
}
