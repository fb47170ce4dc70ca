import type { FirstPosition } from '../model/lead-list.js';

/**
 * First positions that were found out, for as long as the page lives. By API base and site code,
 * since one base may lead to several hosts.
 */
export const firstPositions = new Map<string, FirstPosition>();
