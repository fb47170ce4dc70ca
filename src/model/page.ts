import type { Lead } from './lead.js';

export interface Page<Row = Lead> {
  readonly leads: readonly Row[];
  /** The number of inquiries in the whole list, as the API counts them. */
  readonly total: number;
}

/**
 * Reads `length` rows of the API's list from `start`, which is the position of the first row as
 * the API counts. The API may return fewer rows, or one more.
 */
export type FetchPage = (start: number, length: number, signal: AbortSignal) => Promise<Page>;
