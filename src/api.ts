export { ApiError, type ErrorKind } from './api/api-error.js';
export type { LeadsApiOptions, WireFormat } from './api/leads-api.js';
export type { LeadsQuery } from './api/page-request.js';
export type { TokenProvider, TokenValue } from './api/token-source.js';
export type { Lead, LeadTime } from './leads/lead.js';
export type { FetchPage, Page } from './leads/page.js';
export { LeadsApi } from './checked-leads-api.js';
