import { expect } from '@open-wc/testing';
import { LeadList } from '../../src/model/lead-list.js';
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
      expect(list.hasMore).to.equal(true);
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

    it('takes 1 where the host turns 0 into 1', async () => {
      const { list } = await unknownHost(50, 1);
      expect(await list.probe(signal)).to.deep.include({ added: 0 });
      expect(list.firstPosition).to.equal(1);
      expect(ids(list.leads)).to.deep.equal(range(1, 20));
    });

    it('concludes nothing from a row that has just arrived', async () => {
      const { host, list } = await unknownHost(50, 1);
      host.list = [lead(99), ...host.list];
      await list.probe(signal);
      expect(list.firstPosition).to.equal(undefined);
      expect(ids(list.leads)).to.deep.equal(range(1, 20));
    });

    it('is not needed where the first page is the whole list', async () => {
      const { list } = await unknownHost(20, 1);
      expect(list.needsProbe).to.equal(false);
    });
  });
});
