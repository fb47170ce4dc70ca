import type { Warn } from '../settings/developer-log.js';

/**
 * Warns the developer of attributes that nothing reads since they have the name of a property, such
 * as `sessionurl`. React writes them on a server.
 *
 * @param attributes the name of each property with that of its attribute, if it has another
 */
export function warnOfPropertyNames(
  element: Element,
  attributes: Iterable<readonly [property: PropertyKey, attribute: unknown]>,
  warn: Warn,
): void {
  for (const [property, attribute] of attributes) {
    const name = String(property).toLowerCase();
    if (typeof attribute === 'string' && attribute !== name && element.hasAttribute(name)) {
      warn(`${name} is not read: write ${attribute}.`);
    }
  }
}
