import type { HTMLAttributes } from 'svelte/elements';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsHandlers, ClientLeadsProps } from './props.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'client-leads': ClientLeadsProps & ClientLeadsHandlers & HTMLAttributes<ClientLeads>;
  }
}
