/** The files of the recipes, as a site would have them, with the demo's addresses in them. */

/** The comment that names the file of a block. */
const NAME = /^(?:<\?php\n)?(?:\/\/|<!--) ([\w-]+\.\w+)/;

const DOCUMENTS = ['recipes', 'tag-manager'];

/** Where the recipes have the scripts. */
const ADDRESS_OF_SCRIPT = /\/client-leads\/[\d.]+\/(?=client-leads[\w-]*\.min\.js)/g;
const SCRIPTS = new URL('../dist/', location.href).href;
/** Where the demo says who is signed in, and ends the session. */
const SESSION = new URL('session', location.href).href;
/** The form of a recipe that signs out. The demo needs fields in it. */
const SIGN_OUT = /action="\/logout\.php" method="post">/g;

export type Recipes = ReadonlyMap<string, string>;

/** Returns the text of each file, by name. */
export async function fetchRecipes(): Promise<Recipes> {
  const documents = await Promise.all(DOCUMENTS.map(fetchFiles));
  return new Map(documents.flat());
}

/** Returns the files of a document, by name. */
async function fetchFiles(document: string): Promise<[name: string, code: string][]> {
  const response = await fetch(`../docs/${document}.html`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return [...page.querySelectorAll('pre code')].flatMap(({ textContent: code }) => {
    const name = NAME.exec(code)?.[1];
    return name === undefined ? [] : [[name, withAddresses(code)] satisfies [string, string]];
  });
}

/** Returns the script-tag file itself. */
export async function fetchScript(): Promise<string> {
  return (await fetch(`${SCRIPTS}client-leads.min.js`)).text();
}

function withAddresses(code: string): string {
  return code
    .replaceAll(ADDRESS_OF_SCRIPT, SCRIPTS)
    .replaceAll('/session.php', SESSION)
    .replaceAll(
      SIGN_OUT,
      `action="${SESSION}" method="post"><input type="hidden" name="client"><input type="hidden" name="back" value="${location.href}">`,
    )
    .replaceAll('/login.html', '#sign-in');
}
