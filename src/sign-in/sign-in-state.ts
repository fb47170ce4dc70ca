import type { Who } from '../settings/who.js';
import type { SignedInClient } from './ask-site.js';

/** Who is signed in, as far as the page may show it. Each answer of the site is another object. */
export type SignInState = Who<SignedInClient>;

/** Before the first question. A list that waits to be seen asks later, and nothing asks before it. */
export const UNASKED: SignInState = { state: 'unknown' };
export const IN_DOUBT: SignInState = { state: 'unknown' };
export const NOBODY: SignInState = { state: 'nobody' };
/** The page is in the back/forward cache, where it asks nothing. */
export const CACHED: SignInState = { state: 'unknown' };
/** The page has ended the session, whatever the site says. */
export const SIGNED_OUT: SignInState = { state: 'nobody' };
