/** Reading an object of the page, whose getters may throw, and whose proxy may refuse anything. */
export type ForeignObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is ForeignObject {
  return typeof value === 'object' && value !== null;
}

/** Returns the names of the fields; none if the object does not tell them. */
export function keysOf(object: ForeignObject): string[] {
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/** Returns a field; false if it cannot be read, which is nothing that anybody looks for. */
export function readField(object: ForeignObject, key: string): unknown {
  try {
    return object[key];
  } catch {
    return false;
  }
}
