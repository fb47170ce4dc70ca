import { ClientLeads } from './client-leads.js';

const TAG = 'client-leads';

/**
 * Registers `<client-leads>` once. The first version on a page wins, and any other logs a warning.
 * Does nothing without `customElements`, as in Node.
 */
export function define(): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const known = registry?.get(TAG) as { readonly version?: string } | undefined;
  if (!known) {
    registry?.define(TAG, ClientLeads);
  } else if (known.version !== ClientLeads.version) {
    console.warn(
      `<client-leads> ${known.version ?? 'of unknown version'} is already registered; version ` +
        `${ClientLeads.version} is not used.`,
    );
  }
}
