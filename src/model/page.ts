import type { Lead } from './lead.js';

/** What one request brings. */
export interface Page {
  readonly leads: readonly Lead[];
  /** How many there are in all, by the host's count. */
  readonly total: number;
}

/**
 * Reads `length` rows of the host's list from position `start`, by the host's own count; the row
 * at `start` is the first of them.
 */
export type FetchPage = (start: number, length: number, signal: AbortSignal) => Promise<Page>;
