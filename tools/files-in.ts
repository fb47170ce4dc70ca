import { readFile } from 'node:fs/promises';
import { codeBlocks, fileNameOf } from './code-blocks.js';

/** Returns the code blocks of these documents that name a file, keyed by that name. */
export async function filesIn(
  ...documents: readonly string[]
): Promise<[name: string, code: string][]> {
  const texts = await Promise.all(documents.map((document) => readFile(document, 'utf8')));
  return texts.flatMap(codeBlocks).flatMap(({ code }) => {
    const name = fileNameOf(code);
    return name === undefined ? [] : [[name, code] satisfies [string, string]];
  });
}
