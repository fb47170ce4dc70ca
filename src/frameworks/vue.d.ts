import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ClientLeads } from '../element.js';
import type { ClientLeadsEvents, ClientLeadsProps } from './props.js';

type Emits = { [E in keyof ClientLeadsEvents]: (event: ClientLeadsEvents[E]) => void };

declare module 'vue' {
  interface GlobalComponents {
    'client-leads': new () => ClientLeads & {
      /** @deprecated Only for templates. */
      $props: ClientLeadsProps & HTMLAttributes & PublicProps;
      /** @deprecated Only for templates. */
      $emit: EmitFn<Emits>;
    };
  }
}
