import { ClientLeads } from './client-leads.js';
import { ownBaseUrl, parseUrl } from './settings/parse-url.js';

/** The base that was set at build time, or `''`: see `rollup.config.js`. */
declare const BUILT_API_BASE: string;

/** The name of this file in the `src` of a script tag. */
const FILE = /^[^?#]*client-leads\.min\.js(?![^?#])/;

const script = ownScript();
const givenBase = script?.dataset.apiBase?.trim() || BUILT_API_BASE;
const url = script && urlOf(script);
if (givenBase) {
  ClientLeads.defaultApiBase = () => givenBase;
} else if (url) {
  ClientLeads.defaultApiBase = guessBy(url);
}
// A second copy of the file returns earlier: see `rollup.config.js`.
customElements.define('client-leads', ClientLeads);

/**
 * Returns the script tag that loaded this file. A module is never `currentScript`, and neither is a
 * file whose text another script runs, as jQuery does. Those are found by the name of the file.
 *
 * Markup can shadow a property of the document, as `<img name=currentScript>` does. The property is
 * therefore checked, and the method comes from the prototype.
 */
function ownScript(): HTMLScriptElement | undefined {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && (current.src || current.dataset.apiBase)) {
    return current;
  }
  // `call` has the types of the last overload, which is for obsolete elements.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const scripts = Document.prototype.querySelectorAll.call(document, 'script');
  return [...scripts]
    .filter((element) => element instanceof HTMLScriptElement)
    .find(({ src }) => FILE.test(src));
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
function guessBy({ origin: base, href }: URL): () => string {
  let isTold = base === origin && FILE.test(href);
  return () => {
    if (!isTold) {
      isTold = true;
      console.info(
        `<client-leads> uses ${base}, the origin of its script. Set api-base if the API is elsewhere.`,
      );
    }
    return base;
  };
}
