import type { ApiError } from '../model/api-error.js';
import type { Who } from '../settings/who.js';
import type { SignedInClient } from './ask-site.js';

/** Who is signed in, as far as the page may show it. Each answer of the site is another object. */
export type SignInState = Who<SignedInClient>;

/**
 * What is known of who is signed in:
 *
 * - `unasked`: nothing, since no element has asked. One that waits to be seen asks later;
 * - `inDoubt`: nothing until an answer comes, since the client may be another one;
 * - `answered`: what the site has said;
 * - `failed`: the site could not say it;
 * - `ended`: the page has ended the session, whatever the site says.
 */
export type Phase = 'unasked' | 'inDoubt' | 'answered' | 'failed' | 'ended';

/** What is known, and the number of the question by which it is known; 0 without one. */
export interface Known {
  readonly phase: Phase;
  readonly current: SignInState;
  readonly question: number;
}

const UNKNOWN: SignInState = { state: 'unknown' };
const NOBODY: SignInState = { state: 'nobody' };

export function unknown(phase: 'unasked' | 'inDoubt'): Known {
  return { phase, current: UNKNOWN, question: 0 };
}

export const ENDED: Known = { phase: 'ended', current: NOBODY, question: 0 };

export function answered(client: SignedInClient | null, question: number): Known {
  return { phase: 'answered', current: client ? { state: 'client', client } : NOBODY, question };
}

export function failed(error: ApiError, question: number): Known {
  return { phase: 'failed', current: { state: 'failed', error }, question };
}

/**
 * Returns who is signed in, for an element that has come when so many questions had left: an answer
 * from before says nothing about it, but the failure of a later question does.
 */
export function currentSince(came: number, known: Known, failure: Known | undefined): SignInState {
  const isOlder = ['answered', 'failed'].includes(known.phase) && known.question <= came;
  if (!isOlder || came === 0) {
    return known.current;
  }
  return failure && failure.question > came ? failure.current : UNKNOWN;
}
