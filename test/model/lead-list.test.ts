import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList, type Change } from '../../src/model/lead-list.js';
import { MAX_LENGTH } from '../../src/model/overlap-reader.js';
import { reasonOf } from '../fixtures/rejection.js';
import { lead, leads, range, unnamedLeads } from '../helpers/leads.js';
import { mayRefuseStart, NoPosition, PagedApi } from '../helpers/paged-api.js';
import { happen, itFollows, StoryLog, type Events } from '../helpers/stories.js';

const { signal } = new AbortController();
/** A longer log of requests is summed up. */
const MOST_LOGGED = 12;

/** An API whose list moves, and a list that follows it. */
class ListWorld {
  readonly api = new PagedApi();
  list!: LeadList;
  readonly #log = new StoryLog();
  #isBaseGiven = false;
  #pageSize = 20;
  #nextId = 5000;
  #before: readonly Lead[] = [];
  #state = '';

  /** Lets events happen. Returns the requests, the changes, and the state if it has changed. */
  async take(names: string): Promise<string> {
    await happen(this.#events, names);
    return this.#log.take();
  }

  readonly #events: Events = {
    // The API. Rows are ids, or letters for rows that have neither an id nor a number.
    rows: (...words) => (this.api.list = rowsOf(words)),
    insert: () => this.#insert(),
    unread: (index, count) => this.#change(Number(index), { unread: Number(count) }),
    status: (index, status) => this.#change(Number(index), { status }),
    'counts-from-0': () => (this.api.kind = 'counts from 0'),
    'has-one-page': (rows) => (this.api.rowsOfFurtherPages = Number(rows)),
    'is-without-0': () => (this.api.kind = 'fails'),
    'is-off-by': (rows) => (this.api.totalOffset = Number(rows)),
    'before-answer': (answer, ...words) => this.#beforeAnswers(+answer, +answer, words),
    'before-each-answer': (...words) => this.#beforeAnswers(1, Infinity, words),
    fail: () => {
      throw new NoPosition();
    },

    // The list.
    'base-given': () => (this.#isBaseGiven = true),
    page: (rows) => (this.#pageSize = Number(rows)),
    first: () => {
      const { fetchPage, base } = this.api;
      const firstPosition = this.#isBaseGiven ? base : undefined;
      const onStartRefused = () => this.#log.push('0 is refused');
      this.list = new LeadList({ fetchPage, firstPosition, mayRefuseStart, onStartRefused });
      return this.#run(this.list.first(this.#pageSize, signal));
    },
    more: () => this.#run(this.list.more(this.#pageSize, signal)),
    'read-on': () => this.#run(this.list.more(MAX_LENGTH, signal)),
    refresh: () => this.#run(this.list.refresh(this.#pageSize, signal)),
    head: () => this.#run(this.list.refreshHead(this.#pageSize, signal)),
  };

  #insert(): void {
    this.api.list = [lead(this.#nextId++), ...this.api.list];
  }

  #change(index: number, facts: Partial<Lead>): void {
    this.api.list = this.api.list.with(index, { ...this.api.list[index]!, ...facts });
  }

  /** Lets something happen before these answers of the next operation. */
  #beforeAnswers(first: number, last: number, words: readonly string[]): void {
    const { length } = this.api.asked;
    this.api.beforeAnswer = () => {
      const answer = this.api.asked.length - length;
      if (answer >= first && answer <= last) {
        const [name = '', ...rest] = words;
        this.#events[name]!(...rest);
      }
    };
  }

  async #run(operation: Promise<Change>): Promise<void> {
    const { length } = this.api.asked;
    const change = await operation.catch(() => undefined);
    const asked = this.api.asked.slice(length);
    const rest = asked.length > MOST_LOGGED ? asked.splice(1) : [];
    this.#log.push(...asked, ...(rest.length > 0 ? [`${rest.length} more`] : []));
    this.#log.push(change ? describeChange(change) : 'failed');
    const { list } = this;
    const words = {
      [`${list.unread} unread`]: list.unread,
      complete: list.isComplete,
      'has more': list.hasMore,
      'has given up': !list.isComplete && !list.hasMore,
    };
    const facts = Object.entries(words).flatMap(([word, isSo]) => (isSo ? [word] : []));
    const state = [`${idsIn(list.leads) || 'none'} of ${list.total}`, ...facts].join(', ');
    if (state !== this.#state || list.leads !== this.#before) {
      this.#log.push(state + describeKept(this.#before, list.leads));
    }
    this.#state = state;
    this.#before = list.leads;
  }
}

function rowsOf(words: readonly string[]): readonly Lead[] {
  return words.flatMap((word) => {
    const [first, last = first] = word.split('-').map(Number);
    return Number.isNaN(first) ? unnamedLeads(word) : leads(...range(first!, last!));
  });
}

/** Ids, as in `rows`. */
function idsIn(rows: readonly Lead[]): string {
  const runs: [number, number][] = [];
  let text = '';
  for (const { id, subject } of rows) {
    const run = runs.at(-1);
    if (id === 0) {
      text += subject;
    } else if (run && id === run[1] + 1) {
      run[1] = id;
    } else {
      runs.push([id, id]);
    }
  }
  const spans = runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return [...(text ? [text] : []), ...spans].join(' ');
}

/** How many objects are the same as before. */
function describeKept(before: readonly Lead[], now: readonly Lead[]): string {
  const kept = now.map((row) => before.indexOf(row)).filter((index) => index !== -1);
  const isInOrder = kept.every((index, place) => index > (kept[place - 1] ?? -1));
  return before.length > 0 ? `, keeps ${kept.length}${isInOrder ? '' : ' in another order'}` : '';
}

function describeChange({ added, arrived, resumeAt, moves }: Change): string {
  const extra = [arrived ? `, ${arrived} new` : '', moves ? `, moves: ${moves}` : ''].join('');
  return `+${added} at ${resumeAt}${extra}`;
}

describe('LeadList.first', () => {
  itFollows(ListWorld, {
    'asks for position 1 once, on an API that refuses 0': `
      rows 1-50, is-without-0, first > 0 is refused; 0:21; 1:21; +20 at 0, 20 new; 1-20 of 50, has more
      refresh > 1:20; +0 at 20; 1-20 of 50, has more, keeps 20`,
    'does not take a failure for a refusal after the API has accepted position 0': `
      rows 1-50, first
      before-each-answer fail, refresh > 0:21; failed`,
    'does not take an empty list for a refusal': `
      rows, first > 0:21; +0 at 0; none of 0, complete`,
    'asks for position 1 only if the API counts rows and returns none': `
      rows, is-off-by 1, first > 0:21; 1:21; +0 at 0; none of 1, has more
      more > 0:21; 1:21; 0:21; 1:21; +0 at 0, moves: 1; none of 1, has more
      more > 0:21; 1:21; 0:21; 1:21; +0 at 0, moves: 1; none of 1, has given up`,
  });
});

describe('LeadList.more', () => {
  itFollows(ListWorld, {
    'reads an only row again from the top, and finds out by the second': `
      rows 1-70, page 1, first
      more > 0:3; +1 at 1; 1-2 of 70, has more, keeps 1
      more > 1:3; +1 at 2; 1-3 of 70, has more, keeps 2
      more > 3:2; +1 at 3; 1-4 of 70, has more, keeps 3`,
    'finds out by the last row that the API counts from 0': `
      rows 1-70, counts-from-0, first
      more > 19:22; +20 at 20; 1-40 of 70, has more, keeps 20
      more > 39:21; +20 at 40; 1-60 of 70, has more, keeps 40`,
    'forgets from where the API counts if the list moves': `
      rows 1-70, first, more
      insert, more > 40:21; 0:62; +21 at 41, 1 new, moves: 1; 5000 1-60 of 71, has more, keeps 40
      more > 60:22; +10 at 61; 5000 1-70 of 71, complete, keeps 61`,
    'reads the whole list again if a row that is shown repeats below': `
      rows 1-50, first
      rows 1 45 3-22 2 23-44 46-50, more
        > 19:22; 0:41; +20 at 23, 3 new, moves: 1; 1 45 3-22 2 23-39 of 50, has more, keeps 20 in
        > another order`,
    'reads the whole list again if a page brings nothing new, after a failure that seemed a refusal': `
      rows 1-21, counts-from-0, before-answer 1 fail, first
        > 0 is refused; 0:21; 1:21; +20 at 0, 20 new; 2-21 of 21, has more
      more > 20:21; 0:41; +1 at 21, 1 new, moves: 1; 1-21 of 21, complete, keeps 20`,
    'gives up if two pages in a row bring nothing new, until a refresh': `
      rows 1-30, is-off-by 2, first, more
      more > 30:21; 0:51; 29:22; +0 at 30, moves: 1; 1-30 of 32, has more, keeps 30
      more > 30:21; 0:51; 29:22; +0 at 30, moves: 1; 1-30 of 32, has given up, keeps 30
      refresh > 0:31; +0 at 30; 1-30 of 32, has more, keeps 30
      read-on > 29:200; 0:200; 29:200; +0 at 30, moves: 1; 1-30 of 32, has more, keeps 30`,
    'gives up after six requests if each further page is empty': `
      rows 1-45, first
      has-one-page 0, more > 19:22; 0:41; 19:22; +0 at 0, moves: 2
      more > 19:22; 0:41; 19:22; +0 at 0, moves: 2; 1-20 of 45, has given up, keeps 20`,
    'gives up after six requests if each further page is the first one': `
      rows 1-45, first
      has-one-page 20, more > 19:22; 0:41; 19:22; +0 at 0, moves: 2
      more > 19:22; 0:41; 19:22; +0 at 0, moves: 2; 1-20 of 45, has given up, keeps 20`,
    'counts pages that bring nothing anew once a row has come': `
      rows 1-30, is-off-by 2, first, more, more
      rows 1-31, is-off-by 1, more > …1-31 of 32, has more, keeps 30`,
    'shows a row once that the API repeats, reaches the end, and never calls that complete': `
      rows 1-10 10 11-30, first
      more > 19:22; +11 at 19; 1-30 of 31, has given up, keeps 19`,
  });
});

describe('LeadList.readOn', () => {
  itFollows(ListWorld, {
    'reports how often the list has moved': `
      rows 1-500, first
      insert, read-on
        > 19:200; 0:200; 199:23; +201 at 21, 1 new, moves: 1; 5000 1-220 of 501, has more, keeps 20
      before-each-answer insert, read-on
        > 221:200; 0:200; 199:200; 0:200; 199:200; +0 at 0, moves: 2`,
  });
});

describe('LeadList.refresh', () => {
  itFollows(ListWorld, {
    'shows what is new above an only row, from wherever the API counts': `
      rows 1-3, page 1, first, insert
      refresh > 0:2; 0:3; +1 at 2, 1 new; 5000 1 of 4, has more, keeps 1
      counts-from-0, first, insert
      refresh > 0:2; 0:3; +1 at 2, 1 new; 5001 5000 of 5, has more, keeps 1`,
    'reads the shown rows again and the growth of the total': `
      rows 1-20, first
      rows 99 98 1-20, refresh > 0:21; 19:4; +2 at 22, 2 new; 99 98 1-20 of 22, complete, keeps 20`,
    'reads the shown rows again, whose rows move up from below without being new': `
      rows 1-50, first
      rows 4-50, refresh > 0:21; +3 at 17; 4-23 of 47, has more, keeps 17`,
    'reads at least a page': `
      rows 1 2, first
      rows 1-30, refresh > 0:21; 19:30; +28 at 2, 28 new; 1-30 of 30, complete, keeps 2`,
    'keeps the objects of unchanged leads': `
      rows 1-20, first
      status 6 Решено, refresh > 0:21; +0 at 20; 1-20 of 20, complete, keeps 19`,
    'keeps all rows of an API whose count is too low': `
      rows 1-650, page 200, first, more, more
      is-off-by -500, refresh
        > 0:200; 199:200; 398:200; +0 at 597; 1-597 of 150, has given up, keeps 597`,
    'reads 200 rows more at most if the API’s count jumps': `
      rows 1-20, first
      is-off-by 1000000000, rows 1-3000, refresh
        > 0:21; 19:200; 218:3; +200 at 20, 200 new; 1-220 of 1000003000, has more, keeps 20`,
    'reads again if the total has changed between the requests of a reading': `
      rows 1-1000, page 200, first, more
      before-answer 2 rows 5000 2-1000 5001, refresh
        > 0:200; 199:200; 0:200; 199:200; 398:2; +2 at 398, 1 new; 5000 2-399 of 1001, has more,
        > keeps 397`,
  });
});

describe('LeadList.refreshHead', () => {
  itFollows(ListWorld, {
    'reads 200 rows once if they join the rest': `
      rows 1-450, page 200, first, more
      unread 5 2, insert, head
        > 0:200; +1 at 399, 1 new; 5000 1-398 of 451, 2 unread, has more, keeps 397
      more > 399:200; +52 at 399; 5000 1-450 of 451, 2 unread, complete, keeps 399`,
    'reads only the shown rows if there are fewer': `
      rows 1-450, first
      insert, head > 0:21; +1 at 21, 1 new; 5000 1-20 of 451, has more, keeps 20
      rows 2-450, head > 0:22; +2 at 19; 2-22 of 449, has more, keeps 19`,
    'reads the whole list again if the counts disagree': `
      rows 1-450, page 200, first, more
      rows 1-299 301-450, head
        > 0:200; 0:200; 199:200; +1 at 397; 1-299 301-399 of 449, has more, keeps 397`,
    'reads the whole list again if its rows do not join the rest': `
      rows 1-450, page 200, first, more
      rows 1-198 900 200-451, head
        > 0:200; 0:200; 199:200; 398:2; +2 at 398, 1 new; 1-198 900 200-399 of 451, has more, keeps
        > 397`,
  });
});

describe('LeadList with rows that have neither an id nor a number', () => {
  itFollows(ListWorld, {
    'shows each of them': `
      base-given, rows abcde, page 3, first > 1:3; +3 at 0, 3 new; abc of 5, has more
      more > 3:4; +2 at 3; abcde of 5, complete, keeps 3`,
    'keeps the object of each row that a refresh finds unchanged': `
      rows ab 7, first
      rows cab 7, refresh > 0:21; +1 at 4, 1 new; cab 7 of 4, complete, keeps 3`,
  });
});

describe('an abort of LeadList', () => {
  it('prevents a change by an answer that comes later', async () => {
    const world = new ListWorld();
    await world.take('rows 1-600, first, insert');
    const { api, list } = world;
    const { leads: before } = list;
    const abort = new AbortController();
    api.beforeAnswer = () => abort.abort();
    expect(await reasonOf(list.more(20, abort.signal))).to.equal(abort.signal.reason);
    expect(api.answers).to.have.length(2);
    expect(list.leads).to.equal(before);
  });

  it('prevents a request for position 1', async () => {
    const { fetchPage, asked } = new PagedApi(leads(1, 2));
    const list = new LeadList({ fetchPage, mayRefuseStart });
    expect(await reasonOf(list.first(20, AbortSignal.abort('enough')))).to.equal('enough');
    expect(asked).to.deep.equal(['0:21']);
  });
});
