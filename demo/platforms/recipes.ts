/** The files of docs/recipes.md, as a site would have them, with the demo's addresses in them. */

/** The comment that names the file of a block. */
const NAME = /^(?:<\?php\n)?(?:\/\/|<!--) ([\w-]+\.\w+)/;

const SCRIPT = new URL('../dist/client-leads.min.js', location.href).href;
const API_BASE = new URL('../', location.href).href;
/** Where the demo API says who is signed in. */
const SESSION = new URL('session', location.href).href;

export type Recipes = ReadonlyMap<string, string>;

/** Returns the text of each file, by name. */
export async function fetchRecipes(): Promise<Recipes> {
  const response = await fetch('../docs/recipes.html');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const files = new Map<string, string>();
  for (const { textContent: code } of page.querySelectorAll('pre code')) {
    const name = NAME.exec(code)?.[1];
    if (name !== undefined) {
      files.set(name, withAddresses(code));
    }
  }
  return files;
}

/** Returns the script-tag file itself. */
export async function fetchScript(): Promise<string> {
  return (await fetch(SCRIPT)).text();
}

function withAddresses(code: string): string {
  return code
    .replaceAll('https://cdn.example/client-leads/1/client-leads.min.js', SCRIPT)
    .replaceAll('https://api.example/', API_BASE)
    .replaceAll('/session.php', SESSION)
    .replaceAll('/framed.html', 'platform.html?on=framed');
}
