import { upgradeWith } from './dom/arrival.js';

/** A class of this package, of whatever version. */
interface VersionedElement extends CustomElementConstructor {
  readonly version: string;
}

/**
 * Registers an element once. The first version on a page wins, and any other logs a warning. Does
 * nothing without `customElements`, as in Node.
 */
export function define(tag: string, element: VersionedElement): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const known = registry?.get(tag) as { readonly version?: string } | undefined;
  if (!known) {
    upgradeWith(() => registry?.define(tag, element));
  } else if (known.version !== element.version) {
    console.warn(
      `<${tag}> ${known.version ?? 'of unknown version'} is already registered; version ` +
        `${element.version} is not used.`,
    );
  }
}
