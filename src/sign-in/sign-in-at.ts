import { isMissing, parseApiBase, readSetting } from '../settings/parsers.js';
import { sharedSignIn } from './shared-sign-in.js';
import type { SignIn } from './sign-in.js';

/** A window that a page's tests have closed has neither, nor does Node. */
type PageWindow = Partial<Pick<Window, 'document' | 'location'>>;

/** Returns who is signed in by a site; undefined if its `session-url` is missing or invalid. */
export function signInAt(
  sessionUrl: unknown,
  builtApiBase: string | undefined,
  { document, location }: PageWindow = globalThis,
): SignIn | undefined {
  if (!document || !location || isMissing(sessionUrl)) {
    return undefined;
  }
  const url = readSetting(sessionUrl, parseApiBase(location.href));
  return url === undefined ? undefined : sharedSignIn(document, url, builtApiBase);
}
