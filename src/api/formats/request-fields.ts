import type { PageRequest } from '../page-request.js';

/** The names the API gives to the fields of a request. */
export type FieldName =
  'Operator' | 'SiteCode' | 'Token' | 'BegDate' | 'Client' | 'EndDate' | 'Length' | 'Start';

/** The fields that are set, and no others, by the API's names. Integers stay strings of digits. */
export function requestFields(request: PageRequest): ReadonlyMap<FieldName, string> {
  const fields: [FieldName, string | undefined][] = [
    ['Operator', request.operator],
    ['SiteCode', request.siteCode],
    ['Token', request.token],
    ['BegDate', request.begDate],
    ['Client', request.client],
    ['EndDate', request.endDate],
    ['Length', String(request.length)],
    ['Start', String(request.start)],
  ];
  return new Map(fields.filter((field): field is [FieldName, string] => field[1] !== undefined));
}
