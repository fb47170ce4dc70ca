import { html } from 'lit';
import { Directive, directive } from 'lit/directive.js';
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

/** The behaviours of a provider that returns no token. */
export const FAILURES = {
  rejects: () => Promise.reject(new HostileError('hostile')),
  throws: throwHostile,
  hangs: () => new Promise(() => undefined),
  text: () => 'abc',
  getter: () => Object.defineProperty({}, 'then', { get: throwHostile }),
  'no text': () => ({ toString: throwHostile }),
};

/** The possible values of `renderLead`, in an element inside an ancestor. */
export const RENDERERS = {
  'built-in': () => null,
  subject: () => (lead) => lead.subject,
  node: () => (lead) => document.createTextNode(lead.subject),
  throws: () => throwHostile,
  'throws for some': () => (lead) => (lead.id % 2 === 0 ? throwHostile() : lead.subject),
  directive: () => (lead) => html`<b>${lead.subject}</b>${throwInTemplate()}`,
  ancestor: (element) => () => element.parentElement,
  element: (element) => () => element,
  /** Not after the element is removed: the page would remove its own body. */
  body: (element) => () => (element.isConnected ? document.body : null),
} satisfies Record<string, (element: ClientLeads) => RenderLead | null>;

const throwInTemplate = directive(
  class extends Directive {
    override render(): never {
      return throwHostile();
    }
  },
);
