import { readFile } from 'node:fs/promises';

/** A block of code, and the comment in it that names its file. */
const BLOCK = /^```\w+\n(?:<\?php\n)?(?:\/\/|<!--) ([\w-]+\.\w+)(?: -->)?\n[^]*?^```$/gm;

/** Returns the files of `docs/recipes.md`, by name. */
export async function recipes(): Promise<[name: string, code: string][]> {
  const text = await readFile('docs/recipes.md', 'utf8');
  const found = [...text.matchAll(BLOCK)].map(([block, name = '']): [string, string] => [
    name,
    block.replace(/^```\w+\n/, '').replace(/```$/, ''),
  ]);
  const fences = text.match(/^```/gm)?.length;
  if (fences !== 2 * found.length) {
    throw new Error('A block of docs/recipes.md begins with no comment that names its file.');
  }
  return found;
}
