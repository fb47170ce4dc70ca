import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsUnread } from '../unread.js';
import type {
  ClientLeadsHandlers,
  ClientLeadsProps,
  ClientLeadsStyle,
  ClientLeadsUnreadHandlers,
  ClientLeadsUnreadProps,
} from './props.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps &
        ClientLeadsHandlers &
        DetailedHTMLProps<HTMLAttributes<ClientLeads>, ClientLeads>;
      'client-leads-unread': ClientLeadsUnreadProps &
        ClientLeadsUnreadHandlers &
        DetailedHTMLProps<HTMLAttributes<ClientLeadsUnread>, ClientLeadsUnread>;
    }
  }
  interface CSSProperties extends ClientLeadsStyle {}
}
