import { ClientLeads } from './client-leads.js';
import { ownBaseUrl, parseUrl } from './settings/parse-url.js';

/** The base that the file was built with, or `''`: see `rollup.config.js`. */
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
// A second copy of the file does not come this far: see `rollup.config.js`.
customElements.define('client-leads', ClientLeads);

/**
 * Returns the script tag that carries this file. A module is never `currentScript`, and neither is
 * a file whose text another script runs, as jQuery does. Those are found by the name of the file.
 *
 * Markup can replace a property of the document, as `<img name=currentScript>` does: what the
 * property gives is checked, and the method is taken from the prototype.
 */
function ownScript(): HTMLScriptElement | undefined {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && (current.src || current.dataset.apiBase)) {
    return current;
  }
  // `call` takes the types of the last overload, which is for elements that are obsolete.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const scripts = Document.prototype.querySelectorAll.call(document, 'script');
  return [...scripts]
    .filter((element) => element instanceof HTMLScriptElement)
    .find(({ src }) => FILE.test(src));
}

/**
 * Returns where a script came from, or undefined if its `src` is no URL: that of another script may
 * be none. The property `src` would follow a `<base>` that came after the script.
 */
function urlOf(element: HTMLScriptElement): URL | undefined {
  const src = element.getAttribute('src');
  return src === null ? undefined : parseUrl(src, ownBaseUrl(element));
}

/**
 * Returns a function that gives the origin of a script, and tells the developer once if that is
 * hardly the API: tag managers drop `data-` attributes, and a file that is joined into the site's
 * own bundle comes from the site.
 */
function guessBy({ origin: base, href }: URL): () => string {
  let isTold = base === origin && FILE.test(href);
  return () => {
    if (!isTold) {
      isTold = true;
      console.info(
        `<client-leads> asks ${base}, where its script came from. Set api-base if the API is elsewhere.`,
      );
    }
    return base;
  };
}
