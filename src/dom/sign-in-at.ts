import { isMissing, parseApiBase, readSetting } from '../settings/parsers.js';
import { sharedSignIn } from '../sign-in/shared-sign-in.js';
import type { SignIn } from '../sign-in/sign-in.js';

/** Returns who is signed in by a site; undefined if its `session-url` is missing or invalid. */
export function signInAt(
  sessionUrl: unknown,
  builtApiBase: string | undefined,
): SignIn | undefined {
  // A window that a page's tests have closed has no location.
  if (!('document' in globalThis) || isMissing(sessionUrl)) {
    return undefined;
  }
  const url = readSetting(sessionUrl, parseApiBase(location.href));
  return url === undefined ? undefined : sharedSignIn(document, url, builtApiBase);
}
