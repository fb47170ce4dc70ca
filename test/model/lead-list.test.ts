import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList, MAX_READINGS } from '../../src/model/lead-list.js';
import type { FetchPage, Page } from '../../src/model/page.js';
import { reasonOf } from '../fixtures/rejection.js';
import { ids, lead, leads, range, unnamedLeads } from '../helpers/leads.js';
import { MemoryApi, type MemoryApiOptions } from '../helpers/memory-api.js';

const { signal } = new AbortController();

/** A host with such leads, and a list that has read its first page. */
async function listOf(rows: number | Lead[], options?: MemoryApiOptions, pageSize = 20) {
  const host = new MemoryApi(Array.isArray(rows) ? rows : leads(...range(1, rows)), options);
  const list = new LeadList({ fetchPage: host.fetchPage, firstPosition: options?.base ?? 1 });
  await list.first(pageSize, signal);
  return { host, list };
}

/** A list with two of its pages of 200 read. */
async function longList(count: number) {
  const { host, list } = await listOf(count, {}, 200);
  await list.more(200, signal);
  host.answers.length = 0;
  return { host, list };
}

function addOnTop(host: MemoryApi, id: number): void {
  host.list = [lead(id), ...host.list];
}

/** Checks that a list shows the first rows of its host. */
function expectFirstRows(list: LeadList, host: MemoryApi, count = list.leads.length): void {
  expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, count)));
}

describe('LeadList.more', () => {
  it('requests the last row again with the next page, and appends the rest', async () => {
    const { host, list } = await listOf(40);
    expect(list.isComplete).to.equal(false);
    const change = await list.more(20, signal);
    expect(host.asked).to.deep.equal(['1:20', '20:21']);
    expect(change).to.deep.equal({ added: 20, arrived: 0, resumeAt: 20 });
    expectFirstRows(list, host, 40);
    expect([list.isComplete, list.hasMore]).to.deep.equal([true, false]);
  });

  for (const [title, moved, count] of [
    ['a row was added on top', [99, ...range(1, 50)], 41],
    [
      // Row 2 goes down and another comes up, so that the last row keeps its position.
      'a row that is shown repeats below',
      [1, 45, ...range(3, 22), 2, ...range(23, 44), ...range(46, 50)],
      40,
    ],
    // One is added on top, one above is removed, and another is added below.
    ['the total has changed, and the last row has not moved', [99, 1, ...range(3, 50), 98], 41],
  ] as const) {
    it(`reads the whole list again if ${title}`, async () => {
      const { host, list } = await listOf(50);
      host.list = leads(...moved);
      await list.more(20, signal);
      expect(host.asked.slice(1)).to.deep.equal(['20:21', `1:${count}`]);
      expectFirstRows(list, host, count);
    });
  }

  for (const [operation, growth, extra] of [
    ['more', 200, 200],
    ['refresh', 1000, 0],
  ] as const) {
    it(`stops at the count of its first answer if each answer adds ${growth} rows: ${operation}`, async () => {
      const { host, list } = await longList(1000);
      host.beforeAnswer = () => {
        const next = host.list.length + 1;
        const newLeads = leads(...range(next, next + growth - 1));
        host.list = [lead(1, { unread: host.answers.length }), ...host.list.slice(1), ...newLeads];
      };
      await list[operation](200, signal);
      const [, ...rest] = host.answers;
      // Each request but the first of a reading also has the row before it.
      const asked = rest.map(({ start, length }) => (start === 1 ? length : length - 1));
      const necessary = 400 + growth + extra;
      expect(asked.reduce((sum, count) => sum + count)).to.be.at.most(MAX_READINGS * necessary);
      expect(list.leads.length).to.be.at.least(400);
      expectFirstRows(list, host);
      expect(list.unread, 'what it has read is shown').to.be.greaterThan(0);
    });
  }

  it('keeps all rows if a host returns few at a time, whatever the length of the request', async () => {
    const { host, list } = await longList(400);
    for (const most of [21, 2]) {
      host.most = most;
      host.answers.length = 0;
      await list.refresh(20, signal);
      expect(list.leads).to.have.length(400);
      expect(host.answers.length).to.be.at.most(20);
    }
  });

  it('loses no row if a moving list returns few at a time', async () => {
    const { host, list } = await longList(1000);
    host.most = 50;
    host.beforeAnswer = () => {
      if (host.answers.length < 3) {
        addOnTop(host, 5000 + host.answers.length);
      }
    };
    await list.more(20, signal);
    expect(list.leads.length).to.be.at.least(400);
    expect(list.hasMore).to.equal(true);
    expectFirstRows(list, host);
  });

  it('reads 2,000 rows at most if the host’s count jumps', async () => {
    const { host, list } = await listOf(20);
    host.totalOffset = 1_000_000_000;
    host.list = leads(...range(1, 3000));
    host.most = 2;
    await list.refresh(20, signal);
    expect(host.answers.length).to.be.at.most(1 + 110);
    expect(list.leads.length).to.be.at.least(20);
  });

  for (const [title, move] of [
    [
      'the total has changed',
      (list: readonly Lead[]) => [lead(5000), ...list.slice(1), lead(5001)],
    ],
    [
      'a row moves down among the rows to come, and another moves up',
      (list: readonly Lead[]) => list.with(4, lead(350)).with(349, lead(5)),
    ],
  ] as const) {
    it(`reads again if ${title} between the requests of a reading`, async () => {
      const { host, list } = await longList(1000);
      host.beforeAnswer = () => {
        // The last row of the first chunk keeps its position.
        if (host.answers.length === 1) {
          host.list = move(host.list);
        }
      };
      await list.refresh(200, signal);
      expect(host.answers).to.have.length(6);
      expectFirstRows(list, host);
    });
  }

  it('shows the last of four readings if the list never stands still', async () => {
    const { host, list } = await longList(1000);
    host.beforeAnswer = () => addOnTop(host, 5000 + host.answers.length);
    await list.more(200, signal);
    // The first chunk of each reading, and the row that shows that the list has moved.
    expect(host.answers).to.have.length(1 + 2 * MAX_READINGS);
    expect(list.leads).to.deep.equal(host.answers.at(-2)?.leads);
    expect([list.isComplete, list.hasMore]).to.deep.equal([false, false]);
  });

  it('stops if a page brings nothing new, until a refresh', async () => {
    for (const operation of ['more', 'readOn'] as const) {
      const { host, list } = await listOf(30, { totalOffset: 2 });
      const more = () => (operation === 'more' ? list.more(20, signal) : list.readOn(signal));
      await more();
      expect(list.hasMore).to.equal(true);
      await more();
      expect([list.isComplete, list.hasMore]).to.deep.equal([false, false]);
      expect(host.answers).to.have.length(3);
      await list.refresh(20, signal);
      expect(list.hasMore).to.equal(true);
    }
  });

  it('stops if a list has moved more than 20 times before a further page', async () => {
    const { host, list } = await listOf(6000);
    for (let moves = 1; moves <= 21; moves++) {
      expect(list.hasMore).to.equal(true);
      addOnTop(host, 9000 + moves);
      await (moves % 2 === 0 ? list.more(20, signal) : list.readOn(signal));
    }
    expect(list.hasMore).to.equal(false);
    expectFirstRows(list, host);
    await list.refresh(20, signal);
    await list.more(20, signal);
    expect(list.hasMore, 'after a refresh').to.equal(true);
  });

  it('shows a row once that the host repeats, reaches the end, and never calls that complete', async () => {
    for (const totalOffset of [0, -1]) {
      const { list } = await listOf(leads(...range(1, 10), 10, ...range(11, 30)), { totalOffset });
      await list.more(20, signal);
      expect(ids(list.leads)).to.deep.equal(range(1, 30));
      expect([list.isComplete, list.hasMore]).to.deep.equal([false, false]);
    }
  });
});

describe('LeadList.readOn', () => {
  it('reads as many rows as one request may return, including the last row shown', async () => {
    const { host, list } = await listOf(500);
    expect(await list.readOn(signal)).to.deep.equal({ added: 199, arrived: 0, resumeAt: 20 });
    await list.readOn(signal);
    expect(host.asked.slice(1)).to.deep.equal(['20:200', '219:200']);
    expectFirstRows(list, host, 418);
    expect(list.hasMore).to.equal(true);
  });

  it('reads a moved list again from the top, once', async () => {
    const { host, list } = await listOf(500);
    addOnTop(host, 999);
    const change = await list.readOn(signal);
    expect(change).to.deep.equal({ added: 200, arrived: 1, resumeAt: 21, moves: 1 });
    expect(host.asked.slice(1)).to.deep.equal(['20:200', '1:200', '200:21']);
    expectFirstRows(list, host, 220);
    expect(list.hasMore).to.equal(true);
  });

  it('changes nothing if the list moves meanwhile', async () => {
    const { host, list } = await listOf(500);
    const { leads: before } = list;
    host.beforeAnswer = () => addOnTop(host, 1000 + host.answers.length);
    const change = await list.readOn(signal);
    expect(change).to.deep.equal({ added: 0, arrived: 0, resumeAt: 0, moves: 2 });
    expect(list.leads).to.equal(before);
    expect(list.hasMore).to.equal(true);
  });
});

describe('LeadList.refresh', () => {
  for (const [title, count, moved, asked, change] of [
    [
      'that has grown by the same number of rows',
      20,
      [99, 98, ...range(1, 20)],
      ['1:20', '20:3'],
      { added: 2, arrived: 2, resumeAt: 22 },
    ],
    [
      'whose rows move up from below without being new',
      50,
      range(4, 50),
      ['1:20'],
      { added: 3, arrived: 0, resumeAt: 17 },
    ],
    ['that has lost a row', 20, range(2, 20), ['1:20'], { added: 0, arrived: 0, resumeAt: 19 }],
    ['that was empty', 0, [1, 2], ['1:20'], { added: 2, arrived: 2, resumeAt: 0 }],
  ] as const) {
    it(`reads the shown rows again, of a list ${title}`, async () => {
      const { host, list } = await listOf(count);
      host.list = leads(...moved);
      expect(await list.refresh(20, signal)).to.deep.equal(change);
      expect(host.asked.slice(1)).to.deep.equal(asked);
      expectFirstRows(list, host);
    });
  }

  it('keeps the objects of unchanged leads', async () => {
    const { host, list } = await listOf(20);
    const before = list.leads;
    host.list = host.list.map((row) => ({ ...row, status: row.id === 7 ? 'Решено' : '' }));
    await list.refresh(20, signal);
    expect(list.leads[6]?.status).to.equal('Решено');
    expect(list.leads.filter((row, index) => row === before[index])).to.have.length(19);
  });

  it('keeps all rows of a host whose count is too low', async () => {
    const { host, list } = await listOf(450, { totalOffset: -200 }, 200);
    await list.more(200, signal);
    await list.refresh(200, signal);
    expectFirstRows(list, host, 400);
  });
});

describe('LeadList.refreshHead', () => {
  it('reads 200 rows once if they join the rest', async () => {
    const { host, list } = await longList(450);
    addOnTop(host, 900);
    host.list = host.list.with(5, lead(5, { unread: 2 }));
    const change = await list.refreshHead(200, signal);
    expect(host.asked).to.deep.equal(['1:200']);
    expect(change.arrived).to.equal(1);
    expectFirstRows(list, host, 401);
    expect(list.unread).to.equal(2);
    await list.more(200, signal);
    expect(host.asked.slice(1)).to.deep.equal(['401:201']);
    expect(list.isComplete).to.equal(true);
  });

  it('reads only the shown rows if there are fewer', async () => {
    const { host, list } = await listOf(450);
    await list.refreshHead(20, signal);
    expect(host.asked.slice(1)).to.deep.equal(['1:20']);
  });

  it('lets a list that moves all day go on, as any refresh does', async () => {
    const { host, list } = await listOf(2000, {}, 200);
    await list.more(20, signal);
    for (let moves = 0; moves < 30; moves++) {
      addOnTop(host, 5000 + moves);
      await list.more(20, signal);
      await list.refreshHead(20, signal);
      expect(list.hasMore).to.equal(true);
    }
    await list.more(20, signal);
    expect(list.hasMore).to.equal(true);
  });

  for (const [title, moved, count] of [
    ['the counts disagree', [...range(1, 299), ...range(301, 450)], 400],
    ['its rows do not join the rest', [...range(1, 199), 900, ...range(201, 451)], 401],
  ] as const) {
    it(`reads the whole list again if ${title}`, async () => {
      const { host, list } = await longList(450);
      host.list = leads(...moved);
      await list.refreshHead(200, signal);
      expect(host.answers.length).to.be.greaterThan(1);
      expectFirstRows(list, host, count);
    });
  }
});

describe('LeadList with rows that have neither an id nor a number', () => {
  it('shows each of them, even if they are alike', async () => {
    const { host, list } = await listOf(unnamedLeads('aabaabbaab'), {}, 3);
    while (list.hasMore) {
      await list.more(3, signal);
    }
    expect(host.asked).to.deep.equal(['1:3', '3:4', '6:4', '9:4']);
    expect(list.leads).to.deep.equal(host.list);
    expect(list.isComplete).to.equal(true);
  });

  it('keeps the object of each row that a refresh finds unchanged, once', async () => {
    const { host, list } = await listOf([...unnamedLeads('aab'), lead(7)], {});
    const [first, second, third, last] = list.leads;
    host.list = [...unnamedLeads('aaab'), lead(7)];
    expect(await list.refresh(20, signal)).to.deep.include({ added: 1 });
    expect(new Set(list.leads).size).to.equal(5);
    expect([first, second].every((row) => list.leads.includes(row!))).to.equal(true);
    expect(list.leads.slice(3)).to.deep.equal([third, last]);
    expect([list.leads[3] === third, list.leads[4] === last]).to.deep.equal([true, true]);
    host.list = unnamedLeads('ab');
    await list.refresh(20, signal);
    expect([list.leads[0] === first, list.leads[1] === third]).to.deep.equal([true, true]);
  });

  it('joins the first rows and the rest, or reads everything again', async () => {
    const letters = range(1, 450).map((id) => id % 9);
    const { host, list } = await listOf(unnamedLeads(letters.join('')), {}, 200);
    await list.more(200, signal);
    const before = list.leads;
    host.answers.length = 0;
    await list.refreshHead(200, signal);
    expect(host.asked).to.deep.equal(['1:200']);
    expect(list.leads.every((row, index) => row === before[index])).to.equal(true);
    host.list = [...unnamedLeads('1'), ...host.list];
    await list.refreshHead(200, signal);
    expect(list.leads).to.deep.equal(host.list.slice(0, list.leads.length));
    expect(new Set(list.leads).size).to.equal(401);
  });

  it('puts a row before the first on top, even if it resembles another', async () => {
    const host = new MemoryApi(unnamedLeads('abab'), { base: 0 });
    const list = new LeadList({ fetchPage: host.fetchPage });
    await list.first(20, signal);
    const before = list.leads;
    await list.probe(signal);
    expect(list.leads).to.deep.equal(host.list);
    expect(list.leads.slice(1).every((row, index) => row === before[index])).to.equal(true);
    expect(before).not.to.include(list.leads[0]);
  });

  for (const base of [0, 1] as const) {
    it(`learns nothing from a first row that resembles the one shown, of a host that counts from ${base}`, async () => {
      const host = new MemoryApi(unnamedLeads('aaab'), { base });
      const list = new LeadList({ fetchPage: host.fetchPage });
      await list.first(2, signal);
      const { leads: before } = list;
      await list.probe(signal);
      expect([list.firstPosition, list.leads === before]).to.deep.equal([undefined, true]);
    });
  }
});

describe('each operation of LeadList', () => {
  for (const operation of ['first', 'more', 'refresh', 'refreshHead'] as const) {
    it(`ignores an answer after an abort: ${operation}`, async () => {
      const { host, list } = await listOf(600, {}, 250);
      const { leads: before } = list;
      const abort = new AbortController();
      addOnTop(host, 999);
      host.beforeAnswer = () => abort.abort();
      expect(await reasonOf(list[operation](20, abort.signal))).to.equal(abort.signal.reason);
      expect(host.answers).to.have.length(2);
      expect(list.leads).to.equal(before);
      expect([list.total, list.hasMore]).to.deep.equal([600, true]);
    });
  }
});

describe('LeadList of a host that lies', () => {
  /** An answer of a host that has had this many requests. */
  type Answer = (start: number, length: number, asked: number) => Page;

  /** Reads everything, as a page may. Returns the number of requests. */
  async function readAll(answer: Answer): Promise<number> {
    let requests = 0;
    const fetchPage: FetchPage = (start, length) => {
      if (requests > 5000) {
        throw new Error('The list never stops asking.');
      }
      return Promise.resolve(answer(start, length, requests++));
    };
    const list = new LeadList({ firstPosition: 1, fetchPage });
    await list.first(20, signal);
    while (list.hasMore) {
      await list.more(20, signal);
    }
    return requests;
  }

  const pageOf = (start: number, length: number) => leads(...range(start, start + length - 1));

  const LIARS: readonly [title: string, most: number, answer: Answer][] = [
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
      (start, length, asked) => ({
        leads: pageOf(start, length),
        total: 1000 + (asked % 2) * 1000,
      }),
    ],
  ];

  for (const [title, most, answer] of LIARS) {
    it(`sends a bounded number of requests to a host ${title}`, async () => {
      expect(await readAll(answer)).to.be.at.most(most);
    });
  }
});

describe('LeadList.probe', () => {
  async function unknownHost(count: number, base: 0 | 1) {
    const host = new MemoryApi(leads(...range(1, count)), { base });
    const list = new LeadList({ fetchPage: host.fetchPage });
    await list.first(20, signal);
    host.answers.length = 0;
    return { host, list };
  }

  it('puts the row before the first on top, and counts from 0 afterwards', async () => {
    const { host, list } = await unknownHost(50, 0);
    expect(ids(list.leads)).to.deep.equal(range(2, 21));
    expect(list.needsProbe).to.equal(true);
    await list.probe(signal);
    expect(ids(list.leads)).to.deep.equal(range(1, 21));
    expect(list.firstPosition).to.equal(0);
    expect(list.needsProbe).to.equal(false);
    await list.more(20, signal);
    expect(host.asked).to.deep.equal(['0:1', '1:1', '20:21']);
    expect(ids(list.leads)).to.deep.equal(range(1, 41));
  });

  it('counts from 1 if the host turns 0 into 1, after one request', async () => {
    const { host, list } = await unknownHost(50, 1);
    host.list = host.list.map((row) => ({ ...row }));
    expect(await list.probe(signal)).to.deep.include({ added: 0 });
    expect(list.firstPosition).to.equal(1);
    expect(ids(list.leads)).to.deep.equal(range(1, 20));
    expect(host.asked).to.deep.equal(['0:1']);
  });

  it('counts from 1 if the host has no position 0', async () => {
    const list = new LeadList({
      fetchPage: (start) => Promise.resolve({ leads: start === 0 ? [] : leads(1, 2), total: 50 }),
    });
    await list.first(2, signal);
    await list.probe(signal);
    expect(list.firstPosition).to.equal(1);
  });

  it('learns nothing, and stops, if the count has changed', async () => {
    const { host, list } = await unknownHost(50, 0);
    host.list = [lead(99), ...host.list];
    await list.probe(signal);
    expect(list.firstPosition).to.equal(undefined);
    expect(host.asked).to.deep.equal(['0:1']);
  });

  it('learns nothing if a row was added on top and another removed, and may run again', async () => {
    const { host, list } = await unknownHost(50, 1);
    const withdrawn = lead(99);
    const rest = host.list.slice(0, -1);
    host.beforeAnswer = () => {
      host.list = host.answers.length === 0 ? [withdrawn, ...rest] : rest;
    };
    await list.probe(signal);
    expect(list.firstPosition).to.equal(undefined);
    expect(ids(list.leads)).to.deep.equal(range(1, 20));
  });

  for (const [title, answers, moved, asked, added] of [
    [
      'gets a row on top and loses another before the probe',
      0,
      [99, ...range(1, 20)],
      ['0:1', '1:1', '1:20', '0:1', '1:1'],
      2,
    ],
    [
      'gets a row on top and loses another between its answers',
      1,
      [99, ...range(1, 20)],
      ['0:1', '1:1', '1:20', '0:1', '1:1'],
      2,
    ],
    ['grows', 0, [99, ...range(1, 21)], ['0:1', '1:20', '20:2', '0:1', '1:1'], 2],
    ['loses its first row and gets another', 0, range(2, 22), ['0:1', '1:20', '0:1', '1:1'], 1],
  ] as const) {
    it(`reads a list that would end without a row again from the top if it ${title}`, async () => {
      const { host, list } = await unknownHost(21, 0);
      await list.more(20, signal);
      expect([list.leads.length, list.total, list.hasMore]).to.deep.equal([20, 21, false]);
      host.answers.length = 0;
      host.beforeAnswer = () => {
        if (host.answers.length === answers) {
          host.list = leads(...moved);
        }
      };
      expect(await list.probe(signal)).to.deep.include({ added });
      expect(host.asked).to.deep.equal(asked);
      expect(list.firstPosition).to.equal(0);
      expectFirstRows(list, host, moved.length);
      expect(list.isComplete).to.equal(true);
    });
  }

  it('lets a list that keeps moving go on, after five requests', async () => {
    const { host, list } = await unknownHost(21, 0);
    await list.more(20, signal);
    host.answers.length = 0;
    host.beforeAnswer = () => {
      host.list = [lead(100 + host.answers.length), ...host.list.slice(0, -1)];
    };
    await list.probe(signal);
    expect(host.answers.length).to.equal(5);
    expect(list.firstPosition).to.equal(undefined);
    expect(list.hasMore).to.equal(true);
  });

  it('changes and learns nothing if such a list moves while it is read again', async () => {
    const { host, list } = await unknownHost(250, 0);
    while (list.hasMore) {
      await list.more(200, signal);
    }
    const { leads: before } = list;
    expect(before).to.have.length(249);
    // The first row shown is at position 0 then, as if the host counted from 1.
    host.beforeAnswer = () => {
      host.list = [...host.list.slice(1), lead(1000 + host.answers.length)];
    };
    await list.probe(signal);
    expect(host.asked.slice(-3)).to.deep.equal(['0:1', '1:200', '200:50']);
    expect(list.leads).to.equal(before);
    expect(list.firstPosition).to.equal(undefined);
  });

  it('never requests no row, even of a host that counts rows and returns none', async () => {
    const { host, list } = await unknownHost(0, 0);
    host.totalOffset = 1;
    await list.refresh(20, signal);
    await list.more(20, signal);
    expect([list.needsProbe, list.hasMore]).to.deep.equal([true, false]);
    await list.probe(signal);
    expect(host.asked.slice(-3)).to.deep.equal(['0:1', '1:1', '0:1']);
  });

  it('is not needed if the first page is the whole list', async () => {
    const { list } = await unknownHost(20, 1);
    expect(list.needsProbe).to.equal(false);
  });
});
