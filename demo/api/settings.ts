/** Which requests fail, and how. */
export interface Failure {
  status: number;
  /** `every-other` starts with a failure, `every-third` ends with one; `further` spares page one. */
  when: 'always' | 'every-other' | 'every-third' | 'further';
  /** Seconds. */
  retryAfter?: number;
}

/**
 * How a host behaves where hosts differ or fail. A host has settings as a whole, a situation by its
 * site code, and a scripted answer for itself alone.
 */
export const DEFAULT_SETTINGS = {
  /** The position of the first record. */
  firstPosition: 1 as 0 | 1,
  /** How many rows a page holds beyond `Length`. */
  extraRows: 0,
  /** How far `TotalRows` is from the truth. */
  totalOffset: 0,
  /** Milliseconds before an answer. */
  delay: 0,
  /** Which answers wait: `further` spares page one. */
  delayed: 'all' as 'all' | 'further',
  fail: null as Failure | null,
  /** Answer with a page for people, or redirect to one. */
  page: null as 'html' | 'redirect' | null,
  /** Change the list before each further page. */
  moving: false,
  apiError: null as { code: number; message: string | null } | null,
  /** How a null member is written. */
  nulls: 'null' as 'null' | 'absent' | 'empty',
  /** Write JSON numbers in quotes. */
  numbersAsStrings: false,
  /** Write the list of a page without rows as null. */
  nullList: false,
  /** How many inquiries everyone has; null if each client has their own. */
  leads: null as number | null,
  /** Have no rows for anyone. */
  empty: false,
  /** The status of the answer to a form-urlencoded body. */
  forms: 200 as 200 | 415 | 500,
  /** The status of the answer to OPTIONS, which names no site code. */
  options: 200 as 200 | 405,
  /** Let other origins read the answer to a POST. */
  cors: true,
  /** Look up token, site code and client, as the demo host does. */
  strict: false,
};

export type Settings = typeof DEFAULT_SETTINGS;
