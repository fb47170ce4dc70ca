import { isObject } from '../settings/is-object.js';
import { AdoptedSignIn, isSignInSource } from './adopted-sign-in.js';
import type { Site } from './read-answer.js';
import type { SignInSource } from './sign-in.js';

/** A symbol, since markup such as `<img name=…>` can only take names that are strings. */
const KEY = Symbol.for('client-leads.sign-in');
/** Raise it if `SignInSource` changes in a way that files of another version cannot use. */
const PROTOCOL = 1;

type SourceFor = (url: string, defaultBase: string | undefined) => unknown;

/** What the first file on a page leaves for the others. Holds a function, and no token. */
interface SharedPlace {
  readonly protocol: typeof PROTOCOL;
  readonly sourceFor: SourceFor;
}

/**
 * Gives all files on a page, such as `client-leads.min.js` and a badge, the same source for a URL,
 * so they ask the site once. A file that does not know the other's protocol has its own sources.
 */
export class MeetingPoint {
  readonly #create: (site: Site) => SignInSource;
  readonly #sources = new Map<string, SignInSource>();
  readonly #adopted = new WeakMap<SignInSource, SignInSource>();

  constructor(create: (site: Site) => SignInSource) {
    this.#create = create;
  }

  /**
   * Returns the source for a site.
   *
   * @param place where the files meet: the document, since test environments keep `globalThis` from
   *   one page to the next
   */
  sourceFor(place: object, site: Site): SignInSource {
    if (Reflect.get(place, KEY) === undefined) {
      const shared: SharedPlace = { protocol: PROTOCOL, sourceFor: this.#ownSourceFor };
      Reflect.defineProperty(place, KEY, { value: Object.freeze(shared) });
    }
    const shared: unknown = Reflect.get(place, KEY);
    if (isSharedPlace(shared) && shared.sourceFor !== this.#ownSourceFor) {
      const foreign = shared.sourceFor(site.url, site.defaultBase);
      if (isSignInSource(foreign)) {
        return this.#adopt(foreign);
      }
    }
    return this.#ownSourceFor(site.url, site.defaultBase);
  }

  readonly #ownSourceFor = (url: string, defaultBase: string | undefined): SignInSource => {
    // Files that were built for different APIs would send the token to each other's.
    const key = `${url} ${defaultBase ?? ''}`;
    const source = this.#sources.get(key) ?? this.#create({ url, defaultBase });
    this.#sources.set(key, source);
    return source;
  };

  #adopt(foreign: SignInSource): SignInSource {
    const adopted = this.#adopted.get(foreign) ?? new AdoptedSignIn(foreign);
    this.#adopted.set(foreign, adopted);
    return adopted;
  }
}

function isSharedPlace(value: unknown): value is SharedPlace {
  return isObject(value) && value.protocol === PROTOCOL && typeof value.sourceFor === 'function';
}
