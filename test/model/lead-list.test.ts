import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList, MAX_READINGS } from '../../src/model/lead-list.js';
import type { FetchPage, Page } from '../../src/model/page.js';
import { reasonOf } from '../fixtures/rejection.js';
import { FakeHost, ids, lead, leads, range, type FakeHostOptions } from '../helpers/fake-host.js';

const { signal } = new AbortController();

async function listOf(count: number, options?: FakeHostOptions, pageSize = 20) {
  const host = new FakeHost(leads(...range(1, count)), options);
  const list = new LeadList({ fetchPage: host.fetchPage, firstPosition: options?.base ?? 1 });
  await list.first(pageSize, signal);
  return { host, list };
}

describe('LeadList', () => {
  describe('more', () => {
    it('asks for the last row again with the next page, and appends the rest', async () => {
      const { host, list } = await listOf(50);
      const change = await list.more(20, signal);
      expect(host.spans).to.deep.equal([
        [1, 20],
        [20, 21],
      ]);
      expect(ids(list.leads)).to.deep.equal(range(1, 40));
      expect(change).to.deep.equal({ added: 20, arrived: 0, resumeAt: 20 });
    });

    it('is complete when the rows shown are the total', async () => {
      const { list } = await listOf(40);
      expect(list.isComplete).to.equal(false);
      await list.more(20, signal);
      expect(list.isComplete).to.equal(true);
      expect(list.hasMore).to.equal(false);
    });

    it('reads all again when a row has come on top, and keeps its promise', async () => {
      const { host, list } = await listOf(50);
      host.list = [lead(99), ...host.list];
      const change = await list.more(20, signal);
      expect(host.spans.slice(1)).to.deep.equal([
        [20, 21],
        [1, 41],
      ]);
      expect(ids(list.leads)).to.deep.equal([99, ...range(1, 40)]);
      expect(change).to.deep.equal({ added: 21, arrived: 1, resumeAt: 21 });
    });

    it('skips no row when one above has been withdrawn', async () => {
      const { host, list } = await listOf(50);
      host.list = host.list.filter(({ id }) => id !== 3);
      await list.more(20, signal);
      await list.more(20, signal);
      expect(ids(list.leads)).to.deep.equal(ids(host.list));
      expect(list.isComplete).to.equal(true);
    });

    it('reads all again when a row it has comes again below', async () => {
      const { host, list } = await listOf(50);
      // Row 2 goes down and another comes up, so that the last row keeps its position.
      host.list = leads(1, 45, ...range(3, 22), 2, ...range(23, 44), ...range(46, 50));
      await list.more(20, signal);
      expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, 40)));
    });

    it('reads all again when the total has changed, though the last row comes first', async () => {
      const { host, list } = await listOf(50);
      // One comes in on top and one above goes, and another comes in below.
      host.list = [...leads(99), ...leads(1, ...range(3, 50)), lead(98)];
      await list.more(20, signal);
      expect(host.spans.slice(1)).to.deep.equal([
        [20, 21],
        [1, 41],
      ]);
      expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, 41)));
    });

    for (const growth of [200, 1000]) {
      for (const operation of ['more', 'refresh', 'refreshHead'] as const) {
        it(`is bounded by its first answer if each answer has ${growth} rows more: ${operation}`, async () => {
          const { host, list } = await listOf(1000, {}, 200);
          await list.more(200, signal);
          const { length } = host.answers;
          const extra = operation === 'more' ? 200 : 0;
          let next = 5000;
          host.beforeAnswer = () => {
            host.list = [...host.list, ...leads(...range(next, next + growth - 1))];
            next += growth;
          };
          await list[operation](200, signal);
          const [, ...rest] = host.answers.slice(length);
          const necessary = 400 + growth + extra;
          // Each request but the first of a reading has the row before in it, too.
          const asked = rest.map(({ start, length }) => (start === 1 ? length : length - 1));
          expect(asked.reduce((sum, count) => sum + count)).to.be.at.most(MAX_READINGS * necessary);
          expect(list.leads.length).to.be.at.least(400);
          expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, list.leads.length)));
        });
      }
    }

    it('keeps all rows of a host that gives 20 at most, whatever it is asked for', async () => {
      const host = new FakeHost(leads(...range(1, 400)));
      const fetchPage: FetchPage = (start, length, aborted) =>
        host.fetchPage(start, Math.min(length, 21), aborted);
      const list = new LeadList({ fetchPage, firstPosition: 1 });
      await list.first(20, signal);
      while (list.hasMore) {
        await list.more(20, signal);
      }
      await list.refresh(20, signal);
      expect(list.leads).to.have.length(400);
    });

    it('keeps what it has if a host begins to give its rows one by one', async () => {
      const host = new FakeHost(leads(...range(1, 400)));
      let most = 200;
      const fetchPage: FetchPage = (start, length, aborted) =>
        host.fetchPage(start, Math.min(length, most), aborted);
      const list = new LeadList({ fetchPage, firstPosition: 1 });
      await list.first(200, signal);
      await list.more(199, signal);
      most = 2;
      const { length } = host.answers;
      await list.refresh(20, signal);
      expect(list.leads).to.have.length(399);
      expect(host.answers.length - length).to.be.at.most(20);
    });

    for (const cap of [50, 100]) {
      for (const operation of ['refresh', 'more'] as const) {
        it(`loses no row if a list moves whose host gives at most ${cap}: ${operation}`, async () => {
          const host = new FakeHost(leads(...range(1, 1000)));
          const fetchPage: FetchPage = (start, length, aborted) =>
            host.fetchPage(start, Math.min(length, cap), aborted);
          const list = new LeadList({ fetchPage, firstPosition: 1 });
          await list.first(20, signal);
          while (list.leads.length < 200) {
            await list.more(20, signal);
          }
          let left = 3;
          let next = 5000;
          host.beforeAnswer = () => {
            if (left-- > 0) {
              host.list = [lead(next++), ...host.list];
            }
          };
          await list[operation](20, signal);
          expect(list.leads.length).to.be.at.least(200);
          expect(list.hasMore).to.equal(true);
          expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, list.leads.length)));
        });
      }
    }

    it('reads no more than 2,000 rows that a host counts of a sudden', async () => {
      let total = 20;
      let requests = 0;
      const fetchPage: FetchPage = (start, length) => {
        requests++;
        const most = total > 20 ? Math.min(length, 2) : length;
        return Promise.resolve({ leads: leads(...range(start, start + most - 1)), total });
      };
      const list = new LeadList({ fetchPage, firstPosition: 1 });
      await list.first(20, signal);
      total = 1_000_000_000;
      requests = 0;
      await list.refresh(20, signal);
      expect(requests).to.be.at.most(110);
      expect(list.leads.length).to.be.at.least(20);
    });

    it('reads again all that has come by the first answer of a reading', async () => {
      const { host, list } = await listOf(1000, {}, 200);
      host.beforeAnswer = () => {
        host.beforeAnswer = () => undefined;
        host.list = [...host.list, ...leads(...range(5000, 5099))];
      };
      await list.more(200, signal);
      expect(list.leads).to.have.length(200 + 100 + 200);
    });

    it('reads again where the total has changed between the requests of a reading', async () => {
      const { host, list } = await listOf(1000, {}, 200);
      await list.more(200, signal);
      const { length } = host.answers;
      let answers = 0;
      host.beforeAnswer = () => {
        // A row comes in on top and another goes, both while the second chunk is read.
        if (++answers === 2) {
          host.list = [lead(5000), ...host.list.slice(1), lead(5001)];
        }
      };
      await list.refresh(200, signal);
      expect(host.answers.length - length).to.equal(6);
      expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, list.leads.length)));
    });

    it('reads a long list again in chunks of at most 200, each with the last row of the one before', async () => {
      const { host, list } = await listOf(1000, {}, 200);
      await list.more(200, signal);
      host.list = [lead(5000), ...host.list];
      await list.more(200, signal);
      expect(host.spans.slice(2)).to.deep.equal([
        [400, 201],
        [1, 200],
        [200, 200],
        [399, 200],
        [598, 4],
      ]);
      expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, 601)));
    });

    it('shows what is certain when the list never stands still, after a bounded number of requests', async () => {
      const { host, list } = await listOf(1000, {}, 200);
      await list.more(200, signal);
      let next = 5000;
      host.beforeAnswer = () => {
        host.list = [lead(next++), ...host.list];
      };
      await list.more(200, signal);
      const before = host.answers.length;
      expect(before).to.be.at.most(2 + 1 + 4 * 2);
      expect(list.leads).to.have.length(200);
      expect(list.isComplete).to.equal(false);
      expect(list.hasMore).to.equal(false);
      const seen = host.answers.find(({ leads: [first] }) => first === list.leads[0]);
      expect(ids(list.leads)).to.deep.equal(ids(seen?.list.slice(0, 200) ?? []));
    });

    it('gives up where a page brings nothing new, until it is refreshed', async () => {
      const { host, list } = await listOf(30, { totalOffset: 2 });
      await list.more(20, signal);
      expect(list.hasMore).to.equal(true);
      await list.more(20, signal);
      expect(list.hasMore).to.equal(false);
      expect(list.isComplete).to.equal(false);
      expect(host.answers).to.have.length(3);
      await list.refresh(20, signal);
      expect(list.hasMore).to.equal(true);
    });

    it('gives up on a host that gives its first page whatever it is asked', async () => {
      const page = { leads: leads(...range(1, 20)), total: 50 };
      let requests = 0;
      const list = new LeadList({
        firstPosition: 1,
        fetchPage: () => {
          requests++;
          return Promise.resolve(page);
        },
      });
      await list.first(20, signal);
      await list.more(20, signal);
      expect(list.hasMore).to.equal(false);
      expect(ids(list.leads)).to.deep.equal(range(1, 20));
      expect(requests).to.be.at.most(1 + 1 + 4 * 2);
    });

    it('shows the rows beyond what was asked for, and more rows than the total says', async () => {
      const { list } = await listOf(50, { extraRows: 1, totalOffset: -9 });
      await list.more(20, signal);
      expect(ids(list.leads)).to.deep.equal(range(1, 42));
      expect(list.isComplete).to.equal(false);
      expect(list.hasMore).to.equal(false);
    });

    it('counts a row that the host repeats once, and still reaches the end', async () => {
      const rows = leads(...range(1, 10), 10, ...range(11, 30));
      const host = new FakeHost(rows);
      const list = new LeadList({ fetchPage: host.fetchPage, firstPosition: 1 });
      await list.first(20, signal);
      for (let pages = 0; pages < 3; pages++) {
        await list.more(20, signal);
      }
      expect(list.hasMore).to.equal(false);
      expect(ids(list.leads)).to.deep.equal(range(1, 30));
      expect(list.total).to.equal(31);
      expect(list.isComplete).to.equal(false);
    });

    it('does not claim to be complete where a row that the host repeats makes up the count', async () => {
      const host = new FakeHost(leads(1, 2, 2, 3), { totalOffset: -1 });
      const list = new LeadList({ fetchPage: host.fetchPage, firstPosition: 1 });
      await list.first(20, signal);
      expect(list.leads).to.have.length(3);
      expect(list.total).to.equal(3);
      expect(list.isComplete).to.equal(false);
    });

    it('changes nothing when it fails', async () => {
      const { host, list } = await listOf(50);
      const before = list.leads;
      host.beforeAnswer = () => {
        throw new Error('down');
      };
      const failure = await list.more(20, signal).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Error);
      expect(list.leads).to.equal(before);
      expect(list.hasMore).to.equal(true);
    });
  });

  describe('refresh', () => {
    it('reads what is shown and what the total has grown by', async () => {
      const { host, list } = await listOf(50);
      host.list = [lead(99), lead(98), ...host.list];
      const change = await list.refresh(20, signal);
      expect(ids(list.leads)).to.deep.equal([99, 98, ...range(1, 20)]);
      expect(change).to.deep.equal({ added: 2, arrived: 2, resumeAt: 22 });
    });

    it('keeps the objects of the leads that say the same', async () => {
      const { host, list } = await listOf(20);
      const before = list.leads;
      host.list = host.list.map((row) =>
        row.id === 7 ? lead(7, { status: 'Решено' }) : { ...row },
      );
      await list.refresh(20, signal);
      expect(list.leads[6]?.status).to.equal('Решено');
      expect(list.leads.filter((row, index) => row === before[index])).to.have.length(19);
    });

    it('does not take rows that move up from below for new inquiries', async () => {
      const { host, list } = await listOf(50);
      host.list = host.list.slice(3);
      const change = await list.refresh(20, signal);
      expect(change).to.deep.equal({ added: 3, arrived: 0, resumeAt: 17 });
    });

    it('asks once for a list that is shorter than a page', async () => {
      const { host, list } = await listOf(5);
      await list.refresh(20, signal);
      expect(host.spans.slice(1)).to.deep.equal([[1, 20]]);
      expect(list.isComplete).to.equal(true);
    });

    it('asks once for a list that has lost a row', async () => {
      const { host, list } = await listOf(40, {}, 40);
      host.list = host.list.slice(1);
      await list.refresh(20, signal);
      expect(host.spans.slice(1)).to.deep.equal([[1, 40]]);
      expect(list.isComplete).to.equal(true);
    });

    it('finds the first rows of a list that was empty', async () => {
      const { host, list } = await listOf(0);
      host.list = leads(1, 2);
      const change = await list.refresh(20, signal);
      expect(change.arrived).to.equal(2);
      expect(list.isComplete).to.equal(true);
    });
  });

  describe('refreshHead', () => {
    it('asks for 200 rows once where they join the rest', async () => {
      const { host, list } = await listOf(450, {}, 200);
      await list.more(200, signal);
      const { length } = host.answers;
      host.list = [lead(900), ...host.list].map((row) =>
        row.id === 5 ? lead(5, { unread: 2 }) : row,
      );
      const change = await list.refreshHead(200, signal);
      expect(host.spans.slice(length)).to.deep.equal([[1, 200]]);
      expect(ids(list.leads)).to.deep.equal([900, ...range(1, 400)]);
      expect(list.unread).to.equal(2);
      expect(change.arrived).to.equal(1);
      await list.more(200, signal);
      expect(list.isComplete).to.equal(true);
    });

    it('lets a list that moves all day go on, as any refresh does', async () => {
      const { host, list } = await listOf(2000, {}, 200);
      await list.more(20, signal);
      for (let moves = 0; moves < 30; moves++) {
        host.list = [lead(5000 + moves), ...host.list];
        await list.more(20, signal);
        await list.refreshHead(20, signal);
        expect(list.hasMore).to.equal(true);
      }
      await list.more(20, signal);
      expect(list.hasMore).to.equal(true);
    });

    it('reads all again where the counts do not agree', async () => {
      const { host, list } = await listOf(450, {}, 200);
      await list.more(200, signal);
      const { length } = host.answers;
      host.list = host.list.filter(({ id }) => id !== 300);
      await list.refreshHead(200, signal);
      expect(host.answers.length - length).to.be.greaterThan(1);
      expect(ids(list.leads)).to.deep.equal(ids(host.list.slice(0, 400)));
    });
  });

  describe('leads', () => {
    it('are frozen, with their times, since pages are given them', async () => {
      const time = { iso: '2025-12-22', instant: new Date(0) };
      const host = new FakeHost([lead(1, { time }), lead(2)]);
      const list = new LeadList({ fetchPage: host.fetchPage, firstPosition: 1 });
      await list.first(20, signal);
      const [first, second] = list.leads;
      expect([first, first?.time, second].every(Object.isFrozen)).to.equal(true);
    });
  });

  describe('after an abort', () => {
    type Operation = (list: LeadList, aborted: AbortSignal) => Promise<unknown>;
    const OPERATIONS: Record<string, Operation> = {
      first: (list, aborted) => list.first(20, aborted),
      more: (list, aborted) => list.more(20, aborted),
      readOn: (list, aborted) => list.readOn(aborted),
      refresh: (list, aborted) => list.refresh(20, aborted),
      refreshHead: (list, aborted) => list.refreshHead(20, aborted),
    };

    for (const [name, operation] of Object.entries(OPERATIONS)) {
      it(`an answer that comes all the same changes nothing: ${name}`, async () => {
        const { host, list } = await listOf(600, {}, 250);
        const { leads: before } = list;
        const abort = new AbortController();
        host.list = [lead(999), ...host.list];
        host.beforeAnswer = () => abort.abort();
        const failure = await reasonOf(operation(list, abort.signal));
        expect(failure).to.equal(abort.signal.reason);
        expect(host.answers).to.have.length(2);
        expect(list.leads).to.equal(before);
        expect(list.total).to.equal(600);
      });
    }
  });

  describe('on a host that lies', () => {
    type Answer = (start: number, length: number) => Page;

    /** Reads everything, as a page may. Returns how many requests that took. */
    async function readAll(answer: Answer): Promise<number> {
      let requests = 0;
      const list = new LeadList({
        firstPosition: 1,
        fetchPage: (start, length) => {
          requests++;
          if (requests > 5000) {
            throw new Error('The list never stops asking.');
          }
          return Promise.resolve(answer(start, length));
        },
      });
      await list.first(20, signal);
      while (list.hasMore) {
        await list.more(20, signal);
      }
      return requests;
    }

    const pageOf = (start: number, length: number) => leads(...range(start, start + length - 1));

    const rotating = leads(...range(1, 1000));
    let asked = 0;
    const LIARS: readonly { title: string; answer: Answer; most: number }[] = [
      {
        title: 'that has ever more rows, and counts 20 more than it has given',
        answer: (start, length) => ({
          leads: pageOf(start, length),
          total: start + length + 20,
        }),
        most: 300,
      },
      {
        title: 'whose total grows with each answer, and whose rows do not',
        answer: (start, length) => ({
          leads: pageOf(start, length).filter(({ id }) => id <= 45),
          total: 100 + asked++,
        }),
        most: 30,
      },
      {
        title: 'that repeats its rows for ever',
        answer: (start, length) => ({
          leads: pageOf(start, length).map(({ id }) => lead(((id - 1) % 30) + 1)),
          total: 10_000,
        }),
        most: 60,
      },
      {
        title: 'that has nothing new on any page',
        answer: (_, length) => ({ leads: pageOf(1, length), total: 10_000 }),
        most: 40,
      },
      {
        title: 'that alternates between two lists',
        answer: (start, length) => {
          const base = ++asked % 2 ? 0 : 50_000;
          return { leads: pageOf(base + start, length), total: 300 };
        },
        most: 60,
      },
      {
        title: 'that alternates between two totals, with ever more rows',
        answer: (start, length) => ({
          leads: pageOf(start, length),
          total: ++asked % 2 ? 1000 : 2000,
        }),
        most: 300,
      },
      {
        title: 'whose last row goes on top before each answer',
        answer: (start, length) => {
          const last = rotating.pop();
          rotating.unshift(last ?? lead(0));
          return { leads: rotating.slice(start - 1, start - 1 + length), total: 1000 };
        },
        most: 100,
      },
    ];

    for (const { title, answer, most } of LIARS) {
      it(`asks a bounded number of times of one ${title}`, async () => {
        asked = 0;
        expect(await readAll(answer)).to.be.at.most(most);
      });
    }
  });

  describe('probe', () => {
    async function unknownHost(count: number, base: 0 | 1) {
      const host = new FakeHost(leads(...range(1, count)), { base });
      const list = new LeadList({ fetchPage: host.fetchPage });
      await list.first(20, signal);
      return { host, list };
    }

    it('puts the row before the first on top, and counts from 0 from then on', async () => {
      const { host, list } = await unknownHost(50, 0);
      expect(ids(list.leads)).to.deep.equal(range(2, 21));
      expect(list.needsProbe).to.equal(true);
      await list.probe(signal);
      expect(ids(list.leads)).to.deep.equal(range(1, 21));
      expect(list.firstPosition).to.equal(0);
      await list.more(20, signal);
      expect(host.spans.slice(1)).to.deep.equal([
        [0, 1],
        [1, 1],
        [20, 21],
      ]);
      expect(ids(list.leads)).to.deep.equal(range(1, 41));
    });

    it('finds the only row of a host that counts from 0', async () => {
      const { list } = await unknownHost(1, 0);
      expect(list.leads).to.have.length(0);
      await list.probe(signal);
      expect(ids(list.leads)).to.deep.equal([1]);
      expect(list.isComplete).to.equal(true);
    });

    it('takes 1 where the host turns 0 into 1, after one request', async () => {
      const { host, list } = await unknownHost(50, 1);
      expect(await list.probe(signal)).to.deep.include({ added: 0 });
      expect(list.firstPosition).to.equal(1);
      expect(ids(list.leads)).to.deep.equal(range(1, 20));
      expect(host.spans.slice(1)).to.deep.equal([[0, 1]]);
    });

    it('takes 1 where the host has no position 0', async () => {
      const list = new LeadList({
        fetchPage: (start) => Promise.resolve({ leads: start === 0 ? [] : leads(1, 2), total: 50 }),
      });
      await list.first(2, signal);
      await list.probe(signal);
      expect(list.firstPosition).to.equal(1);
    });

    for (const base of [0, 1] as const) {
      const MOVES: readonly [string, (list: readonly Lead[]) => readonly Lead[]][] = [
        ['has come on top', (list) => [lead(99), ...list]],
        ['has come on top for one that went', (list) => [lead(99), ...list.slice(0, -1)]],
        ['has moved to the top', (list) => [lead(45), ...list.filter(({ id }) => id !== 45)]],
        ['has gone from the top', (list) => list.slice(1)],
      ];
      for (const [title, move] of MOVES) {
        for (const requests of [0, 1]) {
          it(`learns nothing wrong of a host that counts from ${base} where a row ${title} ${requests ? 'between its requests' : 'before'}`, async () => {
            const { host, list } = await unknownHost(50, base);
            let answers = 0;
            host.beforeAnswer = () => {
              if (answers++ === requests) {
                host.list = move(host.list);
              }
            };
            await list.probe(signal);
            expect(list.firstPosition).to.be.oneOf([undefined, base]);
            const shown = ids(list.leads);
            expect(shown).to.deep.equal(
              base === 0 && shown[0] === 1 ? range(1, 21) : range(base ? 1 : 2, base ? 20 : 21),
            );
          });
        }
      }
    }

    for (const requests of [1, 2]) {
      it(`learns nothing from answer ${requests} if it comes after an abort`, async () => {
        const { host, list } = await unknownHost(50, 0);
        const abort = new AbortController();
        host.beforeAnswer = () => {
          if (host.answers.length === requests) {
            abort.abort();
          }
        };
        const failure = await reasonOf(list.probe(abort.signal));
        expect(failure).to.equal(abort.signal.reason);
        expect(list.firstPosition).to.equal(undefined);
        expect(ids(list.leads)).to.deep.equal(range(2, 21));
      });
    }

    it('is not needed where the first page is the whole list', async () => {
      const { list } = await unknownHost(20, 1);
      expect(list.needsProbe).to.equal(false);
    });
  });
});
