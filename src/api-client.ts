import { ApiError } from './api/api-error.js';
import { LeadsApi as UncheckedLeadsApi, type LeadsApiOptions } from './api/leads-api.js';
import { readSettings } from './settings/settings.js';

export { ApiError, type ErrorKind } from './api/api-error.js';
export type { LeadsApiOptions, WireFormat } from './api/leads-api.js';
export type { LeadsQuery } from './api/page-request.js';
export type { TokenProvider, TokenValue } from './api/token-source.js';
export type { Lead, LeadTime } from './model/lead.js';
export type { FetchPage, Page } from './model/page.js';

/**
 * One client's inquiries at one API, without a UI. It takes what the element takes, and refuses
 * what the element refuses: the constructor throws an `ApiError` of kind `config` if an option is
 * missing or bad, since the host would silently bind it to something else.
 */
export class LeadsApi extends UncheckedLeadsApi {
  constructor(options: LeadsApiOptions) {
    const { base, query, token, wireFormat } = options;
    const { configuration } = readSettings(
      {
        ...query,
        ...(typeof token === 'function' ? { tokenProvider: token } : { token }),
        apiBase: base,
        wireFormat,
      },
      '',
    );
    if (!configuration) throw new ApiError('config', 'siteCode, client and token are required.');
    if (configuration instanceof ApiError) throw configuration;
    super({ ...options, ...configuration });
  }
}
