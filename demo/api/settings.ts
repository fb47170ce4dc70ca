import type { Language } from './lead-texts.js';

/** Which requests fail, and how. */
export interface Failure {
  status: number;
  /** `every-other` starts with a failure; `further` excludes page one. */
  when: 'always' | 'every-other' | 'further';
  /** Seconds. */
  retryAfter?: number;
}

/**
 * The behaviour of a host in points in which hosts differ or fail. Can be set for a host, for a
 * situation by its site code, and for a single scripted answer.
 */
export const DEFAULT_SETTINGS = {
  /** The position of the first record. */
  firstPosition: 1 as 0 | 1,
  /** The number of rows on a page beyond `Length`. */
  extraRows: 0,
  /** The error of `TotalRows`. */
  totalOffset: 0,
  /** Milliseconds before an answer. */
  delay: 0,
  /** The answers that wait: `further` excludes page one. */
  delayed: 'all' as 'all' | 'further',
  fail: null as Failure | null,
  /** Answers with a page for people, or redirects to one. */
  page: null as 'html' | 'redirect' | null,
  /** Changes the list before each further page. */
  moving: false,
  /** The host has a message for some codes. */
  apiError: null as { code: number; message?: string | null } | null,
  /** The notation of a null member. */
  nulls: 'null' as 'null' | 'absent' | 'empty',
  /** Writes JSON numbers in quotes. */
  numbersAsStrings: false,
  /** Writes the list of a page without rows as null. */
  nullList: false,
  /** The number of every client's inquiries; null if clients differ. */
  leads: null as number | null,
  /** The language of generated inquiries and of messages. */
  language: 'ru' as Language,
  /** Returns no rows. */
  empty: false,
  /** The status of the answer to a form-urlencoded body. */
  forms: 200 as 200 | 415 | 500,
  /** The status of the answer to OPTIONS, which names no site code. */
  options: 200 as 200 | 405,
  /** Checks token, site code and client, like the demo host. */
  strict: false,
};

export type Settings = typeof DEFAULT_SETTINGS;
