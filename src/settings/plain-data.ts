import { isObject } from '../api/read-field.js';

/** Reads the JSON that an attribute or a framework sets. Returns anything else as it is. */
export function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Compares objects of the page, each of which may be JSON. */
export function hasOtherContent(value: unknown, before: unknown): boolean {
  return hasNewContent(fromJson(value), fromJson(before));
}

/** Compares plain data by content, since frameworks create a new object at each render. */
export function hasNewContent(value: unknown, before: unknown): boolean {
  if (value === before || !isObject(value) || !isObject(before)) {
    return !Object.is(value, before);
  }
  const keys = Object.keys(value);
  return (
    keys.length !== Object.keys(before).length ||
    keys.some((key) => !Object.hasOwn(before, key) || hasNewContent(value[key], before[key]))
  );
}
