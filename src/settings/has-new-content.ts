import { isObject } from './foreign-object.js';

/**
 * Tells whether plain data differs from what was there before in its content. Frameworks write a new
 * object at each render.
 */
export function hasNewContent(value: unknown, before: unknown): boolean {
  if (!isObject(value) || !isObject(before)) {
    return !Object.is(value, before);
  }
  const keys = Object.keys(value);
  return (
    keys.length !== Object.keys(before).length ||
    keys.some((key) => !Object.hasOwn(before, key) || hasNewContent(value[key], before[key]))
  );
}
