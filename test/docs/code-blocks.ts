export interface CodeBlock {
  readonly language: string;
  readonly code: string;
}

/** Returns the code blocks of a document, in Markdown. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks = markdown.matchAll(/^```(\w*)\n([^]*?)^```$/gm);
  return [...blocks].map(([, language = '', code = '']) => ({ language, code }));
}
