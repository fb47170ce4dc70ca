/** What Node has, too, and Vitest replaces by what the DOM has. */
const REPLACED = new Set([
  'AbortController',
  'AbortSignal',
  'Blob',
  // Vitest gives it a name also if the DOM has none: it is undefined then.
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
 * Makes a DOM the global one, as Vitest does: what Node lacks comes from it, and functions are bound
 * to its window. Comes before the element is imported, since Lit looks for a DOM then.
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
