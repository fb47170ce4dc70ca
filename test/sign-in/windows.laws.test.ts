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
/** What happens in one of two windows, or to both; each number chooses among what is possible. */
const EVENTS = `visible, online, online, cached, restored, changed, ask, leave, move, sign in,
  answer, answer, answer, answer late, fail, fail, deliver, deliver, ended, ended,
  refuse, confirm, token, pass`.split(/,\s+/);
/** After an end, only these make a window ask again; and `changed` in the other one. */
const RENEWALS: readonly string[] = ['visible', 'restored', 'changed'];

interface Step {
  readonly event: string;
  readonly number: number;
}

// By default, fast-check prefers short histories, which seldom reach two things at once.
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ event: fc.constantFrom(...EVENTS), number: fc.nat(1000) }),
  { minLength: 5, maxLength: 80, size: 'max' },
);

/** Two windows of one site, where each token says whose it is. */
class History {
  readonly world = new SignInWorld();
  readonly windows = [this.world.openWindow(), this.world.openWindow()];
  readonly owners: SignedInClient[] = [];
  /** The pairs that were wrong, and what was given after an end. */
  readonly faults: string[] = [];
  readonly ended = new Set<TestWindow>();
  #client: string | null = null;
  #tokens = 0;

  /** What the site says now, with a new token for each answer. */
  #say(question: SiteQuestion): void {
    const token = `${++this.#tokens}0${this.#client ?? ''}`;
    question.answer(answerOf(this.#client, token));
  }

  async take({ event, number }: Step): Promise<void> {
    const window = this.windows[number % 2]!;
    if (RENEWALS.includes(event)) {
      this.ended.delete(window);
    }
    if (event === 'deliver' && this.world.channels.isChangeNext) {
      this.ended.clear();
    }
    this.#happen(event, window, number);
    await turns();
    for (const each of this.windows) {
      const { signIn } = each.source;
      if (signIn.state === 'client') {
        this.owners.push(signIn.owner);
      }
      if (this.ended.has(each) && signIn.state !== 'nobody') {
        this.faults.push(`${each.shown} after an end`);
      }
    }
  }

  #happen(event: string, window: TestWindow, number: number): void {
    const pending = window.questions.filter(({ isPending }) => isPending);
    switch (event) {
      case 'sign in':
        this.#client = CLIENTS[number % 3]!;
        break;
      case 'answer':
        pending.forEach((question) => this.#say(question));
        break;
      case 'answer late':
        pending.filter(({ isAborted }) => isAborted).forEach((question) => this.#say(question));
        break;
      case 'fail':
        pending.at(-1)?.answer('');
        break;
      case 'deliver':
        this.world.channels.deliver();
        break;
      case 'ended':
        this.ended.add(window);
        act(window, event);
        break;
      case 'refuse':
      case 'confirm':
      case 'token':
        void this.#useToken(event, window, number);
        break;
      case 'pass':
        this.world.clock.pass(number);
        break;
      default:
        act(window, event);
    }
  }

  async #useToken(event: 'refuse' | 'confirm' | 'token', window: TestWindow, number: number) {
    const owner = this.owners[number % this.owners.length];
    const token = owner && (await window.source.tokenFor(owner).catch(() => undefined));
    if (!token) {
      return;
    }
    if (!token.endsWith(`0${owner.client}`)) {
      this.faults.push(`${token} for ${owner.client}`);
    }
    if (this.ended.has(window)) {
      this.faults.push(`${token} after an end`);
    }
    if (event !== 'token') {
      window.source[event](token);
    }
  }

  /** From now on the site answers all, and messages arrive. */
  async calmDown(): Promise<void> {
    for (const window of this.windows) {
      act(window, 'move');
      act(window, 'restored');
    }
    for (let round = 0; round < 6; round++) {
      for (const { questions } of this.windows) {
        questions.filter(({ isPending }) => isPending).forEach((q) => this.#say(q));
      }
      await this.world.pass(1000);
    }
  }

  get client(): string {
    return this.#client ?? 'nobody';
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
    'never pair a client with the token of another, and show nothing after an end',
    steps,
    async (all) => {
      const history = await historyOf(all);
      expect(history.faults).to.deep.equal([]);
    },
  );

  checkLaw(
    'show who is signed in once the site answers, and then ask no more',
    steps,
    async (all) => {
      const history = await historyOf(all);
      // An end that arrives late would win over what follows.
      await history.world.settle();
      // Only a source that was asked before follows the page.
      history.windows.forEach(({ source }) => void source.changed());
      await history.calmDown();
      const count = () => history.windows.flatMap(({ questions }) => questions).length;
      const asked = count();
      await history.world.pass(10_000);
      const shown = history.windows.map((window) => window.shown);
      expect(shown).to.deep.equal([history.client, history.client]);
      expect(count()).to.equal(asked);
    },
  );
});
