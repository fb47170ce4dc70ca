import fc from 'fast-check';
import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList, MAX_LENGTH, MAX_READINGS } from '../../src/model/lead-list.js';
import { checkLaw } from '../helpers/histories.js';
import { identities, ids, lead, leads, range } from '../helpers/leads.js';
import { MemoryApi, type GivenAnswer } from '../helpers/memory-api.js';
import { anyMove, moveList, type ListMove } from '../helpers/moving-list.js';

/** Actions of the reader and the page, and moves of the list before each of the answers. */
interface Step {
  action: 'more' | 'readOn' | 'refresh' | 'refreshHead' | 'fail';
  between: ListMove[];
  during: ListMove[][];
}

interface History {
  count: number;
  pageSize: number;
  base: 0 | 1;
  isBaseKnown: boolean;
  extraRows: number;
  totalOffset: number;
  /** Rows that the host has twice, for the laws that hold for such a host. */
  repeats: number[];
  /** The distance between rows without an id and a number, many of which are alike; 0 if none. */
  unnamed: number;
  /** Whether the list is read to its end before the probe. */
  isReadFirst: boolean;
  /** Moves of the list between the last page and the probe, and before each answer of the probe. */
  probe: Pick<Step, 'between' | 'during'>;
  steps: Step[];
}

/** More than the moves of one history add to the list. */
const MOST_ARRIVALS = 500;
/** As many probes without a result as a host gets. */
const MOST_PROBES = 3;

const move = anyMove(fc.nat(700));
/** Moves that must not mislead a probe: rows added on top, and rows that move further down. */
const arrival: fc.Arbitrary<ListMove> = fc.oneof(
  fc.constant({ kind: 'insert' as const, at: 0, count: 1 }),
  fc.record({
    kind: fc.constant('remove' as const),
    at: fc.integer({ min: 5, max: 700 }),
    count: fc.constant(1),
  }),
);
/** A row that moves up, either from below the first two of the first page or from outside it. */
const rise: fc.Arbitrary<ListMove> = fc.record({
  kind: fc.constant('move' as const),
  from: fc.integer({ min: 5, max: 7 }),
  to: fc.constant(0),
});
const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(
    { arbitrary: fc.constant('more' as const), weight: 3 },
    { arbitrary: fc.constant('readOn' as const), weight: 2 },
    { arbitrary: fc.constantFrom('refresh', 'refreshHead', 'fail'), weight: 3 },
  ),
  between: fc.array(move, { maxLength: 3 }),
  during: fc.array(fc.array(move, { maxLength: 2 }), { maxLength: 12 }),
});
const history: fc.Arbitrary<History> = fc.record({
  count: fc.oneof(fc.nat(60), fc.integer({ min: 300, max: 700 })),
  pageSize: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 120, max: 200 })),
  repeats: fc.array(fc.nat(700), { maxLength: 3 }),
  unnamed: fc.constantFrom(0, 0, 1, 2, 3),
  base: fc.constantFrom(0 as const, 1 as const),
  isBaseKnown: fc.boolean(),
  extraRows: fc.constantFrom(0, 0, 1),
  totalOffset: fc.constantFrom(0, 0, 0, 2, -2),
  isReadFirst: fc.boolean(),
  probe: fc.record({
    between: fc.array(fc.oneof(arrival, rise), { maxLength: 2 }),
    during: fc.array(fc.array(arrival, { maxLength: 2 }), { maxLength: 3 }),
  }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});

/** A host whose list moves, and a list that follows it. */
class World {
  readonly host: MemoryApi;
  readonly list: LeadList;
  #nextId = 10_000;
  #during: ListMove[][] = [];
  #isFailing = false;

  constructor({ count, unnamed, base, isBaseKnown, extraRows, totalOffset }: History) {
    const list = leads(...range(1, count)).map((row) =>
      row.id % unnamed === 0 ? lead(0, { subject: `${row.id % 5}` }) : row,
    );
    this.host = new MemoryApi(list, { base, extraRows, totalOffset });
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

  /** Runs one action; returns its answers. */
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

  /** Makes the host list a row twice. */
  repeat(at: number): void {
    const { list } = this.host;
    const row = list[at % list.length];
    if (row) {
      this.host.list = list.toSpliced((at * 7) % list.length, 0, row);
    }
  }

  #apply(moves: readonly ListMove[]): void {
    this.host.list = moveList(this.host.list, moves, () => this.#nextId++);
  }
}

const { signal } = new AbortController();

const MORE: Step = { action: 'more', between: [], during: [] };

/** Inspects the list after each step of a history. */
type Look = (answers: GivenAnswer[], step: Step | undefined) => void;

/** Reads the first page or all, learns the first position, and follows the steps of a history. */
async function follow(world: World, given: History, look: Look = () => undefined): Promise<void> {
  const { pageSize, isReadFirst, probe, steps } = given;
  look(await world.act((list) => list.first(pageSize, signal)), undefined);
  while (isReadFirst && world.list.hasMore) {
    look(await world.act((list) => list.more(MAX_LENGTH, signal)), MORE);
  }
  if (world.list.needsProbe) {
    look(await world.act((list) => list.probe(signal), probe), undefined);
  }
  for (const step of steps) {
    const action = step.action === 'fail' ? 'more' : step.action;
    const answers = await world.act((list) => {
      if (action !== 'readOn') {
        return list[action](pageSize, signal);
      }
      // Nobody loads more at the end of the list.
      return list.hasMore ? list.readOn(signal) : Promise.resolve();
    }, step);
    look(answers, step);
  }
}

function check(
  title: string,
  law: (world: World, given: History) => Promise<void>,
  given = history,
): void {
  checkLaw(title, given, (one) => law(new World(one), one));
}

/** Checks a law in each state of a list. */
function checkStates(title: string, createLook: (world: World, given: History) => Look): void {
  check(title, (world, given) => follow(world, given, createLook(world, given)));
}

describe('laws of LeadList', () => {
  check('shows no inquiry twice', async (world, given) => {
    given.repeats.forEach((at) => world.repeat(at));
    await follow(world, given, () => {
      const shown = identities(world.list.leads);
      expect(new Set(shown).size).to.equal(shown.length);
    });
  });

  checkStates('shows two rows next to each other only if an answer did', (world, given) => {
    const pages: number[][] = [];
    const pairs = new Set<string>();
    return (answers) => {
      for (const { leads } of answers) {
        const page = ids(leads);
        pages.push(page);
        page.slice(1).forEach((id, index) => pairs.add(`${page[index]} ${id}`));
      }
      const shown = ids(world.list.leads);
      shown.slice(1).forEach((id, index) => {
        const above = shown.slice(0, index + 1);
        const before = above[index] as number;
        // Except rows that are already shown above, in a list that never settles.
        const isApart = () =>
          !pages.some((page) => {
            const rest = page.filter((other) => other === before || !above.includes(other));
            return rest[rest.indexOf(before) + 1] === id && rest.includes(before);
          });
        // A separate request reads the row before the first of a host that counts from 0.
        const isProbed = index === 0 && !given.isBaseKnown;
        if (!isProbed && !pairs.has(`${before} ${id}`) && isApart()) {
          expect.fail(`${before} and ${id}`);
        }
      });
    };
  });

  checkStates(
    'shows the first rows as they were during the reading if it started at the top',
    ({ list }, { base }) =>
      (answers, step) => {
        const last = answers.at(-1);
        const isWhole = answers.every((answer) => answer.list === last?.list);
        if (last && isWhole && step?.action === 'refresh' && list.firstPosition === base) {
          expect(answers[0]?.start).to.equal(base);
          expect(list.leads).to.deep.equal(last.list.slice(0, list.leads.length));
        }
      },
  );

  check(
    'learns no wrong first position, even if rows arrive during the probe',
    async (world, given) => {
      await follow(world, { ...given, steps: [] });
      expect(world.list.firstPosition).to.be.oneOf([undefined, given.base]);
    },
    history.map((given) => ({ ...given, count: Math.max(10, given.count), isBaseKnown: false })),
  );

  check(
    'finds the first row of an honest list that has moved since its end was read',
    async (world, given) => {
      await follow(world, { ...given, steps: [] });
      expect(ids(world.list.leads)).to.deep.equal(ids(world.host.list));
      expect([world.list.firstPosition, world.list.isComplete]).to.deep.equal([0, true]);
    },
    history.map((given) => ({
      ...given,
      count: Math.max(10, given.count),
      unnamed: 0,
      base: 0,
      isBaseKnown: false,
      totalOffset: 0,
      isReadFirst: true,
      probe: { ...given.probe, during: [] },
    })),
  );

  checkStates('returns leads that nobody can change', ({ list }) => () => {
    expect(list.leads.every(Object.isFrozen)).to.equal(true);
  });

  checkStates('claims to be complete only with as many rows as the last count', ({ list }) => {
    return (answers) => {
      if (list.isComplete && answers.length > 0) {
        expect(answers.map(({ total }) => total)).to.include(list.leads.length);
      }
    };
  });

  check(
    'reads all of an honest list that has settled, and reports that it is complete',
    async (world, given) => {
      await follow(world, given);
      await world.act((list) => list.refresh(given.pageSize, signal));
      while (world.list.hasMore) {
        const { length } = world.list.leads;
        await world.act((list) => list.more(given.pageSize, signal));
        expect(world.list.leads.length).to.be.greaterThan(length);
      }
      expect(world.list.leads).to.deep.equal(world.host.list);
      expect(world.list.isComplete).to.equal(true);
    },
    history.map((given) => ({ ...given, totalOffset: 0, isBaseKnown: true })),
  );

  checkStates(
    'sends a bounded number of requests for each action, for 200 rows at most',
    (_, { pageSize }) =>
      (answers, step) => {
        const rows = Math.max(0, ...answers.map(({ total }) => total));
        const isReadingOn = step?.action === 'readOn';
        const chunks = Math.ceil((rows + (isReadingOn ? MAX_LENGTH : pageSize)) / (MAX_LENGTH - 1));
        // A further page reads a moved list again once.
        const most = isReadingOn ? 2 + chunks : 2 + MAX_READINGS * (chunks + 1);
        expect(answers.length).to.be.at.most(most);
        for (const { length } of answers) {
          expect(length).to.be.within(1, isReadingOn ? MAX_LENGTH : MAX_LENGTH + 1);
        }
      },
  );

  check(
    'reaches an end: loading more stops after a bounded number of actions, whatever the host answers',
    async (world, given) => {
      await follow(world, given);
      const { length } = world.host.list;
      let actions = 0;
      let probesLeft = MOST_PROBES;
      while (world.list.hasMore || (world.list.needsProbe && probesLeft > 0)) {
        // The list keeps moving.
        const { between, during } = given.steps[actions % given.steps.length] as Step;
        probesLeft -= world.list.hasMore ? 0 : 1;
        await world.act(
          (list) => (list.hasMore ? list.more(given.pageSize, signal) : list.probe(signal)),
          { between, during },
        );
        expect(++actions).to.be.at.most(length + MOST_ARRIVALS);
      }
    },
  );

  checkStates('changes nothing when an action fails', ({ list }) => {
    let before: readonly Lead[] = [];
    let hadMore = false;
    return (_, step) => {
      if (step?.action === 'fail' && hadMore) {
        expect(list.leads === before).to.equal(true);
        expect(list.hasMore).to.equal(true);
      }
      ({ leads: before, hasMore: hadMore } = list);
    };
  });
});
