/** A document as a page, with a way to all the others. */
import { posix } from 'node:path';
import { forContributors, forPartners, nameOf, type Document, type Lang } from './documents.js';
import { isElsewhere } from './links.js';
import { escapeHtml, renderMarkdown, type Heading } from './markdown.js';
import { completePage } from '../page.js';

/** A page with fewer sections can do without a table of contents. */
const SECTIONS_OF_LONG_PAGE = 4;

/** No heading has an anchor with a capital letter. */
const NAVIGATION = 'Documents';

const TEXTS = {
  en: {
    all: 'All documentation on one page',
    contents: 'On this page',
    documents: 'Documentation',
    project: 'The project',
    self: 'In English',
  },
  ru: {
    all: 'Вся документация на одной странице',
    contents: 'На этой странице',
    documents: 'Документация',
    project: 'О проекте',
    self: 'По-русски',
  },
} as const;

export const ALL_PAGES: Readonly<Record<Lang, string>> = {
  en: 'docs/all.html',
  ru: 'docs/all.ru.html',
};

/** Returns the path of a document's page. */
export function pageOf({ path }: Document): string {
  return path.replace(/\.md$/, '.html');
}

/** Returns the address of a file, both from the root, as a page of that folder writes it. */
export function addressFrom(page: string, file: string): string {
  return posix.relative(posix.dirname(page), file);
}

export function renderDocument(document: Document, documents: readonly Document[]): string {
  const page = pageOf(document);
  const { html, headings } = renderMarkdown(document.text, {
    hrefOf: (href) => (isElsewhere(href) ? href : href.replace(/\.md(?=#|$)/, '.html')),
  });
  const translation = documents.find(
    ({ key, lang }) => key === document.key && lang !== document.lang,
  );
  const markdown = addressFrom(page, document.path);
  return framePage({
    page,
    title: document.title,
    lang: document.lang,
    head: `<link rel="alternate" type="text/markdown" href="${markdown}" />`,
    // Below the first paragraph, which says what the page is about.
    content: html.replace(/<\/h1>\n(?:<p>[^]*?<\/p>\n)?/, (start) => start + contentsOf(headings)),
    translation: translation && { lang: translation.lang, page: pageOf(translation) },
    documents,
  });

  function contentsOf(all: readonly Heading[]): string {
    const sections = all.filter(({ level }) => level === 2);
    if (sections.length < SECTIONS_OF_LONG_PAGE) {
      return '';
    }
    const items = sections.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`);
    return `<details class="contents">
  <summary>${TEXTS[document.lang].contents}</summary>
  <ul>${items.join('')}</ul>
</details>
`;
  }
}

interface Frame {
  /** Its path from the root. */
  readonly page: string;
  readonly title: string;
  readonly lang: Lang;
  readonly head?: string;
  readonly content: string;
  readonly translation: { readonly lang: Lang; readonly page: string } | undefined;
  readonly documents: readonly Document[];
}

/** Returns a page that has, besides its content, what each page of a document has. */
export function framePage(frame: Frame): string {
  const { page, title, lang, head = '', content, translation, documents } = frame;
  const texts = TEXTS[lang];
  const demo = addressFrom(page, 'demo');
  const name = title === 'client-leads' ? title : `${title} · client-leads`;
  const other = translation
    ? `<a href="${addressFrom(page, translation.page)}" lang="${translation.lang}" hreflang="${translation.lang}">${TEXTS[translation.lang].self}</a>`
    : '';
  return completePage(
    `<title>${escapeHtml(name)}</title>
  <link rel="stylesheet" href="${demo}/documents/documents.css" />
  ${head}
  <header class="toolbar">
    <a href="${demo}/?lang=${lang}">client-leads</a>
    <a class="to-documents" href="#${NAVIGATION}">${texts.documents}</a>
    ${other}
  </header>
  <div class="columns">
    <main class="text document">
      ${content}
    </main>
    <nav id="${NAVIGATION}" aria-label="${texts.documents}">
      <p><a ${linkTo(ALL_PAGES[lang])}>${texts.all}</a></p>
      <h2>${texts.documents}</h2>
      ${listOf(forPartners(documents, lang))}
      <h2>${texts.project}</h2>
      ${listOf(forContributors(documents, lang))}
    </nav>
  </div>`,
    `${demo}/`,
    lang,
  );

  function listOf(listed: readonly Document[]): string {
    const items = listed.map((document) => {
      const language =
        document.lang === lang ? '' : ` lang="${document.lang}" hreflang="${document.lang}"`;
      return `<li><a ${linkTo(pageOf(document))}${language}>${escapeHtml(nameOf(document))}</a></li>`;
    });
    return `<ul>${items.join('')}</ul>`;
  }

  function linkTo(target: string): string {
    return `href="${addressFrom(page, target)}"${target === page ? ' aria-current="page"' : ''}`;
  }
}
