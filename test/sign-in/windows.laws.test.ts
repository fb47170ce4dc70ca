import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { checkLaw } from '../helpers/histories.js';
import { NewestAnswer, type Word } from './newest-answer.js';
import { SignInWorld, turns, type SiteQuestion, type SiteWindow } from './sign-in-world.js';

const CLIENTS = [null, '1', '2'] as const;
/**
 * What happens in some windows. Each number chooses among what is possible. A question reaches the
 * site, which answers it by who is signed in then; the answer arrives later, and so do messages.
 */
const TRAVELS = `load, load, load in, load in, change, end, hidden, visible,
  reach, reach, reach, reach, reply, reply, reply, reply, deliver, deliver, deliver, deliver`;
const TROUBLES = `online, cached, restored, changed, ask, leave, enter, leave+enter, swap, swap,
  sign in, fail, fail for now, token, token, renew, confirm, abort, pass`;
/** What a page in the back/forward cache cannot do. */
const FROZEN = `hidden, visible, online, change, changed, ask, enter, leave+enter, swap, end,
  token`;
interface Step {
  readonly event: string;
  readonly window: number;
  readonly number: number;
}

const listOf = (names: string) => names.split(/,\s+/);

// By default, fast-check prefers short histories, which seldom reach two things at once.
const stepsOf = (names: string): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      event: fc.constantFrom(...listOf(names)),
      window: fc.nat(1000),
      number: fc.nat(1000),
    }),
    { minLength: 5, maxLength: 80, size: 'max' },
  );

/** A window, and what its pages may show. */
class Side {
  window!: SiteWindow;
  newest!: NewestAnswer;
  readonly faults: string[] = [];
  isLeft = false;
  isCached = false;
  /** How many questions its pages have asked. */
  asked = 0;
  readonly #world: SignInWorld;

  constructor(world: SignInWorld) {
    this.#world = world;
    this.#open();
  }

  #open(): void {
    this.newest = new NewestAnswer(this.faults);
    this.window = this.#world.openWindow();
    this.window.site = ({ signal }) => {
      this.asked++;
      this.newest.ask(signal);
    };
    this.window.follow = () => this.check();
    this.window.act('start');
  }

  /** Another page of the site is loaded in this window. */
  load(): void {
    this.window.act('leave');
    this.isLeft = false;
    this.isCached = false;
    this.#open();
  }

  act(event: string): void {
    this.isLeft = event === 'leave' || (this.isLeft && !/(enter|swap)$/.test(event));
    this.isCached = event === 'cached' || (this.isCached && event !== 'restored');
    this.newest.hear({ type: event });
    this.window.act(event === 'renew' ? `renew ${this.newest.signedIn?.token}` : event);
  }

  fail(status: string): void {
    const question = this.window.newest;
    if (question.isPending && !question.isAborted) {
      this.newest.fail(question.signal, status === '503' ? 'passing' : 'final');
      question.say(status);
    }
  }

  /** Checks what is shown and given at this moment. */
  check(): void {
    const { current, log, shown } = this.window;
    const { signedIn, isAsking, isOutdated } = this.newest;
    const tokens = log.splice(0).filter((entry) => /^token \d/.test(entry));
    if (current.state === 'client' && current.client.id !== signedIn?.client) {
      this.faults.push(`shows ${shown}`);
    }
    if (tokens.some((entry) => entry !== `token ${signedIn?.token}` || isAsking)) {
      this.faults.push(`gives ${tokens.join()}`);
    }
    if (isOutdated) {
      this.faults.push('waits for an answer from before a return');
    }
  }
}

/** Some windows of one site. */
class History {
  readonly world = new SignInWorld();
  readonly sides: readonly Side[];
  /** Who is signed in. */
  client: string | null = null;
  /** What the site has answered to the questions that have reached it. */
  readonly #answers = new Map<SiteQuestion, string | null>();
  #replies = 0;

  constructor(windows: number) {
    this.sides = Array.from({ length: windows }, () => new Side(this.world));
  }

  static async of(windows: number, all: readonly Step[]): Promise<History> {
    const history = new History(windows);
    for (const { event, window, number } of all) {
      const side = history.sides[window % windows]!;
      // A frozen page can do nothing.
      if (!side.isCached || !listOf(FROZEN).includes(event)) {
        const happen = history.#events[event] ?? (() => side.act(event));
        happen(side, number);
        await history.#look();
      }
    }
    return history;
  }

  readonly #events: Readonly<Record<string, (side: Side, number: number) => void>> = {
    'sign in': (_, number) => (this.client = CLIENTS[number % 3]!),
    // A form signs in or out, and the site's next page is loaded.
    'load in': (side, number) => {
      this.client = CLIENTS[number % 3]!;
      side.load();
    },
    load: (side) => side.load(),
    // A script signs in or out.
    change: (side, number) => {
      this.client = CLIENTS[number % 3]!;
      side.act('changed');
    },
    end: (side) => {
      this.client = null;
      side.act('ended');
    },
    fail: (side) => side.fail('404'),
    'fail for now': (side) => side.fail('503'),
    pass: (_, number) => this.world.clock.pass(number * 100),
    reach: (_, number) => this.#reach(number),
    reply: (_, number) => this.#reply(number),
    deliver: (_, number) => this.#deliver(number),
  };

  /** The questions that have reached the site, or have not, and are not answered. */
  #questions(isReached: boolean) {
    return this.sides.flatMap(({ window, newest }) =>
      window.questions
        .filter((each) => each.isPending && this.#answers.has(each) === isReached)
        .map((question) => ({ question, newest })),
    );
  }

  #reach(number: number): void {
    const chosen = choose(this.#questions(false), number);
    if (chosen) {
      this.#answers.set(chosen.question, this.client);
    }
  }

  #reply(number: number): void {
    const chosen = choose(this.#questions(true), number);
    if (chosen) {
      const { question, newest } = chosen;
      const client = this.#answers.get(question) ?? null;
      const token = `${++this.#replies}0${client ?? ''}`;
      newest.answer(question.signal, client === null ? null : { client, token });
      question.say(client ?? 'nobody', token);
    }
  }

  #deliver(number: number): void {
    const { deliveries } = this.world;
    const chosen = choose(deliveries, number);
    const next = deliveries.find(({ from, to }) => from === chosen?.from && to === chosen?.to);
    if (next?.to.isOpen) {
      const side = this.sides.find(({ window }) => window.own === next.to);
      side?.newest.hear(next.message as Word);
    }
    this.world.deliver(next);
  }

  async #look(): Promise<void> {
    this.world.tasks.pass(0);
    await turns();
    this.sides.forEach((side) => side.check());
  }

  /** Everything arrives that is under way. */
  async arrive(): Promise<void> {
    do {
      this.#deliver(0);
      this.#reach(0);
      this.#reply(0);
      await this.#look();
    } while (
      [...this.world.deliveries, ...this.#questions(false), ...this.#questions(true)].length > 0
    );
  }

  /** Brings all windows back into the page, and then everything arrives. */
  async calmDown(step: 'visible' | 'changed'): Promise<void> {
    await this.arrive();
    for (const side of this.sides) {
      const { isLeft, isCached } = side;
      const back = [isLeft && 'enter', isCached && 'restored'].filter((moment) => moment !== false);
      back.forEach((moment) => side.act(moment));
    }
    const returning = step === 'visible' ? this.sides : this.sides.slice(0, 1);
    returning.forEach((side) => side.act(step));
    for (let second = 0; second < 8; second++) {
      await this.arrive();
      this.world.clock.pass(1000);
    }
    await this.arrive();
  }

  get shown(): readonly string[] {
    return this.sides.map(({ window }) => window.shown);
  }

  get faults(): readonly string[] {
    return this.sides.flatMap((side) => side.faults);
  }
}

function choose<T>(from: readonly T[], number: number): T | undefined {
  return from[number % from.length];
}

for (const windows of [2, 3, 4]) {
  describe(`${windows} windows, however long answers and messages travel`, () => {
    checkLaw(
      'show in the end what the site says, or nobody after an end',
      stepsOf(TRAVELS),
      async (all) => {
        const history = await History.of(windows, all);
        await history.arrive();
        const expected = history.sides.map(({ newest }) =>
          newest.hasEnded ? 'nobody' : (history.client ?? 'nobody'),
        );
        expect(history.faults).to.deep.equal([]);
        expect(history.shown).to.deep.equal(expected);
      },
    );
  });
}

describe('Two windows, whatever happens in them', () => {
  const steps = stepsOf(`${TRAVELS}, ${TROUBLES}`);

  checkLaw(
    'show a client, or give a token, only by the newest answer, ask one question, and none after an end',
    steps,
    async (all) => {
      const { faults } = await History.of(2, all);
      expect(faults).to.deep.equal([]);
    },
  );

  for (const [reason, step] of [
    ['the reader has returned to both', 'visible'],
    ['one of them has told a change', 'changed'],
  ] as const) {
    checkLaw(`show who is signed in once ${reason}, and then ask no more`, steps, async (all) => {
      const history = await History.of(2, all);
      await history.calmDown(step);
      const asked = history.sides.map((side) => side.asked);
      history.world.clock.pass(3_600_000);
      await history.arrive();
      const shown = history.client ?? 'nobody';
      expect(history.shown).to.deep.equal([shown, shown]);
      expect(history.sides.map((side) => side.asked)).to.deep.equal(asked);
    });
  }
});

describe('Ten windows that are loaded at once by one client', () => {
  it('ask ten questions', async () => {
    const history = new History(10);
    history.client = '1';
    await history.arrive();
    const windows = history.sides.map(({ window, asked }) => `${window.shown} asked ${asked}`);
    expect(windows).to.deep.equal(Array<string>(10).fill('1 asked 1'));
  });
});
