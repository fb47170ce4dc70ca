/** Reads a document, in Markdown, by its sections. */
import { marked } from 'marked';
import { renderMarkdown } from '../../demo/documents/markdown.js';
import type { CodeBlock } from '../../tools/code-blocks.js';

export interface TextAt {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export interface Section {
  /** 0 is what stands above the first heading. */
  readonly level: number;
  readonly title: string;
  readonly anchor: string;
  readonly spans: string[];
  readonly blocks: CodeBlock[];
  readonly links: string[];
  readonly pictures: string[];
}

export function sectionsOf(text: string): Section[] {
  const { headings } = renderMarkdown(text);
  let section = startSection(0, '', '');
  const sections = [section];
  void marked.walkTokens(marked.lexer(text), (token) => {
    switch (token.type) {
      case 'heading': {
        const { id = '' } = headings[sections.length - 1] ?? {};
        section = startSection(Number(token.depth), String(token.text), id);
        sections.push(section);
        break;
      }
      case 'codespan':
        section.spans.push(String(token.text));
        break;
      case 'code':
        section.blocks.push({ language: String(token.lang ?? ''), code: `${token.text}\n` });
        break;
      case 'link':
        section.links.push(String(token.href));
        break;
      case 'image':
        section.pictures.push(String(token.href));
        break;
      case 'html':
        section.pictures.push(...picturesIn(token.raw));
        break;
    }
  });
  return sections;
}

/** Returns the pictures in HTML, which can have a width. */
function picturesIn(html: string): string[] {
  return [...html.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, src = '']) => src);
}

function startSection(level: number, title: string, anchor: string): Section {
  return { level, title, anchor, spans: [], blocks: [], links: [], pictures: [] };
}
