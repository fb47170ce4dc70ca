/** Globals of Node that Vitest replaces with those of the DOM. */
const REPLACED = new Set([
  'AbortController',
  'AbortSignal',
  'Blob',
  // Vitest defines it even if the DOM has none: it is undefined then.
  'CSS',
  'CustomEvent',
  'DOMException',
  'Event',
  'EventTarget',
  'File',
  'FormData',
  'Headers',
  'MessageEvent',
  'Performance',
  'URL',
  'URLSearchParams',
  'addEventListener',
  'dispatchEvent',
  'navigator',
  'removeEventListener',
]);

/**
 * Makes a DOM global, as Vitest does: it adds the globals that Node lacks, and binds functions
 * to its window. Runs before the element is imported, since Lit looks for a DOM then.
 */
export function makeGlobal(dom: object, alsoReplaced: readonly string[] = []): void {
  const window = dom as Window & Record<string, unknown>;
  for (const name of new Set([...Object.getOwnPropertyNames(window), ...REPLACED])) {
    const isReplaced = REPLACED.has(name) || alsoReplaced.includes(name);
    if (!isReplaced && name in globalThis) {
      continue;
    }
    const value = window[name];
    const isMethod = typeof value === 'function' && /^[a-z]/.test(name);
    Object.defineProperty(globalThis, name, {
      value: isMethod ? (value.bind(window) as unknown) : value,
      configurable: true,
      writable: true,
    });
  }
  for (const name of ['window', 'self', 'top', 'parent']) {
    Object.defineProperty(globalThis, name, { value: globalThis, configurable: true });
  }
  Object.defineProperty(document, 'defaultView', { value: globalThis, configurable: true });
}
