import type { FirstPosition } from '../model/lead-list.js';

/**
 * The first positions that were found out, kept for as long as the page lives. The key names the
 * API base and the site code, since one base may lead to several hosts.
 */
export const firstPositions = new Map<string, FirstPosition>();
