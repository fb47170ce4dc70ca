import { readFile } from 'node:fs/promises';
import { codeBlocks, fileNameOf, type CodeBlock } from './code-blocks.js';

type NamedFile = [name: string, code: string];

/** Returns the code blocks of these documents that name a file, keyed by that name. */
export async function filesIn(...documents: readonly string[]): Promise<NamedFile[]> {
  const texts = await Promise.all(documents.map((document) => readFile(document, 'utf8')));
  return namedFiles(texts.flatMap(codeBlocks));
}

/** Returns those of one section of a document, which its heading names. */
export async function filesInSection(document: string, heading: string): Promise<NamedFile[]> {
  const sections = (await readFile(document, 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  if (section === undefined) {
    throw new Error(`${document} has no section ${heading}.`);
  }
  return namedFiles(codeBlocks(section));
}

function namedFiles(blocks: readonly CodeBlock[]): NamedFile[] {
  return blocks.flatMap(({ code }) => {
    const name = fileNameOf(code);
    return name === undefined ? [] : [[name, code] satisfies NamedFile];
  });
}
