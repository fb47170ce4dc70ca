import { isObject } from '../settings/plain-data.js';
import type { Site } from './read-answer.js';
import type { SignInSource } from './sign-in.js';

/** A symbol, since markup such as `<img name=…>` can only take names that are strings. */
const KEY = Symbol.for('client-leads.sign-in');
/** Raise it if `SignInSource` changes in a way that files of another version cannot use. */
const PROTOCOL = 1;
const METHODS = ['subscribe', 'ask', 'changed', 'ended', 'tokenFor', 'refuse', 'confirm'];

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
        return foreign;
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
}

function isSharedPlace(value: unknown): value is SharedPlace {
  return isObject(value) && value.protocol === PROTOCOL && typeof value.sourceFor === 'function';
}

/** Whether a value of another file, of whatever version, looks like a source. */
function isSignInSource(value: unknown): value is SignInSource {
  return (
    isObject(value) &&
    isObject(value.signIn) &&
    METHODS.every((method) => typeof value[method] === 'function')
  );
}
