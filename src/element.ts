export { ClientLeads } from './client-leads.js';
export type { LeadSelectDetail, LeadsErrorDetail, LeadsLoadDetail } from './events.js';
export type { Status } from './model/status.js';
export type { Lead, LeadTime } from './model/lead.js';
export type { Messages, PluralText, Text } from './i18n/messages.js';
export type { ErrorKind } from './api/api-error.js';
export type { WireFormat } from './api/leads-api.js';
export type { TokenProvider, TokenValue } from './api/token-source.js';
export type { RenderLead } from './views/row-look.js';
