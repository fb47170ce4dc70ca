import { systemClock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { isObject } from '../settings/plain-data.js';
import { browserPage } from './browser-page.js';
import { SignIn } from './sign-in.js';

/** A symbol, since markup such as `<img name=…>` can only take names that are strings. */
const KEY = Symbol.for('client-leads.sign-in');
/** Raise it if `SignIn` changes in a way that files of another version cannot use. */
const PROTOCOL = 2;

type SignInFor = (url: string, defaultBase: string | undefined) => SignIn;

/** What the first script file on a page leaves for the others. Holds functions, and no token. */
interface MeetingPoint {
  readonly protocol: typeof PROTOCOL;
  readonly signInFor: SignInFor;
}

const log = new DeveloperLog();
const signIns = new Map<string, SignIn>();
const ownPoint: MeetingPoint = Object.freeze({ protocol: PROTOCOL, signInFor: ownSignInFor });

/**
 * Returns who is signed in by a site. Gives all files on a page, such as `client-leads.min.js` and a
 * badge, the same `SignIn` for a URL, so they ask the site once. A file that does not know the
 * other's protocol has its own.
 *
 * @param place where the files meet: the document, since test environments keep `globalThis` from
 *   one page to the next
 */
export function signInFor(place: object, ...site: Parameters<SignInFor>): SignIn {
  if (Reflect.get(place, KEY) === undefined) {
    Reflect.defineProperty(place, KEY, { value: ownPoint });
  }
  const found: unknown = Reflect.get(place, KEY);
  return (isMeetingPoint(found) ? found : ownPoint).signInFor(...site);
}

function ownSignInFor(url: string, defaultBase: string | undefined): SignIn {
  // Files that were built for different APIs would send the token to each other's.
  const key = `${url} ${defaultBase ?? ''}`;
  const signIn =
    signIns.get(key) ??
    new SignIn({
      url,
      defaultBase,
      page: browserPage,
      fetch: fetchOnce,
      clock: systemClock,
      random: Math.random,
      warn: log.tell,
    });
  signIns.set(key, signIn);
  return signIn;
}

function isMeetingPoint(value: unknown): value is MeetingPoint {
  return isObject(value) && value.protocol === PROTOCOL && typeof value.signInFor === 'function';
}
