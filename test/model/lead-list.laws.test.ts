import fc from 'fast-check';
import { expect } from '@esm-bundle/chai';
import type { Lead } from '../../src/model/lead.js';
import { LeadList } from '../../src/model/lead-list.js';
import { checkLaw } from '../helpers/histories.js';
import { identities, ids, lead, leads, range } from '../helpers/leads.js';
import {
  KINDS,
  mayRefuseStart,
  PagedApi,
  type GivenAnswer,
  type PagedApiOptions,
} from '../helpers/paged-api.js';

/** A change to a list of leads; positions are modulo its length. */
type ListMove =
  { kind: 'insert' | 'remove' | 'change'; at: number } | { kind: 'move'; from: number; to: number };

/** An action, with moves of the list before it, and before each of its answers. */
interface Step {
  readonly action: 'more' | 'readOn' | 'refresh' | 'refreshHead';
  readonly between: readonly ListMove[];
  readonly during: readonly (readonly ListMove[])[];
  /** The index of the answer that fails, or -1. */
  readonly failsAt: number;
}

interface History extends PagedApiOptions {
  readonly count: number;
  /** The distance between rows without an id and a number, many of which are alike; 0 if none. */
  readonly unnamed: number;
  /** Rows that the API has twice. */
  readonly repeats: readonly number[];
  readonly isBaseGiven: boolean;
  readonly pageSize: number;
  readonly maxLength: number;
  readonly steps: readonly Step[];
}

const { signal } = new AbortController();

const position = fc.nat(70);
const move: fc.Arbitrary<ListMove> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.oneof(fc.constant(0), position) }),
  fc.record({ kind: fc.constantFrom('remove', 'change'), at: position }),
  fc.record({ kind: fc.constant('move' as const), from: position, to: position }),
);
const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom('more', 'more', 'readOn', 'refresh', 'refreshHead'),
  between: fc.array(move, { maxLength: 2 }),
  during: fc.array(fc.array(move, { maxLength: 2 }), { maxLength: 12 }),
  failsAt: fc.constantFrom(-1, -1, -1, -1, 0, 1, 2),
});

/** Histories of APIs that count right and return each row once, with an id. */
const honest: fc.Arbitrary<History> = fc.record({
  kind: fc.constantFrom(...KINDS),
  count: fc.oneof(fc.nat(24), fc.nat(70)),
  unnamed: fc.constant(0),
  repeats: fc.constant([]),
  isBaseGiven: fc.boolean(),
  extraRows: fc.constantFrom(-1, 0, 0, 1),
  totalOffset: fc.constant(0),
  pageSize: fc.integer({ min: 2, max: 12 }),
  maxLength: fc.oneof(fc.integer({ min: 6, max: 24 }), fc.constant(200)),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});
/** Histories of APIs that may do neither, read by pages of any size. */
const any: fc.Arbitrary<History> = fc
  .tuple(
    honest,
    fc.record({
      unnamed: fc.constantFrom(0, 0, 1, 2, 3),
      repeats: fc.array(fc.nat(70), { maxLength: 3 }),
      totalOffset: fc.constantFrom(0, 0, 0, 2, -2),
      pageSize: fc.integer({ min: 1, max: 12 }),
    }),
  )
  .map(([given, lies]) => ({ ...given, ...lies }));
/** Histories of lists that stand still during an action and only grow or only shrink before it. */
const calm = honest.map((given) => ({
  ...given,
  steps: given.steps.map(({ action, between }): Step => {
    const kind = between[0]?.kind;
    const isCalm = kind === 'insert' || kind === 'remove';
    const moves = isCalm ? between.filter((other) => other.kind === kind) : [];
    return { action, between: moves, during: [], failsAt: -1 };
  }),
}));

/** An API whose list moves, and a list that follows it. */
class World {
  readonly api: PagedApi;
  readonly list: LeadList;
  readonly given: History;
  /** Whether the last action has failed. */
  hasFailed = false;
  #nextId = 10_000;

  constructor(given: History) {
    this.given = given;
    const { count, unnamed, repeats, isBaseGiven, maxLength } = given;
    let rows = leads(...range(1, count)).map((row) =>
      row.id % unnamed === 0 ? lead(0, { subject: `${row.id % 5}` }) : row,
    );
    for (const at of repeats) {
      rows = rows.toSpliced((at * 7) % (count + 1), 0, ...rows.slice(at % (count + 1)).slice(0, 1));
    }
    this.api = new PagedApi(rows, given);
    const { fetchPage, base } = this.api;
    const firstPosition = isBaseGiven ? base : undefined;
    this.list = new LeadList({ fetchPage, firstPosition, mayRefuseStart, maxLength });
  }

  first(): Promise<GivenAnswer[]> {
    return this.#run(() => this.list.first(this.given.pageSize, signal), [], -1);
  }

  /** Runs an action and returns its answers. Nobody loads more at the end of the list. */
  act({ action = 'more', between = [], during = [], failsAt = -1 }: Partial<Step>) {
    const { list, given } = this;
    if (!list.hasMore && (action === 'more' || action === 'readOn')) {
      return Promise.resolve([]);
    }
    this.#apply(between);
    const run = () =>
      action === 'readOn'
        ? list.more(given.maxLength, signal)
        : list[action](given.pageSize, signal);
    return this.#run(run, during, failsAt);
  }

  async #run(run: () => Promise<unknown>, during: Step['during'], failsAt: number) {
    const { api } = this;
    const before = api.answers.length;
    this.hasFailed = false;
    api.beforeAnswer = () => {
      const answer = api.answers.length - before;
      this.hasFailed = answer === failsAt;
      if (this.hasFailed) {
        throw new Error('down');
      }
      this.#apply(during[answer] ?? []);
    };
    await run().catch((error: unknown) => expect(error).to.have.property('message', 'down'));
    api.beforeAnswer = () => undefined;
    return api.answers.slice(before);
  }

  #apply(moves: readonly ListMove[]): void {
    this.api.list = moves.reduce((list, move) => this.#afterMove(list, move), this.api.list);
  }

  #afterMove(list: readonly Lead[], move: ListMove): readonly Lead[] {
    const { length } = list;
    const placeOf = (index: number) => (length === 0 ? 0 : index % length);
    if (move.kind === 'move') {
      const from = placeOf(move.from);
      return list.toSpliced(from, 1).toSpliced(placeOf(move.to), 0, ...list.slice(from, from + 1));
    }
    const at = placeOf(move.at);
    if (move.kind === 'insert') {
      return list.toSpliced(at, 0, lead(this.#nextId++));
    }
    const changed = list.slice(at, at + 1).map((row) => ({ ...row, unread: row.unread + 1 }));
    return list.toSpliced(at, 1, ...(move.kind === 'change' ? changed : []));
  }
}

/** Reads the first page, follows the steps of a history, and looks at the list after each. */
async function follow(
  world: World,
  look: (answers: GivenAnswer[]) => void = () => undefined,
): Promise<void> {
  look(await world.first());
  for (const step of world.given.steps) {
    look(await world.act(step));
  }
}

function check(title: string, given: typeof any, law: (world: World) => Promise<void>): void {
  checkLaw(title, given, (one) => law(new World(one)));
}

/** Reads a list that stands still to its end, and expects all of its rows and no vain request. */
async function expectAll({ api, list, given }: World): Promise<void> {
  const { pageSize } = given;
  await list.refresh(pageSize, signal);
  while (list.hasMore) {
    const { length } = api.asked;
    const shown = list.leads.length;
    await list.more(pageSize, signal);
    expect(list.leads.length).to.be.greaterThan(shown);
    expect(api.asked.length - length).to.equal(1);
  }
  expect(ids(list.leads)).to.deep.equal(ids(api.list));
  expect(list.isComplete).to.equal(true);
}

/**
 * Whether an answer has a row after another. Rows that are already shown above may stand between
 * them, in a list that never settles: with one of these, an answer may end and the next begin.
 */
function isNext(
  pages: readonly number[][],
  before: number,
  id: number,
  above: ReadonlySet<number>,
): boolean {
  const starts = [before];
  for (const start of starts) {
    for (const page of pages.filter((each) => each.includes(start))) {
      const behind = page.slice(page.indexOf(start) + 1);
      const next = behind.find((other) => !above.has(other));
      if (next === id) {
        return true;
      }
      const [last] = next === undefined ? behind.slice(-1) : [];
      if (last !== undefined && !starts.includes(last)) {
        starts.push(last);
      }
    }
  }
  return false;
}

/** Every change of one row of a list. */
function everyMove(count: number): ListMove[] {
  const places = range(0, count - 1);
  return [...places, count].flatMap((at) => [
    { kind: 'insert', at },
    { kind: 'remove', at },
    ...places.map((to) => ({ kind: 'move' as const, from: at, to })),
  ]);
}

describe('laws of LeadList', () => {
  check('shows no inquiry twice, whatever the API returns', any, (world) =>
    follow(world, () => {
      const shown = identities(world.list.leads);
      expect(new Set(shown).size).to.equal(shown.length);
      expect(world.list.leads.every(Object.isFrozen)).to.equal(true);
    }),
  );

  check(
    'shows every row of a list that has moved and stands still, after a refresh',
    honest,
    async (world) => {
      await follow(world);
      await expectAll(world);
    },
  );

  check(
    'shows the first rows of a list as it is, after rows were added or removed',
    calm,
    (world) =>
      follow(world, (answers) => {
        const { leads: shown, total } = world.list;
        if (answers.length > 0) {
          expect(ids(shown)).to.deep.equal(ids(world.api.list.slice(0, shown.length)));
          expect(total).to.equal(world.api.list.length);
        }
      }),
  );

  check('shows two rows next to each other only if an answer did', honest, (world) => {
    const pages: number[][] = [];
    let known = new Set<string>();
    return follow(world, (answers) => {
      pages.push(...answers.map((answer) => ids(answer.leads)));
      const shown = ids(world.list.leads);
      const pairs = shown.slice(1).map((id, index) => [shown[index]!, id] as const);
      for (const [index, [before, id]] of pairs.entries()) {
        const above = new Set(shown.slice(0, index));
        const isPair = known.has(`${before} ${id}`) || isNext(pages, before, id, above);
        expect(isPair, `${before} and ${id}`).to.equal(true);
      }
      known = new Set(pairs.map((pair) => pair.join(' ')));
    });
  });

  check('shows exactly the requested rows, unless the API returns fewer', honest, async (world) => {
    const { list, given } = world;
    await world.first();
    for (let pages = 1; pages === 1 || list.hasMore; pages++) {
      const most = Math.min(given.count, pages * given.pageSize);
      // The API returns fewer, or the request has no room for the rows shown that come again.
      const isLess = given.extraRows! < 0 || given.pageSize + 2 > given.maxLength;
      expect(list.leads.length).to.be.within(isLess ? 0 : most, most);
      await world.act({});
    }
  });

  check(
    'sends a bounded number of requests for each action, for a bounded number of rows',
    any,
    (world) => {
      const { maxLength, pageSize } = world.given;
      return follow(world, (answers) => {
        const rows = Math.max(0, ...answers.map(({ list }) => list.length)) + pageSize + maxLength;
        // A further page, and two readings with as many requests as the shortest answers need.
        expect(answers.length).to.be.at.most(2 + 2 * (2 + Math.ceil(rows / (maxLength - 3))));
        for (const { length } of answers) {
          expect(length).to.be.within(1, maxLength);
        }
      });
    },
  );

  check(
    'stops asking for more once two pages in a row bring nothing by one count, whatever the API returns',
    any,
    async (world) => {
      await follow(world);
      const { list, given } = world;
      let idleTotal: number | undefined;
      for (let actions = 0; list.hasMore && actions < 50; actions++) {
        const before = identities(list.leads);
        await world.act({
          ...given.steps[actions % given.steps.length],
          action: 'more',
          failsAt: -1,
        });
        const hasAdded = identities(list.leads).some((identity) => !before.includes(identity));
        const total = hasAdded ? undefined : world.api.answers.at(-1)!.total;
        if (total !== undefined && total === idleTotal) {
          expect(list.hasMore).to.equal(false);
        }
        idleTotal = total;
      }
    },
  );

  check(
    'keeps asking while rows remain, if an honest list gains or loses a row between any two pages',
    honest,
    async (world) => {
      const { list, given } = world;
      await world.first();
      for (let at = 0; at < 100 && list.hasMore; at++) {
        const kind = (given.steps[at % given.steps.length]?.failsAt ?? 0) > 0 ? 'remove' : 'insert';
        await world.act({ action: 'more', between: [{ kind, at: at % 7 }] });
        expect(list.hasMore).to.equal(list.leads.length < list.total);
      }
    },
  );

  check('changes nothing if an action fails', any, (world) => {
    const { list } = world;
    let before: readonly Lead[] = [];
    let hadMore = false;
    return follow(world, () => {
      if (world.hasFailed) {
        expect(list.leads).to.equal(before);
        expect(list.hasMore).to.equal(hadMore);
      }
      ({ leads: before, hasMore: hadMore } = list);
    });
  });

  it('shows every row of each short list that moves once between any two requests', async function () {
    this.timeout(60_000);
    const settings = KINDS.flatMap((kind) =>
      [true, false].flatMap((isBaseGiven) =>
        [-1, 0, 1].map((extraRows) => ({ kind, isBaseGiven, extraRows })),
      ),
    );
    const more = { action: 'more', between: [], during: [], failsAt: -1 } as const;
    const rest = { ...more, unnamed: 0, repeats: [], totalOffset: 0, pageSize: 3, maxLength: 6 };
    for (const count of range(0, 7)) {
      for (const move of everyMove(count)) {
        for (const moment of range(0, 4)) {
          const during = [...range(1, moment).map(() => []), [move]];
          for (const setting of settings) {
            const steps = [{ ...more, during }, more];
            const world = new World({ ...rest, ...setting, count, steps });
            await follow(world);
            await expectAll(world);
          }
        }
      }
    }
  });
});
