import { builtApiBase } from './built-api-base.js';
import { ownBaseUrl, parseUrl } from './settings/urls.js';

/**
 * The methods and getters of the document, from its real prototype: markup can shadow them on the
 * document, as `<img name=currentScript>` does, and MooTools replaces `window.Document`.
 */
const documentMembers = Object.getPrototypeOf(document) as Document;

/**
 * Returns a function that returns the API base of elements whose page sets none. Undefined if the
 * script that runs names none. Must be called while the script is loading.
 *
 * @param file matches the URLs that end in the name of the script
 */
export function apiBaseOfScript(file: RegExp): (() => string) | undefined {
  const script = runningScript();
  const base = script ? baseOf(script) : baseByName(file);
  const url = script && urlOf(script);
  if (base || builtApiBase) {
    return () => base || builtApiBase || '';
  }
  if (base === null) {
    // No base: a configuration error then names `api-base`.
    return () => '';
  }
  return url && guessBy(url, file);
}

/**
 * Returns the script tag that loaded this file. Returns undefined for a module, and for a file whose
 * text another script runs, as jQuery does.
 */
function runningScript(): HTMLScriptElement | undefined {
  const current: unknown = Reflect.get(documentMembers, 'currentScript', document);
  return current instanceof HTMLScriptElement && (current.src || current.dataset.apiBase)
    ? current
    : undefined;
}

function baseOf({ dataset }: HTMLScriptElement): string {
  return dataset.apiBase?.trim() ?? '';
}

/**
 * Returns the `data-api-base` of the script tags with the name of the file, or null unless they
 * agree, and the tags and the base are of the page's own origin: a tag that never runs looks the
 * same, and a stranger's may be the only one. Markup can hide the real tag, in a shadow root for
 * example.
 */
function baseByName(file: RegExp): string | null {
  // `call` has the types of the last overload, which is for obsolete elements.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const scripts = documentMembers.querySelectorAll.call(document, 'script');
  const [first = '', ...others] = [...scripts]
    .filter((element) => element instanceof HTMLScriptElement)
    .filter(({ src }) => file.test(src))
    .map((element) => (hasOwnOrigin(element) ? baseOf(element) : null));
  return others.every((other) => other === first) ? first : null;
}

function hasOwnOrigin(element: HTMLScriptElement): boolean {
  const addresses = [element.getAttribute('src') ?? '', baseOf(element)];
  return addresses.every((text) => parseUrl(text, ownBaseUrl(element))?.origin === origin);
}

/**
 * Returns the URL of a script, or undefined if its `src` is no URL, as another script's may be. The
 * property `src` would follow a `<base>` that was added after the script.
 */
function urlOf(element: HTMLScriptElement): URL | undefined {
  const src = element.getAttribute('src');
  return src === null ? undefined : parseUrl(src, ownBaseUrl(element));
}

/**
 * Returns a function that returns the origin of a script. It logs a hint once if that origin is
 * hardly the API: tag managers drop `data-` attributes, and a site may join this file into its own
 * bundle.
 */
function guessBy({ origin: guess, href }: URL, file: RegExp): () => string {
  let isTold = guess === origin && file.test(href);
  return () => {
    if (!isTold) {
      isTold = true;
      console.info(
        `<client-leads> uses ${guess}, the origin of its script. Set api-base if the API is elsewhere.`,
      );
    }
    return guess;
  };
}
