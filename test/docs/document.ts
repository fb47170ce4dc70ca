/** Reads a document, in Markdown, by its sections. */
import { marked } from 'marked';
import { isElsewhere, targetOf } from '../../demo/documents/links.js';
import { renderMarkdown } from '../../demo/documents/markdown.js';
import type { CodeBlock } from '../../tools/code-blocks.js';

/** `1.3`, `1,3`, `2,000` and `2 000` are one number each. */
const NUMBER = /\d+(?:[.,\s]\d+)*/g;

export interface TextAt {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export interface Section {
  /** 0 is what stands above the first heading. */
  readonly level: number;
  readonly anchor: string;
  readonly spans: string[];
  /** The digits of its numbers, however they are grouped. */
  readonly numbers: string[];
  readonly blocks: CodeBlock[];
  /** Where its links lead to, and what its pictures are. */
  readonly links: string[];
}

export function sectionsOf(text: string): Section[] {
  const { headings } = renderMarkdown(text);
  let section = startSection(0, '');
  const sections = [section];
  void marked.walkTokens(marked.lexer(text), (token) => {
    switch (token.type) {
      case 'heading':
        section = startSection(Number(token.depth), headings[sections.length - 1]?.id ?? '');
        sections.push(section);
        break;
      case 'text':
        section.numbers.push(...(token.tokens ? [] : numbersIn(token.raw)));
        break;
      case 'codespan':
        section.spans.push(String(token.text));
        break;
      case 'code':
        section.blocks.push({ language: String(token.lang ?? ''), code: `${token.text}\n` });
        break;
      case 'link':
      case 'image':
        section.links.push(String(token.href));
        break;
      case 'html':
        // A picture with a width.
        section.links.push(
          ...[...token.raw.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src!),
        );
        break;
    }
  });
  return sections;
}

function startSection(level: number, anchor: string): Section {
  return { level, anchor, spans: [], numbers: [], blocks: [], links: [] };
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number.replace(/\D/g, ''));
}

/** Returns the links and pictures of a document that are in the repository. */
export function ownLinks({ text }: TextAt): string[] {
  return sectionsOf(text).flatMap(({ links }) => links.filter((href) => !isElsewhere(href)));
}

/** Returns the links and pictures of a document that lead to nothing. */
export function deadLinks(
  document: TextAt,
  documents: readonly TextAt[],
  hasFile: (path: string) => boolean,
): string[] {
  return ownLinks(document).filter((href) => {
    const [file, anchor] = targetOf(href, document.path);
    const target = documents.find(({ path }) => path === file);
    const hasTarget = target !== undefined || hasFile(file);
    const sections = sectionsOf(target?.text ?? '');
    return !hasTarget || (anchor !== '' && !sections.some((one) => one.anchor === anchor));
  });
}
