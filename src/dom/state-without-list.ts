import { NO_LIST, type Failure, type ListState } from '../session/list-state.js';
import type { ConfigurationResult } from '../settings/configuration.js';
import type { SignInState } from '../sign-in/sign-in.js';

/** Who is signed in now. */
export interface CurrentSignIn {
  /** Undefined if the page says who is signed in. */
  readonly current: SignInState | undefined;
  readonly isAsking: boolean;
}

/**
 * Returns what is known without a list, or while the list is hidden since it is in doubt who is
 * signed in.
 *
 * @param configuration that of the last update
 * @param failure the failure that the page has heard of, which is only then shown
 */
export function stateWithoutList(
  { state }: ConfigurationResult,
  { current, isAsking }: CurrentSignIn,
  failure: Failure | undefined,
): ListState {
  if (current?.state === 'nobody') {
    return { ...NO_LIST, status: 'signed-out' };
  }
  if (failure && (current?.state === 'failed' || state === 'invalid')) {
    // During a retry, the message stays.
    return { ...NO_LIST, status: isAsking ? 'loading' : 'error', failure };
  }
  const isWaiting = state === 'missing' || state === 'invalid';
  return isWaiting ? NO_LIST : { ...NO_LIST, status: 'loading' };
}
