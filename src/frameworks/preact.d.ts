import type { HTMLAttributes } from 'preact';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsUnread } from '../unread.js';
import type {
  ClientLeadsHandlers,
  ClientLeadsProps,
  ClientLeadsUnreadHandlers,
  ClientLeadsUnreadProps,
} from './props.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps & ClientLeadsHandlers & HTMLAttributes<ClientLeads>;
      'client-leads-unread': ClientLeadsUnreadProps &
        ClientLeadsUnreadHandlers &
        HTMLAttributes<ClientLeadsUnread>;
    }
  }
}
