import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import type { SignedInClient } from '../../src/sign-in/sign-in.js';
import { checkLaw } from '../helpers/histories.js';
import { act } from './it-goes.js';
import {
  answerOf,
  SignInWorld,
  turns,
  type SiteQuestion,
  type TestWindow,
} from './sign-in-world.js';

const CLIENTS = [null, '1', '2'] as const;
/** What happens in one of two windows. Each number chooses among what is possible. */
const EVENTS = `visible, online, cached, restored, changed, ask, leave, enter, leave+enter, ended,
  sign in, sign in, reply, reply, reply, reply late, fail, fail for now, deliver, deliver, deliver,
  token, token, renew, confirm, abort, wait`.split(/,\s+/);
const DOUBTS = ['changed', 'cached', 'restored', 'leave', 'ended'];
/** What a page in the back/forward cache cannot do. */
const FROZEN = ['visible', 'online', 'changed', 'ask', 'enter', 'leave+enter', 'ended'];
/** The ends of an end. */
const RENEWALS = ['visible', 'restored', 'changed'];

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
  /** The client in the newest answer; undefined if that must not be shown. */
  named: string | null | undefined;
  token = '';
  /** The number of questions at an end, after which none is asked. */
  askedAtEnd = Infinity;
  isLeft = false;
  isCached = false;
  /** Requests to the API that wait for a token. */
  waiting = 0;
  readonly faults: string[] = [];

  constructor(window: TestWindow) {
    this.window = window;
    window.start();
  }

  /** Notes what follows from a step or a message. */
  expect({ type = '', client }: { type?: string; client?: string }): void {
    if (DOUBTS.includes(type) || (type === 'answer' && client !== this.named)) {
      this.named = undefined;
    }
    if (type === 'ended') {
      this.askedAtEnd = this.window.questions.length;
    } else if (RENEWALS.includes(type)) {
      this.askedAtEnd = Infinity;
    }
    this.isLeft = type === 'leave' || (this.isLeft && !type.endsWith('enter'));
    this.isCached = type === 'cached' || (this.isCached && type !== 'restored');
  }

  check(): void {
    const { signIn, questions } = this.window;
    const { current } = signIn;
    const underWay = questions.filter(({ isPending, isAborted }) => isPending && !isAborted);
    if (current.state === 'client' && current.client.id !== this.named) {
      this.faults.push(`shows ${current.client.id}`);
    }
    if (questions.length > this.askedAtEnd) {
      this.faults.push('asks after an end');
    }
    if (underWay.length > Number(signIn.isAsking)) {
      this.faults.push(`asks ${underWay.length} questions`);
    }
  }

  async useToken(client: SignedInClient): Promise<void> {
    const { signIn, abort } = this.window;
    this.waiting++;
    try {
      const token = await signIn.accessFor(client).token(abort.signal);
      if (signIn.isAsking || this.named !== client.id || this.token !== token) {
        this.faults.push(`gives ${token} to ${client.id}`);
      }
    } catch {
      // It was aborted, or the question has failed.
    }
    this.waiting--;
  }
}

/** Two windows of one site. */
class History {
  readonly world = new SignInWorld();
  readonly sides = [0, 1].map(() => new Side(this.world.openWindow()));
  #client: string | null = null;
  #tokens = 0;
  readonly #clients: SignedInClient[] = [];

  get client(): string {
    return this.#client ?? 'nobody';
  }

  async take({ event, number }: Step): Promise<void> {
    const side = this.sides[number % 2]!;
    // A frozen page can do nothing.
    if (!side.isCached || !FROZEN.includes(event)) {
      side.expect({ type: event });
      this.#happen(event, side, number);
    }
    await turns();
    for (const { window } of this.sides) {
      if (window.signIn.current.state === 'client') {
        this.#clients.push(window.client);
      }
    }
    if (event === 'abort' && side.waiting > 0) {
      side.faults.push('hangs');
    }
    this.sides.forEach((each) => each.check());
  }

  #happen(event: string, side: Side, number: number): void {
    const { window } = side;
    const client = this.#clients.at(-1 - (number % 3));
    const access = client && window.signIn.accessFor(client);
    switch (event) {
      case 'sign in':
        this.#client = CLIENTS[number % 3]!;
        break;
      case 'reply':
      case 'reply late':
        this.#answerAll(side, event === 'reply late');
        break;
      case 'fail':
      case 'fail for now':
        if (window.newest.isPending && !window.newest.isAborted) {
          side.named = event === 'fail' ? undefined : side.named;
          window.newest.answer('', { status: event === 'fail' ? 200 : 503 });
        }
        break;
      case 'deliver':
        this.#deliver();
        break;
      case 'token':
        void (client && side.useToken(client));
        break;
      case 'renew':
        void access?.renew(side.token, window.abort.signal);
        break;
      case 'confirm':
        access?.confirm();
        break;
      case 'wait':
        this.world.clock.pass(number * 100);
        break;
      default:
        act(window, event);
    }
  }

  #deliver(): void {
    const { to, message } = this.world.nextDelivery ?? {};
    if (to?.isOpen) {
      this.sides.find(({ window }) => window.page === to)?.expect(message as object);
    }
    this.world.deliver();
  }

  #answerAll(side: Side, areLate = false): void {
    const { questions } = side.window;
    for (const question of questions.filter(({ isPending }) => isPending)) {
      if (!areLate || question.isAborted) {
        this.#answer(question, side);
      }
    }
  }

  #answer(question: SiteQuestion, side: Side): void {
    const token = `${++this.#tokens}0${this.client}`.replace('nobody', '');
    if (!question.isAborted) {
      side.named = this.#client;
      side.token = token;
    }
    question.answer(answerOf(this.#client, token));
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
      this.sides.forEach((side) => this.#answerAll(side));
      await this.world.pass(1000);
    }
  }
}

describe('Two windows, whatever happens in them', () => {
  async function historyOf(all: readonly Step[]): Promise<History> {
    const history = new History();
    for (const step of all) {
      await history.take(step);
    }
    return history;
  }

  checkLaw(
    'show a client, or give a token, only by the newest answer, ask one question, and none after an end',
    steps,
    async (all) => {
      const { sides } = await historyOf(all);
      expect(sides.flatMap(({ faults }) => faults)).to.deep.equal([]);
    },
  );

  for (const [reason, step] of [
    ['the reader has returned to both', 'visible'],
    ['one of them has told a change', 'changed'],
  ] as const) {
    checkLaw(`show who is signed in once ${reason}, and then ask no more`, steps, async (all) => {
      const history = await historyOf(all);
      await history.calmDown(step);
      const windows = history.sides.map(({ window }) => window);
      const asked = windows.map(({ questions }) => questions.length);
      await history.world.pass(3_600_000);
      expect(windows.map(({ shown }) => shown)).to.deep.equal([history.client, history.client]);
      expect(windows.map(({ questions }) => questions.length)).to.deep.equal(asked);
    });
  }
});
