import { systemClock } from '../waiting/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { Paces } from '../waiting/pace.js';
import { Turns } from '../waiting/turns.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { windowLink } from '../window/window-link.js';
import { SignIn } from './sign-in.js';

/**
 * Where the files on a page meet. A symbol, since markup such as `<img name=…>` can only take names
 * that are strings. Raise the number if a member of `SignIn`, or of what it gives, is added, renamed
 * or removed: files of another version could not use it.
 */
export const MEETING_POINT = Symbol.for('client-leads.sign-in.3');

type FindSignIn = (url: string, defaultBase: string | undefined) => SignIn;

const log = new DeveloperLog();
/** Those that an element still has, perhaps out of the page, by URL. */
const signIns = new Map<string, WeakRef<SignIn>>();
/** Those that are in use. */
const used = new Set<SignIn>();
const paces = new Paces();
const words = new Turns(systemClock);

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
  const known = signIns.get(key)?.deref();
  if (known) {
    return known;
  }
  const signIn = new SignIn({
    url,
    defaultBase,
    windowLink,
    fetch: fetchOnce,
    clock: systemClock,
    paces,
    words,
    random: Math.random,
    warn: log.warn,
    onUse: (isUsed) => void used[isUsed ? 'add' : 'delete'](signIn),
  });
  for (const [other, reference] of signIns) {
    if (!reference.deref()) {
      signIns.delete(other);
    }
  }
  signIns.set(key, new WeakRef(signIn));
  return signIn;
}
