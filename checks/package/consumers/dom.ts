import 'client-leads';
import {
  ClientLeads,
  type Lead,
  type LeadsErrorDetail,
  type Messages,
} from 'client-leads/element.js';
import type {} from 'client-leads/client-leads.min.js';
import type {} from 'client-leads/client-leads-early.min.js';
import type {} from 'client-leads/client-leads-unread.min.js';
import type {} from 'client-leads/unread.js';

const element = document.querySelector('client-leads')!;

export const siteCode: string | null = document.querySelector('client-leads')!.siteCode;
export const created: ClientLeads = document.createElement('client-leads');
export const version: string = ClientLeads.version;
export const leads: readonly Lead[] = element.leads;
export const messages: Messages = { heading: 'Мои обращения' };

element.siteCode = 'GIFT-01';
element.client = 1017n;
element.token = '55120938';
element.messages = { heading: 'Мои обращения' };
element.renderLead = ({ subject }) => subject;
element.filter = { waiting: true, unread: true };
await element.refresh();

addEventListener('leads-load', (e) => e.detail.loaded.toFixed());
element.addEventListener('leads-load', (e) => e.detail.loaded.toFixed());
document.addEventListener('lead-select', ({ detail }) => detail.lead.id);
window.addEventListener('leads-error', ({ detail }: CustomEvent<LeadsErrorDetail>) => detail.code);

// @ts-expect-error: a property does not have the name of its attribute.
element.sitecode = 'GIFT-01';
// @ts-expect-error: the wrong type.
element.siteCode = 1;
// @ts-expect-error: read-only.
element.status = 'ready';
// @ts-expect-error: no such text.
element.messages = { headline: 'Мои обращения' };
// @ts-expect-error: no such condition.
element.filter = { waits: true };
// @ts-expect-error: private.
element.clock;
// @ts-expect-error: no such field of the detail.
addEventListener('leads-load', (e) => e.detail.showm);
// @ts-expect-error: the detail of another event.
element.addEventListener('leads-load', (e: CustomEvent<LeadsErrorDetail>) => e);
// @ts-expect-error: no such kind.
document.addEventListener('leads-error', (e) => e.detail.kind === 'nothing');
