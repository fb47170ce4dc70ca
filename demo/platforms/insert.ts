import type { Recipes } from './recipes.js';

/** The address of a file at the root of the recipe's own site. */
const OWN_FILE = /(?<=["'])\/([\w-]+\.js)(?=["'])/g;

/**
 * Puts HTML into the page as a platform does that makes its scripts anew, one after another and
 * without their `data-` attributes.
 */
export function insert(html: string, into: Element, recipes: Recipes): void {
  into.innerHTML = withFiles(html, recipes);
  for (const script of into.querySelectorAll('script')) {
    const fresh = document.createElement('script');
    fresh.async = false;
    fresh.text = script.text;
    if (script.src) {
      fresh.src = script.src;
    }
    script.replaceWith(fresh);
  }
}

/** Runs a text as a file of the site's own. */
export function runFile(text: string): void {
  const script = document.createElement('script');
  script.src = addressOf(text);
  document.head.append(script);
}

/** Gives the files of the site, of which the demo's host has none, addresses. */
function withFiles(code: string, recipes: Recipes): string {
  return code.replaceAll(OWN_FILE, (path, name: string) => {
    const file = recipes.get(name);
    return file === undefined ? path : addressOf(file);
  });
}

function addressOf(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
