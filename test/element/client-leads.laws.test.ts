import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ClientLeads, LeadsFilter } from '../../src/index.js';
import '../../src/index.js';
import { DemoHost, type HostRow, type Op } from '../helpers/demo-host.js';
import {
  idsOf,
  loadMoreButton,
  mountFor,
  part,
  readAll,
  rows,
  settled,
  summary,
  text,
  TOKEN,
} from '../helpers/element.js';
import { checkLaw } from '../helpers/histories.js';

const STATUSES = ['Новое', 'Решено', 'Закрыто'];

/** An action of the reader or the page. */
const ACTIONS = {
  more: (element) => element.loadMore(),
  refresh: (element) => element.refresh(),
  both: (element) => Promise.all([element.loadMore(), element.refresh()]),
  clear: (element) => {
    element.filter = null;
    return element.updateComplete;
  },
  /** Signs the client out while a page loads, and in again. */
  async signOut(element) {
    const reading = element.refresh();
    element.token = null;
    await element.updateComplete;
    expect([rows(element).length, element.leads.length]).to.deep.equal([0, 0]);
    expect(element.status).to.equal('unconfigured');
    await reading;
    element.token = TOKEN;
    await element.updateComplete;
  },
} satisfies Record<string, (element: ClientLeads) => Promise<unknown>>;

/** A change to a host's list of more than two rows. */
const MOVES = {
  insert: (row: HostRow) => ({ insert: { at: 0, row } }),
  remove: () => ({ remove: { at: 1 } }),
  move: () => ({ move: { from: 2, to: 0 } }),
  change: () => ({ move: { from: 0, to: 1 } }),
} satisfies Record<string, (row: HostRow) => Op>;
type Move = keyof typeof MOVES;

const filter = fc.record<LeadsFilter>(
  {
    search: fc.constantFrom('1', '12', 'обращение', 'обращение 3', 'ничего'),
    status: fc.constantFrom(...STATUSES),
    unread: fc.boolean(),
  },
  { requiredKeys: [] },
);
const moves = fc.array(fc.constantFrom(...(Object.keys(MOVES) as Move[])), { maxLength: 2 });
const count = fc.oneof(fc.nat(40), fc.nat(40), fc.integer({ min: 200, max: 450 }));
const step = fc.record({
  action: fc.constantFrom(...(Object.keys(ACTIONS) as (keyof typeof ACTIONS)[])),
  /** The attributes to set before the action and during it. */
  filters: fc.tuple(fc.option(filter, { freq: 2 }), fc.option(filter)),
  /** The moves of the list before the action, and before its first answer. */
  between: moves,
  during: moves,
});
const history = fc.record({
  count,
  pageSize: fc.integer({ min: 1, max: 20 }),
  steps: fc.array(step, { minLength: 1, maxLength: 5 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

function rowFor(id: number): HostRow {
  return {
    Id: id,
    Leads: id,
    Subject: `Обращение ${id}`,
    LeadStatusName: STATUSES[id % STATUSES.length],
    CountNotReadMessage: id % 4 === 0 ? 1 : 0,
  };
}

/** The state that a page knows if it listens to `leads-change` alone, from the start. */
class LastChange {
  readonly #element: ClientLeads;
  #known;

  constructor(element: ClientLeads) {
    this.#element = element;
    this.#known = this.#look();
    element.addEventListener('leads-change', ({ detail: { previous, ...facts } }) => {
      expect(previous, 'previous').to.equal(this.#known.facts.status);
      const known = this.#look();
      expect(facts, 'the detail').to.deep.equal(known.facts);
      expect(known, 'something has changed').not.to.deep.equal(this.#known);
      this.#known = known;
    });
  }

  /** Asserts that the page knows the current list. */
  verify(): void {
    expect(this.#known, 'what leads-change has told').to.deep.equal(this.#look());
  }

  #look() {
    const { status, leads, matchingLeads, totalRows, unread, hasMore } = this.#element;
    const facts = {
      status,
      loaded: leads.length,
      matching: matchingLeads.length,
      totalRows,
      unread,
      hasMore,
    };
    return { facts, leads, matchingLeads };
  }
}

/** An element, and a host whose list moves. */
class World {
  readonly #lastChange: LastChange;
  #nextId = 900;

  private constructor(
    readonly host: DemoHost,
    readonly element: ClientLeads,
  ) {
    this.#lastChange = new LastChange(element);
  }

  static async create({ count: rowCount, pageSize }: History): Promise<World> {
    const leads = Array.from({ length: rowCount }, (_, index) => rowFor(index + 1));
    const host = await DemoHost.create({ leads });
    const element = mountFor(host, { length: String(pageSize) });
    const world = new World(host, element);
    await settled(element);
    return world;
  }

  /** The current ids of the host. */
  get truth(): Promise<number[]> {
    return this.host.ids('1017');
  }

  async take({ action, filters: [before, meanwhile], between, during }: Step) {
    const { element } = this;
    await this.#move(between, during);
    element.filter = before ?? element.filter;
    const acted = ACTIONS[action](element);
    if (meanwhile) {
      await element.updateComplete;
      element.filter = meanwhile;
    }
    await acted;
    await settled(element);
    await this.forgetAnswers();
  }

  /** Changes only the top of the list, so that there is always a row for them. */
  async #move(between: Move[], during: Move[]): Promise<void> {
    const opFor = (move: Move) => MOVES[move](rowFor(this.#nextId++));
    if ((await this.truth).length > 4) {
      await this.host.change(...between.map(opFor));
      if (during.length > 0) {
        await this.host.answer({ ops: during.map(opFor) });
      }
    }
  }

  /** Makes the moves happen that no request has used. */
  async forgetAnswers(): Promise<void> {
    for (let left = 0; left < 3; left++) {
      await this.truth;
    }
  }

  /** Checks what is always true of a settled list. */
  look(): void {
    const { element } = this;
    const { filter, leads, status, totalRows } = element;
    const ids = idsOf(element);
    expect(new Set(ids).size, 'each once').to.equal(ids.length);
    if (status === 'complete') {
      expect(leads.length, 'complete').to.equal(totalRows);
    }
    const matching = element.matchingLeads.map(({ id }) => id);
    const shown = rows(element).filter((row) => row.checkVisibility());
    const numbers = shown.map((row) => text(row.querySelector('[part=number]')));
    expect(
      numbers.map((number) => Number(number.replaceAll(/\D/g, ''))),
      'the rows that are shown',
    ).to.deep.equal(matching);
    expect(
      shown.map((row) => Number(row.ariaPosInSet)),
      'numbered in order',
    ).to.deep.equal(matching.map((_, index) => index + 1));
    this.#lastChange.verify();
    if (filter && leads.length > 0) {
      this.#lookAtClaims(matching.length, status === 'complete');
    }
  }

  /** «Nothing found» and a final count claim that everything has been read. */
  #lookAtClaims(found: number, isComplete: boolean): void {
    const { element } = this;
    const claim = new RegExp(`^Найдено ${found} из `).test(summary(element));
    expect(claim, `a final count: ${summary(element)}`).to.equal(isComplete);
    const message = text(part(element, 'message'));
    expect(message === 'Ничего не найдено', 'nothing found').to.equal(isComplete && found === 0);
    const isOffered = loadMoreButton(element) !== null;
    expect(isOffered, 'there is more, and a way to it').to.equal(element.hasMore);
  }
}

describe('laws of <client-leads>', () => {
  checkLaw(
    'hold over random histories of the host, the reader and the page',
    history,
    async (given) => {
      const world = await World.create(given);
      const { element } = world;
      for (const taken of given.steps) {
        await world.take(taken);
        world.look();
      }
      await element.refresh();
      await readAll(element);
      await settled(element);
      world.look();
      const truth = await world.truth;
      expect(idsOf(element)).to.deep.equal(truth);
      expect(element.status).to.equal(truth.length === 0 ? 'empty' : 'complete');
      await world.host.forgetRequests();
      element.filter = null;
      await settled(element);
      world.look();
      expect(await world.host.requests()).to.have.length(0);
      element.remove();
    },
    { count: 40, ms: 120_000 },
  );
});
