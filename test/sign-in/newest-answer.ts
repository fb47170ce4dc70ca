/** The client whom the site has named, with their token. */
export interface SignedIn {
  readonly client: string;
  readonly token: string;
}

/** Something that a window hears or does. An `answer`, here or there, has a number, or null for nobody. */
export interface Word {
  readonly type: string;
  readonly client?: string | null;
}

/** Whether a failure passes; a `page` in place of an answer passes once. */
export type FailureKind = 'passing' | 'page' | 'final';

interface Answer {
  /** The number of words that the window has had before it asked. */
  readonly askedAfter: number;
  readonly signedIn: SignedIn | null;
}

/** After these, the session may be another one. */
const DOUBTS = ['changed', 'ended', 'cached', 'restored', 'leave', 'swap', 'failed'];
/** These end an end. */
const RENEWALS = ['changed', 'cached', 'restored', 'visible'];

/**
 * Says whom a window may show, by all that it has heard, asked and been answered, in order.
 *
 * An answer was true when it left the site. So it counts only if the window has come back, been in
 * doubt, or heard of another client, only before the question left. It may be shown until there is a
 * doubt, or another answer or number names another client or nobody, whether that counts or not.
 */
export class NewestAnswer {
  /** Whether the session has ended, so that nothing may be asked. */
  hasEnded = false;
  /** Whether the API has refused the token of the newest answer. */
  hasRefused = false;
  readonly #faults: string[];
  readonly #words: Word[] = [];
  #isHidden = false;
  #hasGotPage = false;
  /** The question whose answer is awaited, and the number of words before it. */
  #question: AbortSignal | undefined;
  #askedAfter = 0;
  /** The newest that has counted. */
  #newest: Answer | undefined;

  /** @param faults gets each question that must not be asked */
  constructor(faults: string[]) {
    this.#faults = faults;
  }

  /** Whom the window may show: null for nobody, undefined until an answer counts. */
  get signedIn(): SignedIn | null | undefined {
    const newest = this.#newest;
    return newest && this.#allows(newest) ? newest.signedIn : undefined;
  }

  get isAsking(): boolean {
    return this.#question?.aborted === false;
  }

  /** Whether a question is under way that does not know what has happened before a return. */
  get isOutdated(): boolean {
    const since = this.#words.slice(this.#askedAfter);
    return this.isAsking && since.some(({ type }) => type === 'returned');
  }

  hear(word: Word): void {
    const { type } = word;
    const isReturn = type === 'visible' && this.#isHidden;
    this.#isHidden = type === 'hidden' || (this.#isHidden && type !== 'visible');
    this.hasEnded &&= !RENEWALS.includes(type);
    // After an end, the number of another window may be an older one.
    if (!this.hasEnded) {
      this.#words.push(isReturn ? { type: 'returned' } : word);
    }
    if (type === 'ended') {
      this.hasEnded = true;
      this.#newest = { askedAfter: this.#words.length, signedIn: null };
    }
  }

  ask(question: AbortSignal): void {
    if (this.isAsking) {
      this.#faults.push('a second question');
    }
    if (this.hasEnded) {
      this.#faults.push('a question after the end of the session');
    }
    this.#question = question;
    this.#askedAfter = this.#words.length;
  }

  /** Returns whether the answer counts. */
  answer(question: AbortSignal, signedIn: SignedIn | null): boolean {
    const answer = { askedAfter: this.#askedAfter, signedIn };
    const counts = !this.isOutdated && this.#allows(answer);
    if (question.aborted || !this.#end(question)) {
      return false;
    }
    this.#newest = counts ? answer : this.#newest;
    this.#hasGotPage &&= !counts;
    this.hasRefused &&= !counts;
    this.hear({ type: 'answer', client: signedIn?.client ?? null });
    return counts;
  }

  /**
   * What is shown stays if the failure passes, unless the API has refused it. A page in place of an
   * answer passes once, until an answer counts.
   */
  fail(question: AbortSignal, kind: FailureKind): void {
    if (!this.#end(question)) {
      return;
    }
    const isFinal = kind === 'final' || (kind === 'page' && this.#hasGotPage);
    this.#hasGotPage ||= kind === 'page';
    if (isFinal || this.hasRefused) {
      this.hear({ type: 'failed' });
    }
  }

  /** Returns whether it is the question whose answer was awaited. */
  #end(question: AbortSignal): boolean {
    const isAwaited = question === this.#question;
    this.#question = isAwaited ? undefined : this.#question;
    return isAwaited;
  }

  /** Whether nothing since its question names another client, and nothing makes it doubtful. */
  #allows({ askedAfter, signedIn }: Answer): boolean {
    const number = signedIn?.client ?? null;
    const since = this.#words.slice(askedAfter);
    return since.every(({ type, client }) =>
      type === 'answer' ? client === number : !DOUBTS.includes(type),
    );
  }
}
