import type { ClientLeads } from './client-leads.js';

export { ClientLeads } from './client-leads.js';
export type {
  ClientLeadsEventMap,
  LeadSelectDetail,
  LeadsChangeDetail,
  LeadsErrorDetail,
  LeadsFilterChangeDetail,
  LeadsLoadDetail,
} from './events.js';
export type { ErrorKind } from './model/api-error.js';
export type { WireFormat } from './api/leads-api.js';
export type { TokenValue } from './api/parse-int64.js';
export type { Messages, PluralText, Text } from './i18n/messages.js';
export type { LeadsFilter } from './model/filter.js';
export type { Lead, LeadTime } from './model/lead.js';
export type { Status } from './model/status.js';
export type { StatusTone, StatusTones } from './model/tone.js';
export type { RenderLead } from './views/row.js';

declare global {
  interface HTMLElementTagNameMap {
    'client-leads': ClientLeads;
  }
}
