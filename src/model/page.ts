import type { Lead } from './lead.js';

/** The result of one request. */
export interface Page {
  readonly leads: readonly Lead[];
  /** The number of inquiries in the whole list, as the host counts them. */
  readonly total: number;
}

/**
 * Reads `length` rows of the host's list from `start`, which is the position of the first row as
 * the host counts. The host may return fewer rows, or one more.
 */
export type FetchPage = (start: number, length: number, signal: AbortSignal) => Promise<Page>;
