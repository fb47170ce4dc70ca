import { html } from 'lit';
import type { ClientLeads } from '../../../src/index.js';

type RenderLead = NonNullable<ClientLeads['renderLead']>;

/** The error of hostile code, to distinguish it from a fault. */
export class HostileError extends Error {}

function throwHostile(): never {
  throw new HostileError('hostile');
}

/** A value for `messages` or `statusTones`: a new object at each call. */
export const OBJECTS = {
  plain: () => ({ heading: 'Мои', shown: '{shown}', Новое: 'attention' }),
  'not texts': () => ({ heading: 5, shown: null, loadMore: 1n, empty: [], retry: Symbol('a') }),
  functions: () => ({ heading: throwHostile, shown: () => 'x', loadMore: () => 'x' }),
  none: () => null,
};

/** The possible values of `renderLead`. */
export const RENDERERS = {
  'built-in': () => null,
  subject: () => (lead) => lead.subject,
  node: () => (lead) => document.createTextNode(lead.subject),
  throws: () => throwHostile,
  'throws for some': () => (lead) => (lead.id % 2 === 0 ? throwHostile() : lead.subject),
  template: () => (lead) => html`<b>${lead.subject}</b>`,
} satisfies Record<string, () => RenderLead | null>;
