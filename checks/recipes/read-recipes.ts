import { readFile } from 'node:fs/promises';

/** A block of code, and the comment in it that names its file. */
const BLOCK = /^```\w+\n(?:<\?php\n)?(?:\/\/|#|<!--) ([\w.-]+)(?: -->)?\n[^]*?^```$/gm;

/** Returns the files of a document, by name. */
export async function recipes(
  document = 'docs/recipes.md',
): Promise<[name: string, code: string][]> {
  const text = await readFile(document, 'utf8');
  const found = [...text.matchAll(BLOCK)].map(([block, name = '']): [string, string] => [
    name,
    block.replace(/^```\w+\n/, '').replace(/```$/, ''),
  ]);
  const fences = text.match(/^```/gm)?.length;
  if (fences !== 2 * found.length) {
    throw new Error(`A block of ${document} begins with no comment that names its file.`);
  }
  return found;
}
