import { ClientLeads } from './client-leads.js';

const TAG = 'client-leads';

/**
 * Registers `<client-leads>`, once. The first version on a page wins; another one warns. Does
 * nothing if there is no `customElements`, as in Node.
 */
export function define(): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const known = registry?.get(TAG) as { readonly version?: string } | undefined;
  if (!known) {
    registry?.define(TAG, ClientLeads);
  } else if (known.version !== ClientLeads.version) {
    console.warn(
      `<client-leads> ${known.version ?? 'of another maker'} is registered already; version ` +
        `${ClientLeads.version} is not used.`,
    );
  }
}
