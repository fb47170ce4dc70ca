import { ApiError } from './api/api-error.js';
import { LeadsApi as UncheckedLeadsApi, type LeadsApiOptions } from './api/leads-api.js';
import { readConfiguration } from './settings/configuration.js';
import { parseWireFormat } from './settings/parsers.js';

export { ApiError, type ErrorKind } from './api/api-error.js';
export type { LeadsApiOptions, WireFormat } from './api/leads-api.js';
export type { LeadsQuery } from './api/page-request.js';
export type { TokenProvider, TokenValue } from './api/token-source.js';
export type { Lead, LeadTime } from './model/lead.js';
export type { FetchPage, Page } from './model/page.js';

/**
 * Reads the inquiries of one client from the API, without a UI. It accepts the same values as the
 * element. The constructor throws an `ApiError` of kind `config` if an option is missing or bad,
 * since the API would silently read a bad value as another one.
 */
export class LeadsApi extends UncheckedLeadsApi {
  constructor(options: LeadsApiOptions) {
    super({ ...options, ...checkOptions(options) });
  }
}

function checkOptions({ base, query, token, wireFormat }: LeadsApiOptions) {
  const result = readConfiguration(
    {
      ...query,
      ...(typeof token === 'function' ? { tokenProvider: token } : { token }),
      apiBase: base,
    },
    { wireFormat: parseWireFormat(wireFormat ?? '') ?? 'auto', firstPosition: null },
    { apiBase: () => '' },
  );
  if (result.state === 'valid') {
    return result.configuration;
  }
  throw result.state === 'invalid'
    ? result.error
    : new ApiError('config', 'query.siteCode, query.client and token are required.');
}
