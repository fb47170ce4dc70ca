/** What a language model should know of the element, as https://llmstxt.org/ has it. */
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';
import { forContributors, forPartners, type Document } from './documents.js';
import { isElsewhere, targetOf } from './links.js';

/** The file of the recipe that any page can use, whatever keeps it. */
const SAFE_RECIPE = 'session.php';
const CODE = /(^```[^]*?^```$)/m;
const LANGUAGE_LINK = / *\(\[По-русски\]\([^)]*\)\)/;
const SENTENCE_END = /(?<=[.?!])\s/;

export function renderLlmsText(documents: readonly Document[]): string {
  const readme = documentOf('README');
  return [
    '# client-leads',
    `> ${introductionOf(readme)}`,
    sectionOf(readme, (section) => section.startsWith('## Put it on a page\n')),
    sectionOf(documentOf('docs/recipes'), (section) =>
      codeBlocks(section).some(({ code }) => fileNameOf(code) === SAFE_RECIPE),
    ),
    included(documentOf('docs/reference')),
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

/** Returns the section of the second level that is wanted. */
function sectionOf(document: Document, isWanted: (section: string) => boolean): string {
  const text = document.text.split(/^(?=## )/m).find(isWanted);
  if (text === undefined) {
    throw new Error(`${document.path} has no such section.`);
  }
  return included({ ...document, text });
}

/** Returns the text of a document, with its headings as lines and with links from the root. */
function included(document: Document): string {
  const parts = document.text
    .split(CODE)
    .map((part) =>
      CODE.test(part)
        ? part
        : withLinksFromRoot(part, document).replaceAll(/^#+ (.*)$/gm, '**$1**'),
    );
  return parts.join('');
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
  const [, paragraph = ''] = /^# .*\n\n(?!```)([^]*?)\n\n/.exec(document.text) ?? [];
  return withLinksFromRoot(paragraph.replace(LANGUAGE_LINK, '').trim(), document);
}

function listOf(documents: readonly Document[]): string {
  return documents
    .map((document) => {
      const [sentence = ''] = introductionOf(document).split(SENTENCE_END);
      return `- [${document.title}](${document.path})${sentence && `: ${sentence}`}\n`;
    })
    .join('');
}
