import type { HTMLAttributes } from 'svelte/elements';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsUnread } from '../unread.js';
import type {
  ClientLeadsHandlers,
  ClientLeadsProps,
  ClientLeadsUnreadHandlers,
  ClientLeadsUnreadProps,
} from './props.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'client-leads': ClientLeadsProps & ClientLeadsHandlers & HTMLAttributes<ClientLeads>;
    'client-leads-unread': ClientLeadsUnreadProps &
      ClientLeadsUnreadHandlers &
      HTMLAttributes<ClientLeadsUnread>;
  }
}
