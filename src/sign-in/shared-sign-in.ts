import { systemClock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { windowLink } from '../window/window-link.js';
import { SignIn } from './sign-in.js';

/**
 * Where the files on a page meet. A symbol, since markup such as `<img name=…>` can only take names
 * that are strings. Raise the number if `SignIn` changes in a way that files of another version
 * cannot use.
 */
const MEETING_POINT = Symbol.for('client-leads.sign-in.2');

type FindSignIn = (url: string, defaultBase: string | undefined) => SignIn;

const log = new DeveloperLog();
const signIns = new Map<string, SignIn>();

/**
 * Returns who is signed in by a site. Gives all files on a page, such as `client-leads.min.js` and a
 * badge, the same `SignIn` for a URL, so they ask the site once: the first leaves its function, which
 * holds no token, for the others.
 *
 * @param place the document, since test environments keep `globalThis` from one page to the next
 */
export function sharedSignIn(place: object, ...site: Parameters<FindSignIn>): SignIn {
  // Changes nothing if another file came first.
  Reflect.defineProperty(place, MEETING_POINT, { value: signInOf });
  return (Reflect.get(place, MEETING_POINT) as FindSignIn)(...site);
}

function signInOf(url: string, defaultBase: string | undefined): SignIn {
  // Files that were built for different APIs would send the token to each other's.
  const key = `${url} ${defaultBase ?? ''}`;
  const signIn =
    signIns.get(key) ??
    new SignIn({
      url,
      defaultBase,
      windowLink,
      fetch: fetchOnce,
      clock: systemClock,
      random: Math.random,
      warn: log.warn,
    });
  signIns.set(key, signIn);
  return signIn;
}
