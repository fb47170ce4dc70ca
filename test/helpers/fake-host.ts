import { identityOf, type Identity, type Lead } from '../../src/model/lead.js';
import type { FetchPage, Page } from '../../src/model/page.js';

/** Far more than any history needs, so that an endless loop fails instead of hanging. */
const MOST_ANSWERS = 5000;

export interface FakeHostOptions {
  readonly base?: 0 | 1;
  /** Rows beyond the requested ones. */
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

/** A host in memory, for the list model: the same positions and totals as the real one. */
export class FakeHost {
  list: readonly Lead[];
  /** Runs before each answer. */
  beforeAnswer: () => void = () => undefined;
  readonly answers: GivenAnswer[] = [];
  /** The most rows of an answer, whatever the requested length. */
  most = Infinity;
  /** The error in the total. */
  totalOffset: number;
  readonly #options: FakeHostOptions;

  constructor(list: readonly Lead[], options: FakeHostOptions = {}) {
    this.list = list;
    this.#options = options;
    this.totalOffset = options.totalOffset ?? 0;
  }

  readonly fetchPage: FetchPage = async (start, length) => {
    await Promise.resolve();
    this.beforeAnswer();
    if (this.answers.length > MOST_ANSWERS) {
      throw new Error('The list never stops asking.');
    }
    const { base = 1, extraRows = 0 } = this.#options;
    const first = Math.max(0, start - base);
    const answer: GivenAnswer = {
      start,
      length,
      list: this.list,
      // Each answer has objects of its own, as if they were parsed.
      leads: this.list
        .slice(first, first + Math.min(length + extraRows, this.most))
        .map((row) => ({ ...row })),
      total: Math.max(0, this.list.length + this.totalOffset),
    };
    this.answers.push(answer);
    return answer;
  };

  /** `Start` and `Length` of the requests. */
  get spans(): [number, number][] {
    return this.answers.map(({ start, length }) => [start, length]);
  }

  /** The same in short form, such as `20:21`. */
  get asked(): string[] {
    return this.spans.map(([start, length]) => `${start}:${length}`);
  }
}

export function lead(id: number, facts: Partial<Lead> = {}): Lead {
  return {
    id,
    number: id,
    time: null,
    source: '',
    status: '',
    type: '',
    form: '',
    subject: '',
    mark: '',
    unread: 0,
    ...facts,
  };
}

/** Leads without an id and a number, with these letters as subjects. */
export function unnamedLeads(letters: string): Lead[] {
  return Array.from(letters, (subject) => lead(0, { subject }));
}

export function leads(...ids: number[]): Lead[] {
  return ids.map((id) => lead(id));
}

/** From `first` to `last`, inclusive. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function ids(list: readonly Lead[]): number[] {
  return list.map(({ id }) => id);
}

export function identities(list: readonly Lead[]): Identity[] {
  return list.map(identityOf);
}
