import { isListRegistry, ListsOfFile, type ListRegistry } from './list-registry.js';
import type { Site } from './read-answer.js';
import type { SignInSource } from './sign-in.js';

/** A symbol, since markup such as `<img name=…>` can only take names that are strings. */
const KEY = Symbol.for('client-leads.sign-in');
/**
 * Raise it if `SignInSource` or `ListRegistry` changes in a way that files of another version cannot
 * use.
 */
const PROTOCOL = 1;

type SourceFor = (url: string, defaultBase: string | undefined) => SignInSource;

/**
 * What the first script file on a page, such as `client-leads.min.js`, leaves for the others. Holds
 * functions, and no token.
 */
interface SharedPlace extends ListRegistry {
  readonly protocol: typeof PROTOCOL;
  readonly sourceFor: SourceFor;
}

/**
 * Gives all files on a page, such as `client-leads.min.js` and a badge, the same source for a URL,
 * so they ask the site once, and the same registry of lists. A file that does not know the other's
 * protocol has its own.
 */
export class MeetingPoint {
  readonly #create: (site: Site) => SignInSource;
  readonly #sources = new Map<string, SignInSource>();
  readonly #lists = new ListsOfFile();

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
    const sourceFor = this.#sharedAt(place)?.sourceFor ?? this.#ownSourceFor;
    return sourceFor(site.url, site.defaultBase);
  }

  /** Returns the registry of the lists on the page. See `sourceFor` for the `place`. */
  listsOn(place: object): ListRegistry {
    return this.#sharedAt(place) ?? this.#lists;
  }

  /** Returns what the first file on the page has left. Undefined if this file cannot use it. */
  #sharedAt(place: object): SharedPlace | undefined {
    if (Reflect.get(place, KEY) === undefined) {
      const { addList, watchLists } = this.#lists;
      const own = { protocol: PROTOCOL, sourceFor: this.#ownSourceFor, addList, watchLists };
      Reflect.defineProperty(place, KEY, { value: Object.freeze(own) });
    }
    const shared: unknown = Reflect.get(place, KEY);
    return isSharedPlace(shared) ? shared : undefined;
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
  return (
    isListRegistry(value) &&
    'protocol' in value &&
    value.protocol === PROTOCOL &&
    'sourceFor' in value &&
    typeof value.sourceFor === 'function'
  );
}
