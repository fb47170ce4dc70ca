import type { ClientLeads, LeadsErrorDetail, LeadsLoadDetail } from 'client-leads/element.js';
import type {} from 'client-leads/vue';
import { h, type GlobalComponents } from 'vue';

/** The types that Vue's language tools check a template against. */
type Instance = InstanceType<GlobalComponents['client-leads']>;
type Props = Instance['$props'];
declare const emit: Instance['$emit'];
declare const load: CustomEvent<LeadsLoadDetail>;
declare const failure: CustomEvent<LeadsErrorDetail>;

export const ref: ClientLeads = {} as Instance;
export const props: Props = {
  class: 'leads',
  sitecode: 'GIFT-01',
  client: 1017n,
  token: '55120938',
  pageSize: 50,
  selectable: true,
  filter: { waiting: true },
  'status-tones': '{ "Решено": "success" }',
  messages: { heading: 'Мои' },
  renderLead: ({ subject }) => subject,
  onClick: () => void ref.refresh(),
};
emit('leads-load', load);

// @ts-expect-error: misspelt.
export const misspelt: Props = { sitecod: 'GIFT-01' };
// @ts-expect-error: the wrong type.
export const mistyped: Props = { siteCode: 1 };
// @ts-expect-error: a node of Vue.
export const misdrawn: Props = { renderLead: ({ subject }) => h('b', subject) };
// @ts-expect-error: no such event.
emit('leads-lod', load);
// @ts-expect-error: the event of another name.
emit('leads-load', failure);
