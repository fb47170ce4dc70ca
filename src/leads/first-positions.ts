import type { FirstPosition } from './lead-list.js';

/**
 * First positions that were found out, for as long as the page lives. By API base and site code,
 * since one base may lead to several hosts.
 */
const known = new Map<string, FirstPosition>();

export function knownFirstPosition(base: string, siteCode: string): FirstPosition | undefined {
  return known.get(key(base, siteCode));
}

export function rememberFirstPosition(base: string, siteCode: string, position: FirstPosition) {
  known.set(key(base, siteCode), position);
}

function key(base: string, siteCode: string): string {
  return `${base} ${siteCode}`;
}
