import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { checkLaw } from '../helpers/histories.js';
import { SignInWorld, turns, type SiteQuestion, type SiteWindow } from './sign-in-world.js';

const CLIENTS = [null, '1', '2'] as const;
/**
 * What happens in some windows. Each number chooses among what is possible. A question reaches the
 * site, which answers it by who is signed in then; the answer arrives later, and so do messages.
 */
const TRAVELS = `load, load, load in, load in, change, end, hidden, visible,
  reach, reach, reach, reach, reply, reply, reply, reply, deliver, deliver, deliver, deliver`;
const TROUBLES = `online, cached, restored, changed, ask, leave, enter, leave+enter, sign in, fail,
  fail for now, token, token, renew, confirm, abort, pass`;
/** What a page in the back/forward cache cannot do. */
const FROZEN = `hidden, visible, online, change, changed, ask, enter, leave+enter, end, token`;
const DOUBTS = ['changed', 'cached', 'restored', 'leave', 'ended', 'load'];
/** The ends of an end. */
const RENEWALS = ['load', 'visible', 'restored', 'changed'];

interface Step {
  readonly event: string;
  readonly window: number;
  readonly number: number;
}

interface Word {
  readonly type: string;
  readonly client?: string | null;
}

const listOf = (names: string) => names.split(/,\s+/);
const isUnderWay = ({ isPending, isAborted }: SiteQuestion) => isPending && !isAborted;

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
  window: SiteWindow;
  readonly faults: string[] = [];
  isLeft = false;
  isCached = false;
  /** Whether the last that the window has heard, since it asked by itself, is an end. */
  hasEnded = false;
  /** How many questions its pages have asked. */
  asked = 0;
  readonly #world: SignInWorld;
  /** What the window has heard and done, in order. */
  #words: Word[] = [];
  /** Where among these each question has left. */
  #leftAt = new Map<SiteQuestion, number>();
  /** The question whose answer counted last, with its client and token. */
  #newest: { question?: SiteQuestion; client?: string | null; token: string } = { token: '' };
  #askedAtEnd = Infinity;

  constructor(world: SignInWorld) {
    this.#world = world;
    this.window = this.#open();
  }

  #open(): SiteWindow {
    const window = this.#world.openWindow();
    this.#words = [];
    this.#leftAt = new Map();
    this.#newest = { token: '' };
    window.site = (question) => {
      this.asked++;
      this.#leftAt.set(question, this.#words.length);
    };
    window.act('start');
    return window;
  }

  /** Notes what follows from a step or a message. */
  expect(word: Word): void {
    const { type } = word;
    this.#words.push(word);
    if (type === 'ended') {
      this.#askedAtEnd = this.asked;
      this.hasEnded = true;
    } else if (RENEWALS.includes(type)) {
      this.#askedAtEnd = Infinity;
      this.hasEnded = false;
    }
    this.isLeft = type === 'leave' || (this.isLeft && !type.endsWith('enter'));
    this.isCached = type === 'cached' || (this.isCached && type !== 'restored');
  }

  /** Another page of the site is loaded in this window. */
  load(): void {
    this.window.act('leave');
    this.isLeft = false;
    this.isCached = false;
    this.expect({ type: 'load' });
    this.window = this.#open();
  }

  act(event: string): void {
    this.expect({ type: event });
    this.window.act(event === 'renew' ? `renew ${this.#newest.token}` : event);
  }

  fail(status: string): void {
    if (isUnderWay(this.window.newest)) {
      this.window.newest.say(status);
    }
  }

  get questions(): readonly SiteQuestion[] {
    return this.window.questions.filter(({ isPending }) => isPending);
  }

  reply(question: SiteQuestion, client: string | null, token: string): void {
    if (!question.isAborted && this.#allows(question, client)) {
      this.#newest = { question, client, token };
    }
    question.say(client ?? 'nobody', token);
  }

  /** Whether all that the window has heard since a question left allows this answer. */
  #allows(question: SiteQuestion, client: string | null): boolean {
    return this.#words
      .slice(this.#leftAt.get(question))
      .every(({ type, client: heard = client }) => heard === client && !DOUBTS.includes(type));
  }

  get #mayShow(): boolean {
    const { question, client } = this.#newest;
    return question !== undefined && client !== undefined && this.#allows(question, client);
  }

  check(): void {
    const { signIn, questions, log, shown } = this.window;
    const { client, token } = this.#newest;
    const underWay = questions.filter(isUnderWay);
    const tokens = log.splice(0).filter((entry) => /^token \d/.test(entry));
    const { current } = signIn;
    if (current.state === 'client' && (current.client.id !== client || !this.#mayShow)) {
      this.faults.push(`shows ${shown}`);
    }
    if (tokens.some((entry) => entry !== `token ${token}` || signIn.isAsking || !this.#mayShow)) {
      this.faults.push(`gives ${tokens.join()}`);
    }
    if (underWay.length > Number(signIn.isAsking) || this.asked > this.#askedAtEnd) {
      this.faults.push(`asks ${underWay.length} of ${questions.length} questions`);
    }
    if (underWay.some((question) => this.#isOlderThanReturn(question))) {
      this.faults.push('waits for an answer from before a return');
    }
  }

  #isOlderThanReturn(question: SiteQuestion): boolean {
    const since = this.#words.slice(this.#leftAt.get(question)).map(({ type }) => type);
    const hidden = since.indexOf('hidden');
    return hidden >= 0 && since.includes('visible', hidden);
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

  #reach(number: number): void {
    const questions = this.sides.flatMap((side) => side.questions);
    const question = choose(
      questions.filter((each) => !this.#answers.has(each)),
      number,
    );
    if (question) {
      this.#answers.set(question, this.client);
    }
  }

  #reply(number: number): void {
    const replies = this.sides.flatMap((side) =>
      side.questions
        .filter((question) => this.#answers.has(question))
        .map((question) => ({ side, question })),
    );
    const reply = choose(replies, number);
    if (reply) {
      const client = this.#answers.get(reply.question) ?? null;
      reply.side.reply(reply.question, client, `${++this.#replies}0${client ?? ''}`);
    }
  }

  #deliver(number: number): void {
    const { deliveries } = this.world;
    const chosen = choose(deliveries, number);
    const next = deliveries.find(({ from, to }) => from === chosen?.from && to === chosen?.to);
    if (next?.to.isOpen) {
      const side = this.sides.find(({ window }) => window.own === next.to);
      side?.expect(next.message as Word);
    }
    this.world.deliver(next);
  }

  async #look(): Promise<void> {
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
      this.world.deliveries.length > 0 ||
      this.sides.some(({ questions }) => questions.length > 0)
    );
  }

  /** Brings all windows back into the page, and then everything arrives. */
  async calmDown(step: 'visible' | 'changed'): Promise<void> {
    await this.arrive();
    for (const { window, isLeft, isCached } of this.sides) {
      const back = [isLeft && 'enter', isCached && 'restored'].filter((moment) => moment !== false);
      back.forEach((moment) => window.act(moment));
    }
    const returning = step === 'visible' ? this.sides : this.sides.slice(0, 1);
    returning.forEach(({ window }) => window.act(step));
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
        const expected = history.sides.map(({ hasEnded }) =>
          hasEnded ? 'nobody' : (history.client ?? 'nobody'),
        );
        expect([history.faults, history.shown]).to.deep.equal([[], expected]);
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
