import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsHandlers, ClientLeadsProps, ClientLeadsStyle } from './props.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps &
        ClientLeadsHandlers &
        DetailedHTMLProps<HTMLAttributes<ClientLeads>, ClientLeads>;
    }
  }
  interface CSSProperties extends ClientLeadsStyle {}
}
