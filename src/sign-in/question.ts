/**
 * Why the site is asked: for somebody who waits (`own`), after another window's word (`heard`), or
 * after a return or a timer (`quiet`).
 */
export type Cause = 'own' | 'heard' | 'quiet';

/** How a question is asked. */
export interface Asking {
  readonly cause: Cause;
  /** Whether it waits for a turn of the pace. Otherwise, it takes along all that waits. */
  readonly inTurn?: boolean;
  /** Whether the page says that the session has changed, which the other windows must hear. */
  readonly isChange?: boolean;
}

/** A question under way: it waits for its turn, or has left and waits for its answer. */
export class Question {
  cause: Cause;
  inTurn: boolean;
  isChange: boolean;
  /** How many answers in a row have been contradicted before it. */
  readonly contradictions: number;
  readonly abort = new AbortController();
  /** The how-manieth question this is; 0 before it leaves. */
  number = 0;
  /** Whether the page has been hidden since it left: the reader may have signed in elsewhere. */
  wasHidden = false;
  /** The numbers that other windows have posted since it left; null for nobody. */
  readonly #heard = new Set<unknown>();

  constructor({ cause, inTurn = false, isChange = false }: Asking, contradictions = 0) {
    this.cause = cause;
    this.inTurn = inTurn;
    this.isChange = isChange;
    this.contradictions = contradictions;
  }

  get hasLeft(): boolean {
    return this.number > 0;
  }

  /** Asks for a further reason, which its answer then serves, too: it is posted if either's was. */
  join({ cause, inTurn = false, isChange = false }: Asking): void {
    this.cause = this.cause === cause ? cause : 'own';
    this.inTurn &&= inTurn;
    this.isChange ||= isChange;
  }

  /** Notes a number that another window has posted. One from before it left says nothing. */
  noteHeard(number: unknown): void {
    if (this.hasLeft) {
      this.#heard.add(number);
    }
  }

  /** Whether another window has posted another number, so that one of the two answers is older. */
  isContradicted(number: string | null): boolean {
    return [...this.#heard].some((heard) => heard !== number);
  }
}
