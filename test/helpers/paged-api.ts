import type { FirstPosition } from '../../src/model/first-position.js';
import type { Lead } from '../../src/model/lead.js';
import type { FetchPage, Page } from '../../src/model/page.js';

/** What an API does with position 0: the first row for one that counts from 0, or from 1. */
export const KINDS = [
  'counts from 0',
  'takes 0 for 1',
  'has no row 0',
  'fails',
  'is empty',
] as const;

export interface PagedApiOptions {
  readonly kind?: (typeof KINDS)[number];
  /** The number of rows beyond the requested ones in each answer. */
  readonly extraRows?: number;
  /** The error in the total. */
  readonly totalOffset?: number;
}

/** An answer, and the list that it was read from. */
export interface GivenAnswer extends Page {
  readonly start: number;
  readonly length: number;
  readonly list: readonly Lead[];
}

/** The failure of a request for position 0. */
export class NoPosition extends Error {}

/** Far more than any history needs, so that an endless loop fails instead of hanging. */
const MOST_REQUESTS = 5000;

/** A paged list in memory, whose rows the tests may change between any two requests. */
export class PagedApi {
  list: readonly Lead[];
  readonly answers: GivenAnswer[] = [];
  /** `Start` and `Length` of all requests in short form, such as `20:21`. */
  readonly asked: string[] = [];
  /** Runs before each answer. */
  beforeAnswer: () => void = () => undefined;
  /** If set, it returns its first 20 rows, and for every further position this many of them. */
  rowsOfFurtherPages: number | undefined;
  kind: (typeof KINDS)[number];
  totalOffset: number;
  readonly #extraRows: number;

  constructor(
    list: readonly Lead[] = [],
    { kind = 'takes 0 for 1', extraRows = 0, totalOffset = 0 }: PagedApiOptions = {},
  ) {
    this.list = list;
    this.kind = kind;
    this.totalOffset = totalOffset;
    this.#extraRows = extraRows;
  }

  get base(): FirstPosition {
    return this.kind === 'counts from 0' ? 0 : 1;
  }

  readonly fetchPage: FetchPage = async (start, length) => {
    await Promise.resolve();
    return this.pageOf(start, length);
  };

  /** Answers from the list as it is after `beforeAnswer`. */
  pageOf(start: number, length: number): Page {
    this.asked.push(`${start}:${length}`);
    if (this.asked.length > MOST_REQUESTS) {
      throw new Error('The list never stops asking.');
    }
    this.beforeAnswer();
    const { list } = this;
    const answer: GivenAnswer = {
      start,
      length,
      list,
      // Objects of its own, as if they were parsed.
      leads: this.#rowsOf(list, start, length).map((row) => ({ ...row })),
      total: Math.max(0, list.length + this.totalOffset),
    };
    this.answers.push(answer);
    return answer;
  }

  #rowsOf(list: readonly Lead[], start: number, length: number): readonly Lead[] {
    if (this.rowsOfFurtherPages !== undefined) {
      return list.slice(0, start > 1 ? this.rowsOfFurtherPages : 20);
    }
    const first = start - this.base;
    const rows = Math.max(0, length + this.#extraRows);
    if (first >= 0 || this.kind === 'takes 0 for 1') {
      return list.slice(Math.max(0, first), Math.max(0, first) + rows);
    }
    if (this.kind === 'fails') {
      throw new NoPosition();
    }
    return this.kind === 'is empty' ? [] : list.slice(0, Math.max(0, rows - 1));
  }
}

/** Tells what the API client tells the list: whether a failure may mean that there is no 0. */
export function mayRefuseStart(error: unknown): boolean {
  return error instanceof NoPosition;
}
