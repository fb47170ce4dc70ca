import { expect } from '@esm-bundle/chai';
import { connect, ListReader, PROBE_DELAY_MS } from '../../src/session/list-reader.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { FakeHost, leads, range } from '../helpers/fake-host.js';
import { VALID } from '../helpers/memory-session.js';
import { MemoryApi } from './memory-api.js';

const PAGE_SIZE = 20;

const CONFIGURATION = {
  ...VALID,
  configuration: { ...VALID.configuration, firstPosition: null },
};

/** A reader of a list with this many rows. */
function createReader(rows = 45, base: 0 | 1 = 1) {
  const api = new MemoryApi(() => new FakeHost(leads(...range(1, rows)), { base }));
  const clock = new FakeClock();
  const reader = new ListReader(api.connect(CONFIGURATION), clock);
  const { signal } = new AbortController();
  return { api, clock, reader, signal };
}

/** The same, with a first page. */
async function openReader(rows?: number, base?: 0 | 1) {
  const opened = createReader(rows, base);
  await opened.reader.perform('first', PAGE_SIZE, opened.signal);
  return opened;
}

describe('ListReader', () => {
  it('starts a new list with each first page', async () => {
    const { reader, signal } = await openReader();
    const { list } = reader;
    const outcome = await reader.perform('first', PAGE_SIZE, signal);
    expect(outcome).to.deep.equal({ change: { added: 20, arrived: 20, resumeAt: 0 } });
    expect(reader.list).not.to.equal(list);
  });

  for (const [operation, span] of [
    ['more', [20, 21]],
    ['readOn', [20, 200]],
    ['refresh', [1, 20]],
    ['refreshHead', [1, 20]],
  ] as const) {
    it(`sends the requests of ${operation}, and returns its change or its failure`, async () => {
      const { api, reader, signal } = await openReader();
      api.answer({ error: 'http' });
      const failed = await reader.perform(operation, PAGE_SIZE, signal);
      expect(failed).to.have.nested.property('error.kind', 'http');
      expect(await reader.perform(operation, PAGE_SIZE, signal)).to.have.property('change');
      expect(api.spans).to.deep.equal([[1, 20], span, span]);
    });
  }

  it('sends nothing for more and readOn if there are no more rows', async () => {
    const { api, reader, signal } = await openReader(20);
    expect(await reader.perform('more', PAGE_SIZE, signal)).to.equal(undefined);
    expect(await reader.perform('readOn', PAGE_SIZE, signal)).to.equal(undefined);
    expect(api.requests.length).to.equal(1);
  });

  it('returns a failure of an unknown kind as kind protocol', async () => {
    const { api, reader, signal } = createReader();
    api.hostOf('1017').beforeAnswer = () => {
      throw new TypeError('a bug');
    };
    const outcome = await reader.perform('first', PAGE_SIZE, signal);
    expect(outcome).to.have.nested.property('error.kind', 'protocol');
  });

  it('sends nothing without a connection', async () => {
    const reader = new ListReader(undefined, new FakeClock());
    expect([reader.needsProbe, reader.isHostProbed]).to.deep.equal([false, false]);
    reader.update(CONFIGURATION, 1000);
    const { signal } = new AbortController();
    expect(await reader.perform('first', PAGE_SIZE, signal)).to.have.property('error');
  });

  describe('with a probe', () => {
    it('sends none that is already aborted', async () => {
      const { api, clock, reader } = await openReader(45, 0);
      const abort = new AbortController();
      const performed = reader.perform('probe', PAGE_SIZE, abort.signal);
      abort.abort();
      clock.pass(PROBE_DELAY_MS);
      expect(await performed).to.equal(undefined);
      expect(api.requests.length).to.equal(1);
    });

    for (const [title, answer, firstPosition] of [
      ['finds no row', {}, 1],
      ['fails', { error: 'http' }, undefined],
    ] as const) {
      it(`returns nothing if it ${title}, and needs no other`, async () => {
        const { api, clock, reader, signal } = await openReader();
        const { leads: before } = reader.list;
        expect(reader.needsProbe).to.equal(true);
        api.answer(answer);
        const performed = reader.perform('probe', PAGE_SIZE, signal);
        clock.pass(PROBE_DELAY_MS);
        expect(await performed).to.equal(undefined);
        expect(reader.list.leads).to.equal(before);
        expect(reader.list.firstPosition).to.equal(firstPosition);
        expect(reader.needsProbe).to.equal(false);
      });
    }

    it('needs none if all rows are shown or the first position is known', async () => {
      expect((await openReader(20)).reader.needsProbe).to.equal(false);
      expect((await openReader(45)).reader.needsProbe).to.equal(true);
      const { api, reader, signal } = createReader(45, 0);
      api.position.value = 0;
      await reader.perform('first', PAGE_SIZE, signal);
      expect(reader.needsProbe).to.equal(false);
      expect(api.spans).to.deep.equal([[0, 20]]);
    });
  });
});

describe('connect', () => {
  it('shares the first position that it has found out with the other lists of an API', () => {
    const { configuration } = CONFIGURATION;
    const positionOf = (change: Partial<typeof configuration>) =>
      connect({ ...VALID, configuration: { ...configuration, ...change } }, new FakeClock())
        ?.position;
    const position = positionOf({});
    expect(positionOf({ query: { ...configuration.query, client: '2' } })).to.equal(position);
    for (const other of [
      { query: { ...configuration.query, siteCode: 'GIFT-02' } },
      { base: 'https://other.example/' },
    ]) {
      expect(positionOf(other)).not.to.equal(position);
    }
  });
});
