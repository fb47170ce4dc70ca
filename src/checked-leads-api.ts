import { ApiError } from './api/api-error.js';
import { LeadsApi as UncheckedLeadsApi, type LeadsApiOptions } from './api/leads-api.js';
import { readSettings } from './settings.js';

/**
 * One client's inquiries at one API, without a UI: a page asked for, a page or an `ApiError` given.
 * It takes what the element takes, and refuses what the element refuses: the constructor throws an
 * `ApiError` of kind `config` for what is missing or bad, since the host would bind it silently to
 * something else.
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
