/** Reads what a page sets as an object, or as its JSON in an attribute. */
import { isObject } from '../model/is-object.js';
import type { Warn } from './developer-log.js';
import { isMissing } from './parsers.js';
import { hasNewContent } from './plain-data.js';

/** All texts need some 50. To compare what is nested ever so deep would overflow the stack. */
const MOST_BRACKETS = 1000;

/** What frameworks write on a server for an object, which they set later in the browser. */
const UNWRITTEN = '[object Object]';

/** Returns null if there is no object. The warning names the attribute, not what it contains. */
export function readObject(
  attribute: string,
  given: unknown,
  warn: Warn,
): Readonly<Record<string, unknown>> | null {
  const value = fromJson(given);
  if (isObject(value)) {
    return value;
  }
  if (!isMissing(value) && value !== UNWRITTEN) {
    warn(`${attribute} must be an object, or JSON of one.`);
  }
  return null;
}

/** Compares objects of the page, each of which may be JSON. */
export function hasNewJson(value: unknown, before: unknown): boolean {
  return hasNewContent(fromJson(value), fromJson(before));
}

/** Returns anything but JSON of a reasonable size as it is. */
function fromJson(value: unknown): unknown {
  if (typeof value !== 'string' || value.split(/[[{]/).length > MOST_BRACKETS) {
    return value;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
