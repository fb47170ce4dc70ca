import type { Recipes } from './recipes.js';

/** The URL of a file at the root of the recipe's site. */
const OWN_FILE = /(?<=["'])\/([\w-]+\.js)(?=["'])/g;

/**
 * Inserts HTML into the page like a platform that creates scripts anew, one after another and
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

/** Runs a text as a script file of the site. */
export function runFile(text: string): void {
  const script = document.createElement('script');
  script.src = addressOf(text);
  document.head.append(script);
}

/** Replaces the URLs of the site's files, which the demo's host does not have. */
function withFiles(code: string, recipes: Recipes): string {
  return code.replaceAll(OWN_FILE, (path, name: string) => {
    const file = recipes.get(name);
    return file === undefined ? path : addressOf(file);
  });
}

function addressOf(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
