/** Reads the code blocks of a document. */

export interface CodeBlock {
  readonly language: string;
  readonly code: string;
}

/** The comment at the beginning of a block that names its file. */
const FILE_NAME = /^(?:<\?php\n)?(?:\/\/|#|<!--) ([\w-]+\.[\w.-]+)(?: -->)?\n/;

/** Returns the code blocks of a Markdown document. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks = markdown.matchAll(/^```(\w*)\n([^]*?)^```$/gm);
  return [...blocks].map(([, language = '', code = '']) => ({ language, code }));
}

/** Returns the file name in the first comment of a block, or undefined if it has none. */
export function fileNameOf(code: string): string | undefined {
  return FILE_NAME.exec(code)?.[1];
}
