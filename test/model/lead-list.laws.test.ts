import fc from 'fast-check';
import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList, MAX_LENGTH, MAX_READINGS } from '../../src/model/lead-list.js';
import {
  FakeHost,
  identities,
  ids,
  lead,
  leads,
  range,
  type GivenAnswer,
} from '../helpers/fake-host.js';
import { histories, mostMs, seed } from '../helpers/histories.js';

const HISTORIES_IN_CI = 500;

/** What happens to the host's list; positions are taken modulo its length. */
type Move =
  | { kind: 'insert'; at: number }
  | { kind: 'remove'; at: number }
  | { kind: 'move'; from: number; to: number }
  | { kind: 'change'; at: number };

/** What the reader or the page does, and what happens to the list before each of the answers. */
interface Step {
  action: 'more' | 'readOn' | 'refresh' | 'refreshHead' | 'fail';
  between: Move[];
  during: Move[][];
}

interface History {
  count: number;
  pageSize: number;
  base: 0 | 1;
  isBaseKnown: boolean;
  extraRows: number;
  totalOffset: number;
  /** Rows that the host has twice, in the laws that hold for such a host. */
  repeats: number[];
  /** What happens between the first page and the probe, and before each of the probe's answers. */
  probe: Pick<Step, 'between' | 'during'>;
  /** By how much a host that loses count is wrong in each of its answers, in turn. */
  miscounts: number[];
  steps: Step[];
}

/** More than what the moves of one history add to its list. */
const MOST_ARRIVALS = 500;

const position = fc.nat(700);
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.oneof(fc.constant(0), position) }),
  fc.record({ kind: fc.constant('remove' as const), at: position }),
  fc.record({ kind: fc.constant('move' as const), from: position, to: position }),
  fc.record({ kind: fc.constant('change' as const), at: position }),
);
/** What a probe must not be misled by: rows that come on top, and others that go further down. */
const arrival: fc.Arbitrary<Move> = fc.oneof(
  fc.constant({ kind: 'insert' as const, at: 0 }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.integer({ min: 5, max: 700 }) }),
);
const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom(
    'more',
    'more',
    'more',
    'readOn',
    'readOn',
    'refresh',
    'refreshHead',
    'fail',
  ),
  between: fc.array(move, { maxLength: 3 }),
  during: fc.array(fc.array(move, { maxLength: 2 }), { maxLength: 12 }),
});
const history: fc.Arbitrary<History> = fc.record({
  count: fc.oneof(fc.nat(60), fc.integer({ min: 300, max: 700 })),
  pageSize: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 120, max: 200 })),
  repeats: fc.array(fc.nat(700), { maxLength: 3 }),
  base: fc.constantFrom(0 as const, 1 as const),
  isBaseKnown: fc.boolean(),
  extraRows: fc.constantFrom(0, 0, 1),
  totalOffset: fc.constantFrom(0, 0, 0, 2, -2),
  probe: fc.record({
    between: fc.array(arrival, { maxLength: 2 }),
    during: fc.array(fc.array(arrival, { maxLength: 2 }), { maxLength: 3 }),
  }),
  miscounts: fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 6 }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});

/** A host whose list moves, and a list that follows it. */
class World {
  readonly host: FakeHost;
  readonly list: LeadList;
  #nextId = 10_000;
  #during: Move[][] = [];
  #isFailing = false;

  /** What happens around the probe. */
  readonly probe: History['probe'];

  constructor({ count, base, isBaseKnown, extraRows, totalOffset, probe }: History) {
    this.probe = probe;
    this.host = new FakeHost(leads(...range(1, count)), { base, extraRows, totalOffset });
    this.host.beforeAnswer = () => {
      this.#apply(this.#during.shift() ?? []);
      if (this.#isFailing) {
        throw new Error('down');
      }
    };
    this.list = new LeadList({
      fetchPage: this.host.fetchPage,
      firstPosition: isBaseKnown ? base : undefined,
    });
  }

  /** Runs one action; gives the answers it got. */
  async act(
    action: (list: LeadList) => Promise<unknown>,
    step?: Partial<Step>,
  ): Promise<GivenAnswer[]> {
    this.#apply(step?.between ?? []);
    this.#during = [...(step?.during ?? [])];
    this.#isFailing = step?.action === 'fail';
    const before = this.host.answers.length;
    await action(this.list).catch(() => undefined);
    this.#during = [];
    this.#isFailing = false;
    return this.host.answers.slice(before);
  }

  /** Has the host name a row twice. */
  repeat(at: number): void {
    const { list } = this.host;
    const row = list[at % list.length];
    if (row) {
      this.host.list = list.toSpliced((at * 7) % list.length, 0, row);
    }
  }

  #apply(moves: readonly Move[]): void {
    for (const move of moves) {
      this.host.list = this.#moved([...this.host.list], move);
    }
  }

  #moved(list: Lead[], move: Move): Lead[] {
    const at = (index: number) => (list.length === 0 ? 0 : index % list.length);
    switch (move.kind) {
      case 'insert':
        list.splice(at(move.at), 0, lead(this.#nextId++));
        return list;
      case 'remove':
        list.splice(at(move.at), 1);
        return list;
      case 'move':
        list.splice(at(move.to), 0, ...list.splice(at(move.from), 1));
        return list;
      case 'change': {
        const row = list[at(move.at)];
        if (row) {
          list[at(move.at)] = { ...row, unread: row.unread + 1 };
        }
        return list;
      }
    }
  }
}

const { signal } = new AbortController();

function check({ name, law }: { name: string; law: (history: History) => Promise<void> }) {
  it(name, async function () {
    this.timeout(mostMs(30_000, HISTORIES_IN_CI));
    // A failure prints its path: `fc.assert(…, { seed, path })` replays it.
    await fc.assert(fc.asyncProperty(history, law), {
      seed,
      numRuns: histories(HISTORIES_IN_CI),
      includeErrorInReport: true,
    });
  });
}

/** Nobody reads on where there is no more. */
async function readOn(list: LeadList): Promise<void> {
  if (list.hasMore) {
    await list.readOn(signal);
  }
}

/** Runs a history, and looks at the list after each action. */
async function follow(
  world: World,
  { pageSize, steps }: History,
  look: (answers: GivenAnswer[], step: Step | undefined) => void,
): Promise<void> {
  look(await world.act((list) => list.first(pageSize, signal)), undefined);
  if (world.list.needsProbe) {
    look(await world.act((list) => list.probe(signal), world.probe), undefined);
  }
  for (const step of steps) {
    const action = step.action === 'fail' ? 'more' : step.action;
    const answers = await world.act(
      (list) => (action === 'readOn' ? readOn(list) : list[action](pageSize, signal)),
      step,
    );
    look(answers, step);
  }
}

describe('laws of LeadList', () => {
  check({
    name: 'shows no inquiry twice',
    async law(history) {
      const world = new World(history);
      for (const at of history.repeats) {
        world.repeat(at);
      }
      await follow(world, history, () => {
        const shown = identities(world.list.leads);
        expect(new Set(shown).size).to.equal(shown.length);
      });
    },
  });

  check({
    name: 'shows rows side by side only as an answer had them side by side',
    async law(history) {
      const world = new World(history);
      const pages: number[][] = [];
      const pairs = new Set<string>();
      await follow(world, history, (answers) => {
        for (const { leads } of answers) {
          const page = ids(leads);
          pages.push(page);
          page.slice(1).forEach((id, index) => pairs.add(`${page[index]} ${id}`));
        }
        const shown = ids(world.list.leads);
        shown.slice(1).forEach((id, index) => {
          const above = shown.slice(0, index + 1);
          const before = above[index] as number;
          // But for rows that stand above already, in a list that would not come to rest.
          const isApart = () =>
            !pages.some((page) => {
              const rest = page.filter((other) => other === before || !above.includes(other));
              return rest[rest.indexOf(before) + 1] === id && rest.includes(before);
            });
          // The row before the first of a host that counts from 0 is read by itself.
          const isProbed = index === 0 && !history.isBaseKnown;
          if (!isProbed && !pairs.has(`${before} ${id}`) && isApart()) {
            expect.fail(`${before} and ${id}`);
          }
        });
      });
    },
  });

  check({
    name: 'shows the first rows of the list as it was in the reading, when it was read from the top',
    async law(history) {
      const world = new World(history);
      await follow(world, history, (answers, step) => {
        const last = answers.at(-1);
        const isWhole = answers.every(({ list }) => list === last?.list);
        const isReadAgain = step?.action === 'refresh';
        if (!last || !isWhole || !isReadAgain || world.list.firstPosition !== history.base) {
          return;
        }
        expect(answers[0]?.start).to.equal(history.base);
        expect(ids(world.list.leads)).to.deep.equal(
          ids(last.list.slice(0, world.list.leads.length)),
        );
        expect(world.list.leads.map(({ unread }) => unread)).to.deep.equal(
          last.list.slice(0, world.list.leads.length).map(({ unread }) => unread),
        );
      });
    },
  });

  check({
    name: 'learns no wrong first position, whatever arrives while it is probed',
    async law(history) {
      const world = new World({
        ...history,
        count: Math.max(10, history.count),
        isBaseKnown: false,
      });
      await follow(world, { ...history, steps: [] }, () => undefined);
      expect(world.list.firstPosition).to.be.oneOf([undefined, history.base]);
    },
  });

  check({
    name: 'takes a total that changes for a moved list, though the last row stands where it stood',
    async law(history) {
      const world = new World({ ...history, isBaseKnown: true });
      await follow(world, { ...history, steps: [] }, () => undefined);
      for (const miscount of history.miscounts) {
        world.host.totalOffset = history.totalOffset + miscount;
        const { total, leads, hasMore } = world.list;
        const answers = await world.act((list) => list.more(history.pageSize, signal));
        const [first] = answers;
        if (hasMore && leads.length > 0 && first && first.total !== total) {
          expect(answers[1]?.start, 'read again from the top').to.equal(history.base);
        }
        expect(world.list.isComplete && world.list.leads.length !== world.list.total).to.equal(
          false,
        );
      }
    },
  });

  check({
    name: 'gives leads that nobody can change',
    async law(history) {
      const world = new World(history);
      await follow(world, history, () => {
        expect(world.list.leads.every(Object.isFrozen)).to.equal(true);
      });
    },
  });

  check({
    name: 'claims to be complete only with as many rows as the last count',
    async law(history) {
      const world = new World(history);
      await follow(world, history, (answers) => {
        const { isComplete, leads } = world.list;
        if (isComplete && answers.length > 0) {
          expect(answers.map(({ total }) => total)).to.include(leads.length);
        }
      });
    },
  });

  check({
    name: 'reaches the whole of an honest list that has come to rest, and says so',
    async law(history) {
      const honest = { ...history, totalOffset: 0, isBaseKnown: true };
      const world = new World(honest);
      await follow(world, honest, () => undefined);
      await world.act((list) => list.refresh(honest.pageSize, signal));
      while (world.list.hasMore) {
        const { length } = world.list.leads;
        await world.act((list) => list.more(honest.pageSize, signal));
        expect(world.list.leads.length).to.be.greaterThan(length);
      }
      expect(ids(world.list.leads)).to.deep.equal(ids(world.host.list));
      expect(world.list.isComplete).to.equal(true);
    },
  });

  check({
    name: 'asks a bounded number of times for each action, and for 200 rows at the most',
    async law(history) {
      const world = new World(history);
      await follow(world, history, (answers) => {
        const rows = Math.max(0, ...answers.map(({ total }) => total)) + history.pageSize;
        const chunks = Math.ceil(rows / (MAX_LENGTH - 1)) + 1;
        expect(answers.length).to.be.at.most(2 + MAX_READINGS * chunks);
        for (const { length } of answers) {
          expect(length).to.be.within(1, MAX_LENGTH + 1);
        }
      });
    },
  });

  check({
    name: 'ends: asking for more stops in a bounded number of actions, whatever the host says',
    async law(history) {
      const world = new World(history);
      await follow(world, history, () => undefined);
      const { length } = world.host.list;
      let actions = 0;
      while (world.list.hasMore) {
        // The list goes on moving.
        const { between, during } = history.steps[actions % history.steps.length] as Step;
        await world.act((list) => list.more(history.pageSize, signal), { between, during });
        expect(++actions).to.be.at.most(length + MOST_ARRIVALS);
      }
    },
  });

  check({
    name: 'reads on by 200 rows at the most, and reads a list that has moved again once',
    async law(history) {
      const world = new World(history);
      await follow(world, history, (answers, step) => {
        if (step?.action === 'readOn') {
          const most = Math.max(0, ...answers.map(({ total }) => total)) + MAX_LENGTH;
          expect(answers.length).to.be.at.most(2 + Math.ceil(most / (MAX_LENGTH - 1)));
          for (const { length } of answers) {
            expect(length).to.be.at.most(MAX_LENGTH);
          }
        }
      });
    },
  });

  check({
    name: 'changes nothing when an action fails',
    async law(history) {
      const world = new World(history);
      let before: readonly Lead[] = [];
      await follow(world, history, (_, step) => {
        if (step?.action === 'fail' && before.length > 0 && world.list.hasMore) {
          expect(world.list.leads === before).to.equal(true);
        }
        before = world.list.leads;
      });
    },
  });
});
