import type { HTMLAttributes } from 'preact';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsHandlers, ClientLeadsProps } from './props.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps & ClientLeadsHandlers & HTMLAttributes<ClientLeads>;
    }
  }
}
