import type {} from 'client-leads/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

/** The types that Svelte's language tools check a template against. */
type Props = SvelteHTMLElements['client-leads'];

export const props: Props = {
  class: 'leads',
  sitecode: 'GIFT-01',
  client: 1017n,
  token: '55120938',
  pageSize: 50,
  selectable: true,
  onclick: () => {},
  'onleads-load': (event) => event.detail.loaded.toFixed(),
  'onleads-error': (event) => event.preventDefault(),
};

// @ts-expect-error: misspelt.
export const misspelt: Props = { sitecod: 'GIFT-01' };
// @ts-expect-error: the wrong type.
export const mistyped: Props = { siteCode: 1 };
// @ts-expect-error: no such field of the detail.
export const misread: Props = { 'onleads-load': (event) => event.detail.showm };
