import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ClientLeads } from '../src/index.js';
import '../src/index.js';
import { captureConsole } from './helpers/console.js';
import { DemoHost, hostRows, type Op } from './helpers/demo-host.js';
import { mountFor, rows, settled, TOKEN } from './helpers/element.js';
import { histories, mostMs } from './helpers/histories.js';

const HISTORIES_IN_CI = 100;
/** The same histories in each run; another number is another walk. */
const SEED = 1;
const MOST_REQUESTS = 12;

/** The ids of one client lie far from those of the other, so that a stray row is told at once. */
const FIRST_IDS = { 1: 1, 2: 100_001 };
type Client = keyof typeof FIRST_IDS;

/** What the page, or the browser, does beside asking for rows. */
type PageAction = 'listener' | 'provider' | 'broken provider' | 'sign-out' | 'restore';

type Move = 'insert' | 'remove' | 'move' | 'change';
interface Step {
  action: 'more' | 'refresh' | 'both' | 'client' | PageAction;
  between: Move[];
  during: Move[];
}
interface History {
  counts: [number, number];
  pageSize: number;
  extraRows: number;
  firstPosition: 0 | 1;
  steps: Step[];
}

const moves = fc.array(fc.constantFrom<Move>('insert', 'remove', 'move', 'change'), {
  maxLength: 2,
});
const history: fc.Arbitrary<History> = fc.record({
  counts: fc.tuple(fc.nat(40), fc.nat(40)),
  pageSize: fc.integer({ min: 1, max: 15 }),
  extraRows: fc.constantFrom(0, 0, 1),
  firstPosition: fc.constantFrom(0, 1),
  steps: fc.array(
    fc.record({
      action: fc.constantFrom<Step['action']>(
        ...(['more', 'more', 'more', 'refresh', 'refresh', 'both', 'client'] as const),
        ...(['listener', 'provider', 'broken provider', 'sign-out', 'restore'] as const),
      ),
      between: moves,
      during: moves,
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

/** An element, and a host with two clients whose lists move. */
class World {
  client: Client = 1;
  #nextId = 500;

  private constructor(
    readonly host: DemoHost,
    readonly element: ClientLeads,
  ) {}

  static async create({ counts, pageSize, extraRows, firstPosition }: History): Promise<World> {
    const list = (client: Client) =>
      hostRows(...Array.from({ length: counts[client - 1] ?? 0 }, (_, i) => FIRST_IDS[client] + i));
    const host = await DemoHost.create({
      clients: { 1: list(1), 2: list(2) },
      settings: { extraRows, firstPosition },
    });
    const element = mountFor(host, {
      client: '1',
      length: String(pageSize),
      'first-position': String(firstPosition),
    });
    return new World(host, await settled(element));
  }

  async take({ action, between, during }: Step): Promise<void> {
    const { host, element } = this;
    const client = String(this.client);
    const before = await host.ids(client);
    const isTold = isMoveTold({ action, between, during }, element, before);
    await host.forgetRequests();
    if (before.length > 2) {
      await host.changeFor(client, ...between.map((move) => this.#op(move)));
      if (during.length > 0 && action !== 'client') {
        await host.answer({ normal: true }, { client, ops: during.map((move) => this.#op(move)) });
      }
    }
    if (action === 'client') {
      this.client = this.client === 1 ? 2 : 1;
      element.client = this.client;
      await element.updateComplete;
      expect(rows(element)).to.have.length(0);
    }
    await this.#act(action);
    await settled(element);
    expect((await host.requests()).length, 'requests').to.be.at.most(MOST_REQUESTS);
    if (isTold) {
      const truth = (await host.ids(client)).slice(0, element.leads.length);
      expect(
        element.leads.map(({ id }) => id),
        'read again from the top',
      ).to.deep.equal(truth);
    }
    // What was laid out for this step and not asked for happens now.
    for (let left = 0; left < 2; left++) {
      await host.ids(client);
    }
  }

  async #act(action: Step['action']): Promise<void> {
    const { element } = this;
    switch (action) {
      case 'more':
        await element.loadMore();
        break;
      case 'refresh':
        await element.refresh();
        break;
      case 'both':
        await Promise.all([element.loadMore(), element.refresh()]);
        break;
      case 'client':
        break;
      case 'listener':
        await this.#askFromListener();
        break;
      case 'provider':
        element.tokenProvider = () => TOKEN;
        await element.refresh();
        break;
      case 'broken provider':
        // Its answer is no token, which no second try would mend.
        element.tokenProvider = () => 'no token';
        await Promise.all([element.loadMore(), element.refresh()]);
        element.tokenProvider = () => Promise.resolve(TOKEN);
        await element.refresh();
        break;
      case 'sign-out':
        await this.#signOut();
        break;
      case 'restore':
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        break;
    }
  }

  /** Asks for a page from inside a listener, which is a new operation after the one that ends. */
  async #askFromListener(): Promise<void> {
    const { element } = this;
    const more = new Promise<boolean>((resolve) => {
      element.addEventListener('leads-load', () => resolve(element.loadMore()), { once: true });
    });
    const before = element.leads.length;
    await element.refresh();
    const shown = element.leads.length;
    const hasBrought = await more;
    expect(!hasBrought || element.leads.length > Math.min(before, shown)).to.equal(true);
  }

  /** Signs out while requests are under way, and in again. */
  async #signOut(): Promise<void> {
    const { element } = this;
    const asked = Promise.all([element.loadMore(), element.refresh()]);
    element.tokenProvider = null;
    element.token = null;
    await element.updateComplete;
    expect(element.status).to.equal('unconfigured');
    expect([element.leads.length, element.totalRows, rows(element).length]).to.deep.equal([
      0, 0, 0,
    ]);
    await asked;
    expect(element.leads).to.have.length(0);
    element.token = TOKEN;
  }

  /** Changes near the top alone, so that there is always a row for them. */
  #op(move: Move): Op {
    switch (move) {
      case 'insert':
        return {
          insert: { at: 0, row: hostRows(FIRST_IDS[this.client] + this.#nextId++)[0] ?? {} },
        };
      case 'remove':
        return { remove: { at: 1 } };
      case 'move':
        return { move: { from: 2, to: 0 } };
      case 'change':
        return { move: { from: 0, to: 1 } };
    }
  }

  /** What must be so whenever the list rests. */
  look(): void {
    const { element, client } = this;
    const shown = rows(element).map((row) =>
      Number(row.querySelector('[part=number]')?.textContent.replaceAll(/\D/g, '')),
    );
    expect(new Set(shown).size, 'each once').to.equal(shown.length);
    expect(shown, 'the rows are the leads').to.deep.equal(element.leads.map(({ id }) => id));
    const isOwn = (id: number) => (id >= FIRST_IDS[2] ? 2 : 1) === client;
    expect(shown.every(isOwn), 'of this client alone').to.equal(true);
    const positions = rows(element).map((row) => Number(row.getAttribute('aria-posinset')));
    expect(positions, 'numbered in order').to.deep.equal(shown.map((_, index) => index + 1));
  }
}

/**
 * Whether the list moves before a further page so that the row asked for again must tell: what is
 * shown was as on the host, and then rows have come or gone above, not as many of the one as of
 * the other.
 */
function isMoveTold({ action, between, during }: Step, element: ClientLeads, before: number[]) {
  const count = (kind: Move) => between.filter((move) => move === kind).length;
  const isTrue = element.leads.every(({ id }, index) => before[index] === id);
  const isShifted = before.length > 2 && count('insert') !== count('remove');
  const isAsked = action === 'more' && element.status === 'ready' && element.leads.length > 3;
  return isTrue && isShifted && isAsked && during.length === 0;
}

describe('laws of <client-leads>', () => {
  it('holds them over random histories of the host, the reader and the page', async function () {
    this.timeout(mostMs(60_000, HISTORIES_IN_CI));
    const errors = captureConsole('error');
    // A failure prints its path: `fc.assert(…, { seed, path })` replays it.
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const world = await World.create(given);
        const { element, host } = world;
        for (const step of given.steps) {
          await world.take(step);
          world.look();
        }
        await element.refresh();
        const truth = await host.ids(String(world.client));
        expect(element.leads.map(({ id }) => id)).to.deep.equal(
          truth.slice(0, element.leads.length),
        );
        for (let pages = 0; pages <= truth.length && element.status === 'ready'; pages++) {
          await element.loadMore();
        }
        world.look();
        expect(element.leads.map(({ id }) => id)).to.deep.equal(truth);
        expect(element.status).to.equal(truth.length === 0 ? 'empty' : 'complete');
        element.remove();
      }),
      { seed: SEED, numRuns: histories(HISTORIES_IN_CI), includeErrorInReport: true },
    );
    const isOfProvider = (line: string) =>
      line.startsWith('<client-leads> tokenProvider must give digits');
    expect(errors.filter((line) => !isOfProvider(line))).to.deep.equal([]);
  });
});
