import { systemClock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { isObject } from '../settings/plain-data.js';
import type { Site } from './ask-site.js';
import { browserPage } from './browser-page.js';
import { SignIn } from './sign-in.js';

/** A symbol, since markup such as `<img name=…>` can only take names that are strings. */
const KEY = Symbol.for('client-leads.sign-in');
/** Raise it if `SignIn` changes in a way that files of another version cannot use. */
const PROTOCOL = 2;

type SignInFor = (url: string, defaultBase: string | undefined) => SignIn;

/** What the first script file on a page leaves for the others. Holds functions, and no token. */
interface SharedPlace {
  readonly protocol: typeof PROTOCOL;
  readonly signInFor: SignInFor;
}

/**
 * Gives all files on a page, such as `client-leads.min.js` and a badge, the same `SignIn` for a URL,
 * so they ask the site once. A file that does not know the other's protocol has its own.
 */
export class MeetingPoint {
  readonly #create: (site: Site) => SignIn;
  readonly #signIns = new Map<string, SignIn>();

  constructor(create: (site: Site) => SignIn) {
    this.#create = create;
  }

  /**
   * Returns who is signed in by a site.
   *
   * @param place where the files meet: the document, since test environments keep `globalThis` from
   *   one page to the next
   */
  signInFor(place: object, { url, defaultBase }: Site): SignIn {
    if (Reflect.get(place, KEY) === undefined) {
      const own: SharedPlace = { protocol: PROTOCOL, signInFor: this.#ownSignInFor };
      Reflect.defineProperty(place, KEY, { value: Object.freeze(own) });
    }
    const shared: unknown = Reflect.get(place, KEY);
    const signInFor = isSharedPlace(shared) ? shared.signInFor : this.#ownSignInFor;
    return signInFor(url, defaultBase);
  }

  readonly #ownSignInFor: SignInFor = (url, defaultBase) => {
    // Files that were built for different APIs would send the token to each other's.
    const key = `${url} ${defaultBase ?? ''}`;
    const signIn = this.#signIns.get(key) ?? this.#create({ url, defaultBase });
    this.#signIns.set(key, signIn);
    return signIn;
  };
}

const log = new DeveloperLog();

/** Connects this file to the other files on its page. */
export const meetingPoint = new MeetingPoint(
  (site) =>
    new SignIn({
      ...site,
      page: browserPage,
      fetch: fetchOnce,
      clock: systemClock,
      random: Math.random,
      warn: (sentence) => log.tell(sentence),
    }),
);

function isSharedPlace(value: unknown): value is SharedPlace {
  return isObject(value) && value.protocol === PROTOCOL && typeof value.signInFor === 'function';
}
