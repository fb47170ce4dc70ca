import type { ClientLeads } from 'client-leads';
import type { HTMLAttributes } from 'preact';

type ClientLeadsEvents = {
  [Name in 'leads-load' | 'leads-error' | 'lead-select' as `on${Name}`]?: (
    event: HTMLElementEventMap[Name],
  ) => void;
};

type ClientLeadsProps = HTMLAttributes<ClientLeads> &
  Partial<Omit<ClientLeads, keyof HTMLElement>> &
  ClientLeadsEvents;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'client-leads': ClientLeadsProps;
    }
  }
}
