import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { checkLaw } from '../helpers/histories.js';
import { act } from './sign-in-story.js';
import { answerOf, SignInWorld, turns, type TestWindow } from './sign-in-world.js';

const CLIENTS = [null, '1', '2'] as const;
/** What happens in one of two windows. Each number chooses among what is possible. */
const EVENTS = `visible, online, cached, restored, changed, ask, leave, enter, leave+enter, ended,
  sign in, sign in, reply, reply, reply, reply late, fail, fail for now, deliver, deliver, deliver,
  token, token, renew, confirm, abort, pass`.split(/,\s+/);
const DOUBTS = ['changed', 'cached', 'restored', 'leave', 'ended'];
/** The ends of an end. */
const RENEWALS = ['visible', 'restored', 'changed'];
/** What a page in the back/forward cache cannot do. */
const FROZEN = ['visible', 'online', 'changed', 'ask', 'enter', 'leave+enter', 'ended', 'token'];

interface Step {
  readonly event: string;
  readonly number: number;
}

// By default, fast-check prefers short histories, which seldom reach two things at once.
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ event: fc.constantFrom(...EVENTS), number: fc.nat(1000) }),
  { minLength: 5, maxLength: 80, size: 'max' },
);

/** A window, and what it may do. */
class Side {
  readonly window: TestWindow;
  readonly faults: string[] = [];
  isLeft = false;
  isCached = false;
  /** The client in the newest answer; undefined if that must not be shown. */
  #named: string | null | undefined;
  #token = '';
  /** The number of questions at an end, after which none is asked. */
  #askedAtEnd = Infinity;

  constructor(window: TestWindow) {
    this.window = window;
    window.start();
  }

  /** Notes what follows from a step or a message. */
  expect({ type = '', client }: { type?: string; client?: string }): void {
    if (DOUBTS.includes(type) || (type === 'answer' && client !== this.#named)) {
      this.#named = undefined;
    }
    if (type === 'ended') {
      this.#askedAtEnd = this.window.questions.length;
    } else if (RENEWALS.includes(type)) {
      this.#askedAtEnd = Infinity;
    }
    this.isLeft = type === 'leave' || (this.isLeft && !type.endsWith('enter'));
    this.isCached = type === 'cached' || (this.isCached && type !== 'restored');
  }

  happen(event: string): void {
    const { newest } = this.window;
    if (!event.startsWith('fail')) {
      act(this.window, event === 'renew' ? `renew ${this.#token}` : event);
    } else if (newest.isPending && !newest.isAborted) {
      this.#named = event === 'fail' ? undefined : this.#named;
      newest.answer('', { status: event === 'fail' ? 404 : 503 });
    }
  }

  /** The site answers all questions, or those that were aborted. */
  reply(client: string | null, number: number, areLate = false): void {
    for (const question of this.window.questions) {
      if (question.isPending && (question.isAborted || !areLate)) {
        const token = `${number}0${client ?? ''}`;
        this.#named = question.isAborted ? this.#named : client;
        this.#token = question.isAborted ? this.#token : token;
        question.answer(answerOf(client, token));
      }
    }
  }

  check(): void {
    const { signIn, questions, log, shown } = this.window;
    const underWay = questions.filter(({ isPending, isAborted }) => isPending && !isAborted);
    const tokens = log.splice(0).filter((entry) => /^token \d/.test(entry));
    const isOwn = this.#token.endsWith(`0${this.#named ?? '?'}`);
    if (signIn.current.state === 'client' && signIn.current.client.id !== this.#named) {
      this.faults.push(`shows ${shown}`);
    }
    if (tokens.some((entry) => entry !== `token ${this.#token}` || signIn.isAsking || !isOwn)) {
      this.faults.push(`gives ${tokens.join()}`);
    }
    if (underWay.length > Number(signIn.isAsking) || questions.length > this.#askedAtEnd) {
      this.faults.push(`asks ${underWay.length} of ${questions.length} questions`);
    }
  }
}

/** Two windows of one site. */
class History {
  readonly world = new SignInWorld();
  readonly sides = [0, 1].map(() => new Side(this.world.openWindow()));
  /** Who is signed in. */
  client: string | null = null;
  #replies = 0;

  static async of(all: readonly Step[]): Promise<History> {
    const history = new History();
    for (const { event, number } of all) {
      const side = history.sides[number % 2]!;
      // A frozen page can do nothing.
      if (!side.isCached || !FROZEN.includes(event)) {
        side.expect({ type: event });
        history.#happen(event, side, number);
        await turns();
        history.sides.forEach((each) => each.check());
      }
    }
    return history;
  }

  #happen(event: string, side: Side, number: number): void {
    switch (event) {
      case 'sign in':
        this.client = CLIENTS[number % 3]!;
        break;
      case 'reply':
      case 'reply late':
        side.reply(this.client, ++this.#replies, event === 'reply late');
        break;
      case 'deliver':
        this.#deliver();
        break;
      case 'pass':
        this.world.clock.pass(number * 100);
        break;
      default:
        side.happen(event);
    }
  }

  #deliver(): void {
    const { to, message } = this.world.nextDelivery ?? {};
    if (to?.isOpen) {
      this.sides.find(({ window }) => window.page === to)?.expect(message as object);
    }
    this.world.deliver();
  }

  /** Brings both windows back into the page, and from now on the site answers everything. */
  async calmDown(step: 'visible' | 'changed'): Promise<void> {
    await this.world.settle();
    for (const { window, isLeft, isCached } of this.sides) {
      const back = [isLeft && 'enter', isCached && 'restored'].filter((moment) => moment !== false);
      back.forEach((moment) => act(window, moment));
    }
    const returning = step === 'visible' ? this.sides : this.sides.slice(0, 1);
    returning.forEach(({ window }) => act(window, step));
    for (let round = 0; round < 8; round++) {
      this.sides.forEach((side) => side.reply(this.client, ++this.#replies));
      await this.world.pass(1000);
    }
  }
}

describe('Two windows, whatever happens in them', () => {
  checkLaw(
    'show a client, or give a token, only by the newest answer, ask one question, and none after an end',
    steps,
    async (all) => {
      const { sides } = await History.of(all);
      expect(sides.flatMap(({ faults }) => faults)).to.deep.equal([]);
    },
  );

  for (const [reason, step] of [
    ['the reader has returned to both', 'visible'],
    ['one of them has told a change', 'changed'],
  ] as const) {
    checkLaw(`show who is signed in once ${reason}, and then ask no more`, steps, async (all) => {
      const history = await History.of(all);
      await history.calmDown(step);
      const windows = history.sides.map(({ window }) => window);
      const asked = windows.map(({ questions }) => questions.length);
      await history.world.pass(3_600_000);
      const shown = history.client ?? 'nobody';
      expect(windows.map((window) => window.shown)).to.deep.equal([shown, shown]);
      expect(windows.map(({ questions }) => questions.length)).to.deep.equal(asked);
    });
  }
});
