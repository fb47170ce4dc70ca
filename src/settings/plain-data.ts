import { isObject } from '../model/is-object.js';

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
