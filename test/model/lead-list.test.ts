import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList, type Change, type FirstPosition } from '../../src/model/lead-list.js';
import type { FetchPage, Page } from '../../src/model/page.js';
import { reasonOf } from '../fixtures/rejection.js';
import { lead, leads, range, unnamedLeads } from '../helpers/leads.js';
import { MemoryApi } from '../helpers/memory-api.js';
import { happen, itFollows, StoryLog, type Events } from '../helpers/stories.js';

const { signal } = new AbortController();
/** A longer log of requests is summed up. */
const MOST_LOGGED = 12;

/** A host whose list moves, and a list that follows it. */
class ListWorld {
  host = new MemoryApi();
  list!: LeadList;
  readonly #log = new StoryLog();
  #firstPosition: FirstPosition | undefined = 1;
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
    // The host. Rows are ids, or letters for rows that have neither an id nor a number.
    rows: (...words) => (this.host.list = rowsOf(words)),
    insert: () => this.#insert(),
    unread: (index, count) => this.#change(Number(index), { unread: Number(count) }),
    status: (index, status) => this.#change(Number(index), { status }),
    'counts-from': (base) => (this.host = new MemoryApi(this.host.list, { base: +base as 0 | 1 })),
    'is-off-by': (rows) => (this.host.totalOffset = Number(rows)),
    'returns-at-most': (rows) => (this.host.most = Number(rows)),
    'before-answer': (answer, ...words) => this.#beforeAnswers(+answer, +answer, words),
    'before-first-answers': (last, ...words) => this.#beforeAnswers(1, +last, words),
    'before-each-answer': (...words) => this.#beforeAnswers(1, Infinity, words),
    grow: (rows) => {
      const { length } = this.host.list;
      this.host.list = [...this.host.list, ...leads(...range(length + 1, length + Number(rows)))];
      this.#change(0, { unread: this.host.answers.length });
    },
    'insert-and-lose': () => {
      this.#insert();
      this.host.list = this.host.list.slice(0, -1);
    },
    rotate: () => (this.host.list = [...this.host.list.slice(1), lead(this.#nextId++)]),

    // The list.
    'position-open': () => (this.#firstPosition = undefined),
    page: (rows) => (this.#pageSize = Number(rows)),
    first: () => {
      const { fetchPage } = this.host;
      this.list = new LeadList({ fetchPage, firstPosition: this.#firstPosition });
      return this.#run(this.list.first(this.#pageSize, signal));
    },
    more: () => this.#run(this.list.more(this.#pageSize, signal)),
    'read-on': () => this.#run(this.list.readOn(signal)),
    refresh: () => this.#run(this.list.refresh(this.#pageSize, signal)),
    head: () => this.#run(this.list.refreshHead(this.#pageSize, signal)),
    probe: () => this.#run(this.list.probe(signal)),
  };

  #insert(): void {
    this.host.list = [lead(this.#nextId++), ...this.host.list];
  }

  #change(index: number, facts: Partial<Lead>): void {
    this.host.list = this.host.list.with(index, { ...this.host.list[index]!, ...facts });
  }

  /** Lets something happen before these answers of the next operation. */
  #beforeAnswers(first: number, last: number, words: readonly string[]): void {
    const { length } = this.host.answers;
    this.host.beforeAnswer = () => {
      const answer = this.host.answers.length - length + 1;
      if (answer >= first && answer <= last) {
        const [name = '', ...rest] = words;
        this.#events[name]!(...rest);
      }
    };
  }

  async #run(operation: Promise<Change>): Promise<void> {
    const { length } = this.host.answers;
    const change = await operation;
    const asked = this.host.asked.slice(length);
    const rest = asked.length > MOST_LOGGED ? asked.splice(1) : [];
    this.#log.push(...asked, ...(rest.length > 0 ? [`${rest.length} more`] : []));
    this.#log.push(describeChange(change));
    const { list } = this;
    const words = {
      [`${list.unread} unread`]: list.unread,
      'counts from 0': list.firstPosition === 0,
      'needs a probe': list.needsProbe,
      complete: list.isComplete,
      'has more': list.hasMore,
      'has given up': !list.isComplete && !list.hasMore,
    };
    const facts = Object.entries(words).flatMap(([word, isSo]) => (isSo ? [word] : []));
    const shown = `${idsIn(list.leads) || 'none'} of ${list.total}`;
    const state = [shown, ...facts].join(', ');
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

describe('LeadList.more', () => {
  itFollows(ListWorld, {
    'requests the last row again with the next page, and appends the rest': `
      rows 1-40, first > 1:20; +20 at 0, 20 new; 1-20 of 40, has more
      more > 20:21; +20 at 20; 1-40 of 40, complete, keeps 20`,
    'reads the whole list again if a row was added on top': `
      rows 1-50, first
      rows 99 1-50, more > 20:21; 1:41; +21 at 21, 1 new; 99 1-40 of 51, has more, keeps 20`,
    'reads the whole list again if a row that is shown repeats below': `
      rows 1-50, first
      rows 1 45 3-22 2 23-44 46-50, more
        > 20:21; 1:40; +20 at 23, 3 new; 1 45 3-22 2 23-39 of 50, has more, keeps 20 in another
        > order`,
    'reads the whole list again if the total has changed, and the last row has not moved': `
      rows 1-50, first
      rows 99 1 3-50 98, more > 20:21; 1:41; +22 at 20, 1 new; 99 1 3-41 of 51, has more, keeps 19`,
    'stops at the count of its first answer if each answer adds 200 rows': `
      rows 1-1000, page 200, first, more
      before-each-answer grow 200, more
        > 400:201; 18 more; +1800 at 400, 1800 new; 1-2200 of 4800, 9 unread, has more, keeps 399`,
    'keeps all rows if a host returns few at a time, whatever the length of the request': `
      rows 1-400, page 200, first, more
      returns-at-most 21, refresh > 1:200; 19 more; +0 at 400; 1-400 of 400, complete, keeps 400
      returns-at-most 2, refresh > 1:200; 19 more; +0 at 0`,
    'loses no row if a moving list returns few at a time': `
      rows 1-1000, page 200, first, more
      returns-at-most 50, before-first-answers 3 insert, page 20, more
        > 400:21; 1:200; 50:200; 1:200; 50:200; 99:200; 148:200; 197:200; 246:178; 295:129;
        > 344:80; 393:31; +23 at 403, 3 new; 5002 5001 5000 1-420 of 1003, has more, keeps 400`,
    'shows the last of four readings if the list never stands still': `
      rows 1-1000, page 200, first, more
      before-each-answer insert, more
        > 400:201; 1:200; 200:200; 1:200; 200:200; 1:200; 200:200; 1:200; 200:200; +8 at 200, 8
        > new; 5007 5006 5005 5004 5003 5002 5001 5000 1-192 of 1008, has given up, keeps 192`,
    'stops if a page brings nothing new, until a refresh': `
      rows 1-30, is-off-by 2, first
      more > 20:21; +10 at 20; 1-30 of 32, has more, keeps 20
      more > 30:21; +0 at 30; 1-30 of 32, has given up, keeps 30
      refresh > 1:30; +0 at 30; 1-30 of 32, has more, keeps 30
      read-on > 30:200; +0 at 30; 1-30 of 32, has given up, keeps 30
      read-on > 30:200; +0 at 30; 1-30 of 32, has given up, keeps 30`,
    'shows a row once that the host repeats, reaches the end, and never calls that complete': `
      rows 1-10 10 11-30, first
      more > 20:21; +11 at 19; 1-30 of 31, has given up, keeps 19`,
    'shows a row once that the host repeats and does not count': `
      rows 1-10 10 11-30, is-off-by -1, first
      more > 20:21; +11 at 19; 1-30 of 30, has given up, keeps 19`,
  });

  it('stops if a list has moved more than 20 times before a further page', async () => {
    const world = new ListWorld();
    await world.take('rows 1-6000, first');
    for (let moves = 1; moves <= 21; moves++) {
      expect(world.list.hasMore).to.equal(true);
      await world.take(`insert, ${moves % 2 === 0 ? 'more' : 'read-on'}`);
    }
    expect(world.list.hasMore).to.equal(false);
    expect(world.list.leads).to.deep.equal(world.host.list.slice(0, world.list.leads.length));
    await world.take('refresh, more');
    expect(world.list.hasMore, 'after a refresh').to.equal(true);
  });
});

describe('LeadList.readOn', () => {
  itFollows(ListWorld, {
    'reads as many rows as one request may return, including the last row shown': `
      rows 1-500, first
      read-on > 20:200; +199 at 20; 1-219 of 500, has more, keeps 20
      read-on > 219:200; +199 at 219; 1-418 of 500, has more, keeps 219`,
    'reads a moved list again from the top, once': `
      rows 1-500, first
      insert, read-on
        > 20:200; 1:200; 200:21; +200 at 21, 1 new, moves: 1; 5000 1-219 of 501, has more, keeps
        > 20`,
    'changes nothing if the list moves meanwhile': `
      rows 1-500, first
      before-each-answer insert, read-on > 20:200; 1:200; 200:22; +0 at 0, moves: 2`,
  });
});

describe('LeadList.refresh', () => {
  itFollows(ListWorld, {
    'reads the shown rows again, of a list that has grown by the same number of rows': `
      rows 1-20, first
      rows 99 98 1-20, refresh > 1:20; 20:3; +2 at 22, 2 new; 99 98 1-20 of 22, complete, keeps 20`,
    'reads the shown rows again, whose rows move up from below without being new': `
      rows 1-50, first
      rows 4-50, refresh > 1:20; +3 at 17; 4-23 of 47, has more, keeps 17`,
    'reads the shown rows again, of a list that has lost a row': `
      rows 1-20, first
      rows 2-20, refresh > 1:20; +0 at 19; 2-20 of 19, complete, keeps 19`,
    'reads a list that was empty': `
      rows, first > 1:20; +0 at 0; none of 0, complete
      rows 1 2, refresh > 1:20; +2 at 0, 2 new; 1-2 of 2, complete`,
    'keeps the objects of unchanged leads': `
      rows 1-20, first
      status 6 Решено, refresh > 1:20; +0 at 20; 1-20 of 20, complete, keeps 19`,
    'keeps all rows of a host whose count is too low': `
      rows 1-450, is-off-by -200, page 200, first, more
      refresh > 1:200; 200:200; 399:2; +0 at 400; 1-400 of 250, has given up, keeps 400`,
    'stops at the count of its first answer if each answer adds 1000 rows': `
      rows 1-1000, page 200, first, more
      before-each-answer grow 1000, refresh
        > 1:200; 30 more; +1400 at 400, 1400 new; 1-1800 of 32000, 23 unread, has more, keeps 399`,
    'reads 2,000 rows at most if the host’s count jumps': `
      rows 1-20, first
      is-off-by 1000000000, rows 1-3000, returns-at-most 2, refresh
        > 1:20; 109 more; +91 at 20, 91 new; 1-111 of 1000003000, has more, keeps 20`,
    'reads again if the total has changed between the requests of a reading': `
      rows 1-1000, page 200, first, more
      before-answer 2 rows 5000 2-1000 5001, refresh
        > 1:200; 200:200; 399:2; 1:200; 200:200; 399:3; +2 at 400, 1 new; 5000 2-401 of 1001, has
        > more, keeps 399`,
    'reads again if a row moves down among the rows to come, and another moves up, between them': `
      rows 1-1000, page 200, first, more
      before-answer 2 rows 1-4 350 6-349 5 351-1000, refresh
        > 1:200; 200:200; 399:2; 1:200; 200:200; 399:2; +0 at 400; 1-4 350 6-349 5 351-400 of
        > 1000, has more, keeps 400 in another order`,
  });
});

describe('LeadList.refreshHead', () => {
  itFollows(ListWorld, {
    'reads 200 rows once if they join the rest': `
      rows 1-450, page 200, first, more
      unread 5 2, insert, head
        > 1:200; +1 at 401, 1 new; 5000 1-400 of 451, 2 unread, has more, keeps 399
      more > 401:201; +50 at 401; 5000 1-450 of 451, 2 unread, complete, keeps 401`,
    'reads only the shown rows if there are fewer': `
      rows 1-450, first
      head > 1:20; +0 at 20; 1-20 of 450, has more, keeps 20`,
    'reads the whole list again if the counts disagree': `
      rows 1-450, page 200, first, more
      rows 1-299 301-450, head
        > 1:200; 1:200; 200:200; 399:2; +1 at 399; 1-299 301-401 of 449, has more, keeps 399`,
    'reads the whole list again if its rows do not join the rest': `
      rows 1-450, page 200, first, more
      rows 1-199 900 201-451, head
        > 1:200; 1:200; 200:200; 399:3; +2 at 400, 1 new; 1-199 900 201-401 of 451, has more,
        > keeps 399`,
  });

  it('lets a list that moves all day go on, as any refresh does', async () => {
    const world = new ListWorld();
    await world.take('rows 1-2000, page 200, first, page 20, more');
    for (let moves = 0; moves < 30; moves++) {
      await world.take('insert, more, head');
      expect(world.list.hasMore).to.equal(true);
    }
    await world.take('more');
    expect(world.list.hasMore).to.equal(true);
  });
});

describe('LeadList with rows that have neither an id nor a number', () => {
  itFollows(ListWorld, {
    'shows each of them, even if they are alike': `
      rows aabaabbaab, page 3, first > 1:3; +3 at 0, 3 new; aab of 10, has more
      more, more, more
        > 3:4; +3 at 3; aabaab of 10, has more, keeps 3; 6:4; +3 at 6; aabaabbaa of 10, has more,
        > keeps 6; 9:4; +1 at 9; aabaabbaab of 10, complete, keeps 9`,
    'keeps the object of each row that a refresh finds unchanged, once': `
      rows aab 7, first
      rows aaab 7, refresh > 1:20; +1 at 5, 1 new; aaab 7 of 5, complete, keeps 4
      rows ab, refresh > 1:20; +0 at 2; ab of 2, complete, keeps 2`,
    'puts a row before the first on top, even if it resembles another': `
      rows abab, counts-from 0, position-open, first
        > 1:20; +3 at 0, 3 new; bab of 4, needs a probe, has more
      probe > 0:1; 1:1; +1 at 4, 1 new; abab of 4, counts from 0, complete, keeps 3`,
    'learns nothing from a first row that resembles the one shown, of a host that counts from 0': `
      rows aaab, counts-from 0, position-open, page 2, first
        > 1:2; +2 at 0, 2 new; aa of 4, needs a probe, has more
      probe > 0:1; +0 at 0`,
    'learns nothing from a first row that resembles the one shown, of a host that counts from 1': `
      rows aaab, position-open, page 2, first
        > 1:2; +2 at 0, 2 new; aa of 4, needs a probe, has more
      probe > 0:1; +0 at 0`,
  });

  it('joins the first rows and the rest, or reads everything again', async () => {
    const world = new ListWorld();
    const letters = range(1, 450)
      .map((id) => 'abcdefghi'[id % 9])
      .join('');
    await world.take(`rows ${letters}, page 200, first, more`);
    expect(await world.take('head')).to.match(/^1:200; \+0 .* keeps 400$/);
    await world.take(`rows b${letters}, head`);
    const { leads: shown } = world.list;
    expect(shown).to.deep.equal(world.host.list.slice(0, shown.length));
    expect(new Set(shown).size).to.equal(401);
  });
});

describe('each operation of LeadList', () => {
  for (const operation of ['first', 'more', 'refresh', 'refreshHead'] as const) {
    it(`ignores an answer after an abort: ${operation}`, async () => {
      const world = new ListWorld();
      await world.take('rows 1-600, page 250, first, insert');
      const { host, list } = world;
      const { leads: before } = list;
      const abort = new AbortController();
      host.beforeAnswer = () => abort.abort();
      expect(await reasonOf(list[operation](20, abort.signal))).to.equal(abort.signal.reason);
      expect(host.answers).to.have.length(2);
      expect(list.leads).to.equal(before);
      expect([list.total, list.hasMore]).to.deep.equal([600, true]);
    });
  }
});

describe('LeadList of a host that lies', () => {
  const pageOf = (start: number, length: number) => leads(...range(start, start + length - 1));

  for (const [title, most, answer] of [
    [
      'whose rows never end, with a count 20 above those returned',
      300,
      (start, length) => ({ leads: pageOf(start, length), total: start + length + 20 }),
    ],
    [
      'that repeats its rows forever',
      60,
      (start, length) => ({
        leads: pageOf(start, length).map(({ id }) => lead(((id - 1) % 30) + 1)),
        total: 10_000,
      }),
    ],
    [
      'that alternates between two totals, with rows that never end',
      300,
      (start, length, asked) => ({ leads: pageOf(start, length), total: 1000 * (1 + (asked % 2)) }),
    ],
  ] as [string, number, (start: number, length: number, asked: number) => Page][]) {
    it(`sends a bounded number of requests to a host ${title}`, async () => {
      let requests = 0;
      const fetchPage: FetchPage = (start, length) => {
        expect(++requests).to.be.at.most(most);
        return Promise.resolve(answer(start, length, requests));
      };
      const list = new LeadList({ firstPosition: 1, fetchPage });
      await list.first(20, signal);
      while (list.hasMore) {
        await list.more(20, signal);
      }
    });
  }
});

describe('LeadList.probe', () => {
  itFollows(ListWorld, {
    'puts the row before the first on top, and counts from 0 afterwards': `
      rows 1-50, counts-from 0, position-open, first
        > 1:20; +20 at 0, 20 new; 2-21 of 50, needs a probe, has more
      probe > 0:1; 1:1; +1 at 21, 1 new; 1-21 of 50, counts from 0, has more, keeps 20
      more > 20:21; +20 at 21; 1-41 of 50, counts from 0, has more, keeps 21`,
    'counts from 1 if the host turns 0 into 1, after one request': `
      rows 1-50, position-open, first
        > 1:20; +20 at 0, 20 new; 1-20 of 50, needs a probe, has more
      probe > 0:1; +0 at 0; 1-20 of 50, has more, keeps 20`,
    'learns nothing, and stops, if the count has changed': `
      rows 1-50, counts-from 0, position-open, first
      insert, probe > 0:1; +0 at 0`,
    'learns nothing if a row was added on top and another removed, and may run again': `
      rows 1-50, position-open, first, rows 99 1-49
      before-answer 2 rows 1-49, probe > 0:1; 1:1; +0 at 0`,
    'reads a list that would end without a row again if it gets a row on top and loses another before the probe': `
      rows 1-21, counts-from 0, position-open, first, more
      rows 99 1-20, probe
        > 0:1; 1:1; 1:20; 0:1; 1:1; +2 at 21, 2 new; 99 1-20 of 21, counts from 0, complete, keeps
        > 19`,
    'reads such a list again if it gets a row on top and loses another between its answers': `
      rows 1-21, counts-from 0, position-open, first, more
      before-answer 2 rows 99 1-20, probe
        > 0:1; 1:1; 1:20; 0:1; 1:1; +2 at 21, 2 new; 99 1-20 of 21, counts from 0, complete, keeps
        > 19`,
    'reads such a list again if it grows': `
      rows 1-21, counts-from 0, position-open, first, more
      rows 99 1-21, probe
        > 0:1; 1:20; 20:2; 0:1; 1:1; +2 at 22, 2 new; 99 1-21 of 22, counts from 0, complete,
        > keeps 20`,
    'reads such a list again if it loses its first row and gets another': `
      rows 1-21, counts-from 0, position-open, first, more
      rows 2-22, probe
        > 0:1; 1:20; 0:1; 1:1; +1 at 20; 2-22 of 21, counts from 0, complete, keeps 20`,
    'lets a list that keeps moving go on, after five requests': `
      rows 1-21, counts-from 0, position-open, first, more
      before-each-answer insert-and-lose, probe
        > 0:1; 1:1; 1:20; 0:1; 1:1; +3 at 20, 3 new; 5001 5000 1-18 of 21, needs a probe, has
        > more, keeps 17`,
    'changes and learns nothing if such a list moves while it is read again': `
      rows 1-250, counts-from 0, position-open, page 200, first, more, more
      before-each-answer rotate, probe > 0:1; 1:200; 200:50; +0 at 0`,
    'never requests no row, even of a host that counts rows and returns none': `
      rows, counts-from 0, position-open, is-off-by 1, first, more
        > 1:20; +0 at 0; none of 1, needs a probe, has more; 1:21; 1:20; +0 at 0; none of 1, needs
        > a probe, has given up
      probe > 0:1; 1:1; 0:1; +0 at 0; none of 1, has more`,
    'is not needed if the first page is the whole list': `
      rows 1-20, position-open, first > 1:20; +20 at 0, 20 new; 1-20 of 20, complete`,
  });

  it('counts from 1 if the host has no position 0', async () => {
    const list = new LeadList({
      fetchPage: (start) => Promise.resolve({ leads: start === 0 ? [] : leads(1, 2), total: 50 }),
    });
    await list.first(2, signal);
    await list.probe(signal);
    expect(list.firstPosition).to.equal(1);
  });
});
