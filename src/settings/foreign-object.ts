/** Reads an object of the page. Its getters may throw, and a proxy may refuse any operation. */
export type ForeignObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is ForeignObject {
  return typeof value === 'object' && value !== null;
}

/** Returns the names of the fields, or none if they cannot be read. */
export function keysOf(object: ForeignObject): string[] {
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/** Returns a field, or false if it cannot be read. No caller expects false. */
export function readField(object: ForeignObject, key: string): unknown {
  try {
    return object[key];
  } catch {
    return false;
  }
}
