import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsUnread } from '../unread.js';
import type {
  ClientLeadsEvents,
  ClientLeadsProps,
  ClientLeadsUnreadEvents,
  ClientLeadsUnreadProps,
} from './props.js';

type Emits<Events> = { [E in keyof Events]: (event: Events[E]) => void };

declare module 'vue' {
  interface GlobalComponents {
    'client-leads': new () => ClientLeads & {
      /** @deprecated Only for templates. */
      $props: ClientLeadsProps & HTMLAttributes & PublicProps;
      /** @deprecated Only for templates. */
      $emit: EmitFn<Emits<ClientLeadsEvents>>;
    };
    'client-leads-unread': new () => ClientLeadsUnread & {
      /** @deprecated Only for templates. */
      $props: ClientLeadsUnreadProps & HTMLAttributes & PublicProps;
      /** @deprecated Only for templates. */
      $emit: EmitFn<Emits<ClientLeadsUnreadEvents>>;
    };
  }
}
