/** What a language model should know of the element, as https://llmstxt.org/ has it. */
import { marked, type Token } from 'marked';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { forContributors, forPartners, type Document } from './documents.js';
import { isElsewhere, targetOf } from './links.js';

/** The file of the recipe that any page can use, whatever keeps it. */
const SAFE_RECIPE = 'session.php';
const LANGUAGE_LINK = / *\(\[По-русски\]\([^)]*\)\)/;
const SENTENCE_END = /(?<=[.?!])\s/;

export function renderLlmsText(documents: readonly Document[]): string {
  const readme = documentOf('README');
  const recipes = documentOf('docs/recipes');
  const reference = documentOf('docs/reference');
  return [
    '# client-leads',
    `> ${introductionOf(readme)}`,
    included(readme, sectionsOf(readme).find(hasHeading('Put it on a page'))),
    included(recipes, sectionsOf(recipes).find(hasFile(SAFE_RECIPE))),
    included(reference, marked.lexer(reference.text)),
    '## Documentation',
    listOf(forPartners(documents, 'en')),
    '## Optional',
    listOf(forContributors(documents, 'en')),
  ]
    .map((part) => `${part.trim()}\n`)
    .join('\n');

  function documentOf(key: string): Document {
    const document = documents.find((other) => other.key === key && other.lang === 'en');
    if (!document) {
      throw new Error(`There is no ${key}.md.`);
    }
    return document;
  }
}

/** Returns the sections of the second level, each with its heading. */
function sectionsOf({ text }: Document): Token[][] {
  const sections: Token[][] = [];
  for (const token of marked.lexer(text)) {
    if (token.type === 'heading' && token.depth === 2) {
      sections.push([]);
    }
    sections.at(-1)?.push(token);
  }
  return sections;
}

function hasHeading(title: string): (section: readonly Token[]) => boolean {
  return ([heading]) => heading?.type === 'heading' && heading.text === title;
}

function hasFile(name: string): (section: readonly Token[]) => boolean {
  return (section) =>
    codeBlocks(section.map(({ raw }) => raw).join('')).some(
      ({ code }) => fileNameOf(code) === name,
    );
}

/** Returns a part of a document, with its headings as lines and with links from the root. */
function included(document: Document, tokens: readonly Token[] | undefined): string {
  if (!tokens) {
    throw new Error(`${document.path} has no such section.`);
  }
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'heading':
          return token.raw.replace(token.raw.trim(), () => `**${String(token.text)}**`);
        case 'code':
          return token.raw;
        default:
          return withLinksFromRoot(token.raw, document);
      }
    })
    .join('');
}

function withLinksFromRoot(markdown: string, document: Document): string {
  return markdown.replaceAll(/\]\(([^)\s]+)\)/g, (link, href: string) => {
    if (isElsewhere(href)) {
      return link;
    }
    const [path, anchor] = targetOf(href, document.path);
    return `](${path}${anchor && `#${anchor}`})`;
  });
}

/** Returns the paragraph below the title, without its link to the other language. */
function introductionOf(document: Document): string {
  const [, paragraph] = marked.lexer(document.text).filter(({ type }) => type !== 'space');
  const text = paragraph?.type === 'paragraph' ? paragraph.raw : '';
  return withLinksFromRoot(text.replace(LANGUAGE_LINK, '').trim(), document);
}

function listOf(documents: readonly Document[]): string {
  return documents
    .map((document) => {
      const [sentence = ''] = introductionOf(document).split(SENTENCE_END);
      return `- [${document.title}](${document.path})${sentence && `: ${sentence}`}\n`;
    })
    .join('');
}
