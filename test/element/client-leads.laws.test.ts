import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ClientLeads } from '../../src/index.js';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, type HostContents, type Op } from '../helpers/demo-host.js';
import { mountFor, rows, settled, TOKEN } from '../helpers/element.js';
import { LastChange } from '../helpers/last-change.js';
import { histories, mostMs, opOf, seed, type Move } from '../helpers/histories.js';

const HISTORIES_IN_CI = 25;
const MOST_REQUESTS = 16;

const REFUSAL = { status: 401, when: 'always' } as const;

/** The ids of one client lie far from those of the other, so that a stray row is told at once. */
const FIRST_IDS = { 1: 1, 2: 100_001 };
type Client = keyof typeof FIRST_IDS;

type Method = 'loadMore' | 'refresh';

/** What the reader or the page does. */
type Action =
  | 'more'
  | 'refresh'
  | 'both'
  /** The page changes the client. */
  | 'client'
  /** The page signs the client out while a page is read, and in again. */
  | 'signOut'
  /** The page gives another function for the token, which fails at first. */
  | 'provider'
  /** The browser freezes the page while a request fails, and thaws it again. */
  | 'freeze'
  /** The browser restores the page from its back/forward cache. */
  | 'restore'
  /** The host refuses the token. */
  | 'refuse';

interface Step {
  action: Action;
  between: Move[];
  during: Move[];
  /** What a listener calls from inside the first of such events. */
  inside: { type: 'leads-load' | 'leads-error' | 'leads-change'; method: Method } | null;
}

interface History {
  counts: [number, number];
  pageSize: number;
  extraRows: number;
  firstPosition: 0 | 1;
  isPositionKnown: boolean;
  /** Whether a row comes on top before the first or the second request of the probe. */
  arrival: 0 | 1 | null;
  hasProvider: boolean;
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
  isPositionKnown: fc.constantFrom(true, true, false),
  arrival: fc.constantFrom(0, 1, null),
  hasProvider: fc.boolean(),
  steps: fc.array(
    fc.record({
      action: fc.constantFrom<Action>(
        'more',
        'more',
        'refresh',
        'both',
        'client',
        'signOut',
        'provider',
        'freeze',
        'restore',
        'refuse',
      ),
      between: moves,
      during: moves,
      inside: fc.option(
        fc.record({
          type: fc.constantFrom('leads-load', 'leads-error', 'leads-change'),
          method: fc.constantFrom<Method>('loadMore', 'refresh'),
        }),
      ),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

/** An element, and a host with two clients whose lists move. */
class World {
  client: Client = 1;
  readonly #settings: HostContents['settings'] & object;
  readonly #hasProvider: boolean;
  readonly #lastChange: LastChange;
  #nextId = 500;

  private constructor(
    readonly host: DemoHost,
    readonly element: ClientLeads,
    { extraRows, firstPosition, hasProvider }: History,
  ) {
    this.#settings = { extraRows, firstPosition };
    this.#hasProvider = hasProvider;
    this.#lastChange = new LastChange(element);
  }

  static async create(given: History): Promise<World> {
    const { counts, pageSize, extraRows, firstPosition, isPositionKnown, arrival } = given;
    const list = (client: Client) =>
      hostRows(...Array.from({ length: counts[client - 1] ?? 0 }, (_, i) => FIRST_IDS[client] + i));
    const host = await DemoHost.create({
      clients: { 1: list(1), 2: list(2) },
      settings: { extraRows, firstPosition },
    });
    if (!isPositionKnown && arrival !== null && counts[0] > 0) {
      const ops: Op[] = [{ insert: { at: 0, row: hostRows(400)[0] ?? {} } }, { remove: { at: 1 } }];
      await host.answer({}, ...(arrival === 0 ? [] : [{}]), { ops, client: 1 });
    }
    const element = mountFor(host, {
      client: '1',
      length: String(pageSize),
      'first-position': isPositionKnown ? String(firstPosition) : '',
    });
    const world = new World(host, element, given);
    world.#signIn();
    await settled(element);
    if (!isPositionKnown && element.leads.length < element.totalRows) {
      // The first page, and the probe.
      await host.requests({ atLeast: 2 });
    }
    await world.#takeUpAnswers();
    return world;
  }

  async take(step: Step): Promise<void> {
    const { host, element } = this;
    const client = String(this.client);
    const before = await host.ids(client);
    const isTold = isMoveTold(step, element, before);
    await host.forgetRequests();
    if (before.length > 2) {
      await host.changeFor(client, ...step.between.map((move) => this.#op(move)));
      if (step.during.length > 0 && MOVES_DURING.has(step.action)) {
        const ops = step.during.map((move) => this.#op(move));
        await host.answer({ normal: true }, { client, ops });
      }
    }
    const inside = this.#callInside(step);
    await this.#act(step.action);
    await settled(element);
    await inside();
    await settled(element);
    expect((await host.requests()).length, 'requests').to.be.at.most(MOST_REQUESTS);
    if (isTold) {
      const truth = (await host.ids(client)).slice(0, element.leads.length);
      expect(
        element.leads.map(({ id }) => id),
        'read again from the top',
      ).to.deep.equal(truth);
    }
    await this.#takeUpAnswers();
  }

  /** Has what was laid out, and was not asked for, happen now. */
  async #takeUpAnswers(): Promise<void> {
    for (let left = 0; left < 2; left++) {
      await this.host.ids(String(this.client));
    }
  }

  async #act(action: Action): Promise<void> {
    const { host, element } = this;
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
        this.client = this.client === 1 ? 2 : 1;
        element.client = this.client;
        await element.updateComplete;
        expect(rows(element)).to.have.length(0);
        break;
      case 'signOut': {
        const reading = element.refresh();
        this.#signOut();
        await element.updateComplete;
        expect([rows(element).length, element.leads.length]).to.deep.equal([0, 0]);
        expect(element.status).to.equal('unconfigured');
        await reading;
        this.#signIn();
        await element.updateComplete;
        break;
      }
      case 'provider':
        this.#failOnce();
        await element.refresh();
        break;
      case 'freeze':
        await this.#freeze();
        break;
      case 'restore':
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await element.updateComplete;
        break;
      case 'refuse':
        await host.replace({ settings: { ...this.#settings, fail: REFUSAL } });
        await element.refresh();
        expect([rows(element).length, element.leads.length]).to.deep.equal([0, 0]);
        await host.replace({ settings: this.#settings });
        await element.refresh();
        break;
    }
  }

  #signIn(): void {
    Object.assign(
      this.element,
      this.#hasProvider ? { token: null, tokenProvider: () => TOKEN } : { token: TOKEN },
    );
  }

  #signOut(): void {
    Object.assign(this.element, this.#hasProvider ? { tokenProvider: null } : { token: null });
  }

  /** Gives another provider, of which the first answer is a failure. */
  #failOnce(): void {
    if (this.#hasProvider) {
      let calls = 0;
      this.element.tokenProvider = () => {
        if (calls++ === 0) {
          throw new Error('signed out');
        }
        return TOKEN;
      };
    }
  }

  /** Has a refresh fail out of sight. What it brings comes when the page is shown again. */
  async #freeze(): Promise<void> {
    const setVisibility = (value: DocumentVisibilityState) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
    try {
      setVisibility('hidden');
      await this.host.answer({ status: 500 });
      await this.element.refresh();
      setVisibility('visible');
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
    await this.element.updateComplete;
  }

  /** Has a listener call a method. Returns a function that waits until what it called has settled. */
  #callInside({ inside }: Step): () => Promise<unknown> {
    if (!inside) {
      return () => Promise.resolve();
    }
    const { element } = this;
    const { type, method } = inside;
    let called: Promise<unknown> | undefined;
    const handleEvent = () => {
      called = element[method]();
    };
    element.addEventListener(type, handleEvent, { once: true });
    return async () => {
      element.removeEventListener(type, handleEvent);
      await called;
    };
  }

  /** Changes near the top alone, so that there is always a row for them. */
  #op(move: Move): Op {
    return opOf(move, () => hostRows(FIRST_IDS[this.client] + this.#nextId++)[0] ?? {});
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
    if (element.status === 'complete') {
      expect(shown.length, 'complete').to.equal(element.totalRows);
    }
    this.#lastChange.verify();
  }
}

/** The actions that send one request, before whose further ones the list can be moved. */
const MOVES_DURING: ReadonlySet<Action> = new Set<Action>(['more', 'refresh', 'both']);

/**
 * Whether the list moves before a further page so that the row asked for again must tell: what is
 * shown was as on the host, and then rows have come or gone above, not as many of the one as of
 * the other.
 */
function isMoveTold(step: Step, element: ClientLeads, before: number[]): boolean {
  const { action, between, during, inside } = step;
  const count = (kind: Move) => between.filter((move) => move === kind).length;
  const isTrue = element.leads.every(({ id }, index) => before[index] === id);
  const isShifted = before.length > 2 && count('insert') !== count('remove');
  const isAsked = action === 'more' && element.status === 'ready' && element.leads.length > 3;
  return isTrue && isShifted && isAsked && during.length === 0 && !inside;
}

describe('laws of <client-leads>', () => {
  it('holds them over random histories of the host, the reader and the page', async function () {
    this.timeout(mostMs(90_000, HISTORIES_IN_CI));
    captureConsole('error');
    captureConsole('warn');
    const law = async (given: History) => {
      const world = await World.create(given);
      const { element, host } = world;
      for (const step of given.steps) {
        await world.take(step);
        world.look();
      }
      await element.refresh();
      const truth = await host.ids(String(world.client));
      // Where the list has moved under each probe, the row before the first stays unknown.
      const isMissing = given.firstPosition === 0 && !given.isPositionKnown;
      const reachable = (isFirstMissing: boolean) => (isFirstMissing ? truth.slice(1) : truth);
      const shown = () => element.leads.map(({ id }) => id);
      const from = () => reachable(isMissing && shown()[0] !== truth[0]);
      expect(shown()).to.deep.equal(from().slice(0, shown().length));
      let actions = 0;
      while (await element.loadMore()) {
        expect(++actions).to.be.at.most(truth.length);
      }
      await settled(element);
      world.look();
      expect(shown()).to.deep.equal(from());
      if (!isMissing) {
        expect(element.status).to.equal(truth.length === 0 ? 'empty' : 'complete');
      }
      element.remove();
      await host.forgetRequests();
      const other = await settled(mountFor(host, { client: '2', 'first-position': '' }));
      const [first] = await host.spans();
      expect(first?.[0], 'learnt of the host').to.be.oneOf([1, given.firstPosition]);
      other.remove();
    };
    // A failure prints its path: `fc.assert(…, { seed, path })` replays it.
    await fc.assert(fc.asyncProperty(history, law), {
      seed,
      numRuns: histories(HISTORIES_IN_CI),
      includeErrorInReport: true,
    });
  });
});
