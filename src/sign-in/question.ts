/**
 * Why the site is asked: for somebody who waits (`own`), after another window's word (`heard`), or
 * after a return or a timer (`quiet`).
 */
export type Cause = 'own' | 'heard' | 'quiet';

/** A question under way. */
export class Question {
  readonly cause: Cause;
  /** How many answers in a row have been contradicted before it. */
  readonly contradictions: number;
  readonly abort = new AbortController();
  /** The numbers that other windows have posted since it left; null for nobody. */
  readonly heard = new Set<unknown>();
  /** Whether the page has been hidden since it left: the reader may have signed in elsewhere. */
  wasHidden: boolean;

  /** @param isHidden whether the page is hidden when it leaves */
  constructor(cause: Cause, isHidden: boolean, contradictions = 0) {
    this.cause = cause;
    this.wasHidden = isHidden;
    this.contradictions = contradictions;
  }

  /** Whether another window has posted another number, so that one of the two answers is older. */
  isContradicted(number: string | null): boolean {
    return [...this.heard].some((heard) => heard !== number);
  }
}

/** A question that replaces another is asked for its reason, too: its answer is posted if theirs was. */
export function joinedCause(cause: Cause, replaced: Question | undefined): Cause {
  return replaced === undefined || replaced.cause === cause ? cause : 'own';
}
