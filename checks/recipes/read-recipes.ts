import { readFile } from 'node:fs/promises';
import { codeBlocks } from '../../test/docs/code-blocks.js';

/** The comment at the beginning of a block that names its file. */
const NAME = /^(?:<\?php\n)?(?:\/\/|#|<!--) ([\w.-]+)(?: -->)?\n/;

/** Returns the files of a document, by name. */
export async function recipes(
  document = 'docs/recipes.md',
): Promise<[name: string, code: string][]> {
  return codeBlocks(await readFile(document, 'utf8')).map(({ code }) => {
    const [, name] = NAME.exec(code) ?? [];
    if (name === undefined) {
      throw new Error(`A block of ${document} begins with no comment that names its file: ${code}`);
    }
    return [name, code];
  });
}
