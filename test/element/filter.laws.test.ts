import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../../src/index.js';
import type { ClientLeads, LeadsFilter } from '../../src/index.js';
import { DemoHost, type HostRow, type Op } from '../helpers/demo-host.js';
import {
  loadMoreButton,
  mountFor,
  part,
  rows,
  settled,
  summary,
  text,
} from '../helpers/element.js';
import { LastChange } from '../helpers/last-change.js';
import { histories, mostMs, opOf, seed, type Move } from '../helpers/histories.js';

const HISTORIES_IN_CI = 40;
const MOST_ROWS = 200;

const STATUSES = ['Новое', 'Решено', 'Закрыто'];

interface Step {
  readonly action: 'filter' | 'more' | 'refresh' | 'both' | 'clear';
  readonly filter: LeadsFilter;
  /** What happens to the list before the action, and before its first answer. */
  readonly between: Move[];
  readonly during: Move[];
  /** Whether the filter changes again while the list is read. */
  readonly then: LeadsFilter | null;
}
interface History {
  readonly count: number;
  readonly steps: Step[];
}

const filter = fc.record<LeadsFilter>(
  {
    search: fc.constantFrom('1', '12', 'обращение', 'обращение 3', 'ничего'),
    status: fc.constantFrom(...STATUSES),
    unread: fc.boolean(),
  },
  { requiredKeys: [] },
);
const moves = fc.array(fc.constantFrom<Move>('insert', 'remove', 'move', 'change'), {
  maxLength: 2,
});
const history: fc.Arbitrary<History> = fc.record({
  count: fc.oneof(fc.nat(60), fc.integer({ min: 200, max: 450 })),
  steps: fc.array(
    fc.record({
      action: fc.constantFrom<Step['action']>(
        'filter',
        'filter',
        'more',
        'refresh',
        'both',
        'clear',
      ),
      filter,
      between: moves,
      during: moves,
      then: fc.option(filter),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

function rowFor(id: number): HostRow {
  return {
    Id: id,
    Leads: id,
    Subject: `Обращение ${id}`,
    LeadStatusName: STATUSES[id % STATUSES.length],
    CountNotReadMessage: id % 4 === 0 ? 1 : 0,
  };
}

/** What a filter means, said once more. */
function passes(lead: ClientLeads['leads'][number], { search, status, unread }: LeadsFilter) {
  const words = (search ?? '').toLowerCase().split(' ').filter(Boolean);
  const texts = `${lead.subject} ${lead.number} ${lead.status}`.toLowerCase();
  return (
    words.every((word) => texts.includes(word)) &&
    (!status || lead.status === status) &&
    (!unread || lead.unread > 0)
  );
}

class World {
  readonly #lastChange: LastChange;
  #nextId = 900;

  private constructor(
    readonly host: DemoHost,
    readonly element: ClientLeads,
  ) {
    this.#lastChange = new LastChange(element);
  }

  static async create({ count }: History): Promise<World> {
    const leads = Array.from({ length: count }, (_, index) => rowFor(index + 1));
    const host = await DemoHost.create({ leads });
    const world = new World(host, mountFor(host));
    await settled(world.element);
    return world;
  }

  async take({ action, filter, between, during, then }: Step): Promise<void> {
    const { host, element } = this;
    const { length } = await host.ids('1017');
    await host.forgetRequests();
    if (length > 3) {
      await host.change(...between.map((move) => this.#op(move)));
      if (during.length > 0) {
        await host.answer({ normal: true }, { ops: during.map((move) => this.#op(move)) });
      }
    }
    if (action === 'filter' || action === 'clear') {
      element.filter = action === 'filter' ? filter : null;
    }
    const more = action === 'more' || action === 'both' ? element.loadMore() : Promise.resolve();
    const refresh =
      action === 'refresh' || action === 'both' ? element.refresh() : Promise.resolve();
    if (then) {
      await element.updateComplete;
      element.filter = then;
    }
    await Promise.all([more, refresh]);
    await settled(element);
    this.look();
    const isTold = new Set(between).size === 1 && between[0] !== 'move' && between[0] !== 'change';
    const hasAsked = (await host.requests()).length > 0;
    if (isTold && hasAsked && during.length === 0 && element.status === 'complete') {
      const truth = await host.ids('1017');
      expect(
        element.leads.map(({ id }) => id),
        'read again',
      ).to.deep.equal(truth);
    }
  }

  /** What must be so whenever the list rests. */
  look(): void {
    const { element } = this;
    const { filter, leads, status, totalRows } = element;
    const expected = leads.filter((lead) => passes(lead, filter ?? {})).map(({ id }) => id);
    expect(new Set(leads.map(({ id }) => id)).size, 'each once').to.equal(leads.length);
    expect(
      element.matchingLeads.map(({ id }) => id),
      'matching',
    ).to.deep.equal(expected);
    const shown = rows(element).filter((row) => row.checkVisibility());
    const ids = shown.map((row) => Number(text(row.querySelector('[part=number]')).slice(2)));
    expect(ids, 'the rows that are shown').to.deep.equal(expected);
    expect(
      shown.map((row) => Number(row.ariaPosInSet)),
      'numbered in order',
    ).to.deep.equal(expected.map((_, index) => index + 1));
    this.#lastChange.verify();
    if (filter && leads.length > 0) {
      this.#lookAtClaims(expected.length, status === 'complete' && leads.length === totalRows);
    }
  }

  /** «Nothing found» and the final count are claims that all is read. */
  #lookAtClaims(found: number, isComplete: boolean): void {
    const { element } = this;
    const claim = new RegExp(`^Найдено ${found} из `).test(summary(element));
    expect(claim, `a final count: ${summary(element)}`).to.equal(isComplete);
    const message = text(part(element, 'message'));
    expect(message === 'Ничего не найдено', 'nothing found').to.equal(isComplete && found === 0);
    const isOffered = loadMoreButton(element) !== null;
    expect(isOffered, 'there is more, and a way to it').to.equal(element.hasMore);
  }

  #op(move: Move): Op {
    return opOf(move, () => rowFor(this.#nextId++));
  }
}

describe('laws of a filter', () => {
  it('holds them over random histories of the host, the reader and the page', async function () {
    this.timeout(mostMs(120_000, HISTORIES_IN_CI));
    // A failure prints its path: `fc.assert(…, { seed, path })` replays it.
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const world = await World.create(given);
        const { element, host } = world;
        for (const step of given.steps) {
          await world.take(step);
        }
        // What was laid out for a request that was not sent happens now.
        for (let left = 0; left < 10; left++) {
          await host.ids('1017');
        }
        element.filter ??= { search: '1' };
        await element.refresh();
        await settled(element);
        let isLonger = true;
        while (isLonger) {
          isLonger = await element.loadMore();
        }
        world.look();
        const truth = await host.ids('1017');
        expect(element.leads.map(({ id }) => id)).to.deep.equal(truth);
        expect(element.status).to.equal(truth.length === 0 ? 'empty' : 'complete');
        await host.forgetRequests();
        element.filter = null;
        await settled(element);
        world.look();
        expect(await host.requests()).to.have.length(0);
        element.remove();
      }),
      { seed, numRuns: histories(HISTORIES_IN_CI), includeErrorInReport: true },
    );
  });

  it('asks for 200 rows at the most', async () => {
    const world = await World.create({ count: 450, steps: [] });
    world.element.filter = { search: 'ничего' };
    await settled(world.element);
    const lengths = (await world.host.spans()).map(([, length]) => length);
    expect(Math.max(...lengths)).to.equal(MOST_ROWS);
  });
});
