import { expect } from '@open-wc/testing';
import { codeBlocks, type CodeBlock } from '../../tools/code-blocks.js';

/** Returns the code blocks of a document, by its path from the root. */
export async function blocksOf(file: string): Promise<CodeBlock[]> {
  return codeBlocks(await (await fetch(`/${file}`)).text());
}

/** Returns the one block of a document with these words in it. */
export async function blockWith(file: string, words: string): Promise<string> {
  const found = (await blocksOf(file)).filter(({ code }) => code.includes(words));
  expect(found, `${words} in ${file}`).to.have.length(1);
  return found[0]!.code;
}
