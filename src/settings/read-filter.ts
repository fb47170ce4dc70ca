import { compactFilter, type LeadsFilter } from '../model/filter.js';
import { isObject } from './is-object.js';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['search', 'string'],
  ['status', 'string'],
  ['unread', 'boolean'],
]);

export interface CheckedFilter {
  readonly filter: LeadsFilter | null;
  /** A sentence for the developer about each ignored field. */
  readonly warnings: readonly string[];
}

/** Checks a filter of the page. Ignores invalid fields, so that the list still loads. */
export function readFilter(value: unknown): CheckedFilter {
  if (value === null || value === undefined) {
    return { filter: null, warnings: [] };
  }
  if (!isObject(value)) {
    return { filter: null, warnings: ['filter must be an object or null; it is ignored.'] };
  }
  const warnings: string[] = [];
  const known: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const type = TYPES.get(name);
    if (type === undefined) {
      warnings.push(`filter has no field called ${name}; it is ignored.`);
    } else if (typeof field === type) {
      known[name] = field;
    } else if (field !== null && field !== undefined) {
      warnings.push(`filter.${name} must be a ${type}; it is ignored.`);
    }
  }
  return { filter: compactFilter(known), warnings };
}
