import type { ClientLeads } from 'client-leads';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type ClientLeadsEvents = {
  [Name in 'leads-load' | 'leads-error' | 'lead-select' as `on${Name}`]?: (
    event: HTMLElementEventMap[Name],
  ) => void;
};

type ClientLeadsProps = DetailedHTMLProps<HTMLAttributes<ClientLeads>, ClientLeads> &
  Partial<Omit<ClientLeads, keyof HTMLElement>> &
  ClientLeadsEvents;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps;
    }
  }
}
