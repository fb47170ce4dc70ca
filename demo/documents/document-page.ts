/** A document, or all of them, as a page with a way to all the others. */
import { posix } from 'node:path';
import { forContributors, forPartners, nameOf, type Document, type Lang } from './documents.js';
import { isElsewhere, targetOf } from './links.js';
import { escapeHtml, renderMarkdown, type Heading } from './markdown.js';
import { completePage } from '../page.js';

/** A page with fewer sections can do without a table of contents. */
const SECTIONS_OF_LONG_PAGE = 4;

/** No heading has an anchor with a capital letter. */
const NAVIGATION = 'Documents';

const TEXTS = {
  en: {
    all: 'All documentation on one page',
    introduction: 'Every page, one after another: search them with your browser.',
    contents: 'On this page',
    documents: 'Documentation',
    project: 'The project',
    self: 'In English',
  },
  ru: {
    all: 'Вся документация на одной странице',
    introduction:
      'Все страницы подряд, чтобы искать по ним поиском браузера. Страницы без перевода — на английском.',
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

/** A page, by its path from the root, and its language. */
interface Address {
  readonly page: string;
  readonly lang: Lang;
}

interface Content extends Address {
  readonly title: string;
  readonly head?: string;
  readonly content: string;
  readonly translation: Address | undefined;
}

/** Returns the path of a document's page. */
export function pageOf({ path }: Pick<Document, 'path'>): string {
  return path.replace(/\.md$/, '.html');
}

export function renderDocument(document: Document, documents: readonly Document[]): string {
  const { key, lang, title, path, text } = document;
  const page = pageOf(document);
  const { html, headings } = renderMarkdown(text, { hrefOf: hrefFrom(page, document) });
  const translation = documents.find((other) => other.key === key && other.lang !== lang);
  const content = {
    page,
    lang,
    title,
    head: `<link rel="alternate" type="text/markdown" href="${addressFrom(page, path)}" />`,
    // Below the first paragraph, which says what the page is about.
    content: html.replace(
      /<\/h1>\n(?:<p>[^]*?<\/p>\n)?/,
      (start) => start + contentsOf(headings, lang),
    ),
    translation: translation && { page: pageOf(translation), lang: translation.lang },
  };
  return framePage(content, documents);
}

/** Writes all documents for partners on one page, for the browser's own search. */
export function renderAllDocuments(lang: Lang, documents: readonly Document[]): string {
  const page = ALL_PAGES[lang];
  const { all, introduction } = TEXTS[lang];
  const sections = forPartners(documents, lang).map((document) => {
    const prefix = `${posix.basename(document.key).toLowerCase()}/`;
    const hrefOf = hrefFrom(page, document);
    const { html } = renderMarkdown(document.text, { prefix, deeper: 1, hrefOf });
    return `<section lang="${document.lang}">\n${html}</section>`;
  });
  const other = lang === 'en' ? 'ru' : 'en';
  const content = {
    page,
    lang,
    title: all,
    content: `<h1>${all}</h1>\n<p>${introduction}</p>\n${sections.join('\n')}`,
    translation: { page: ALL_PAGES[other], lang: other },
  } as const;
  return framePage(content, documents);
}

/** Returns the address of a file, both from the root, as a page of that folder writes it. */
function addressFrom(page: string, file: string): string {
  return posix.relative(posix.dirname(page), file);
}

/** Returns where a link of a document leads to from a page. */
function hrefFrom(page: string, document: Document): (href: string) => string {
  return (href) => {
    if (isElsewhere(href)) {
      return href;
    }
    const [path, anchor] = targetOf(href, document.path);
    return addressFrom(page, pageOf({ path })) + (anchor && `#${anchor}`);
  };
}

function contentsOf(headings: readonly Heading[], lang: Lang): string {
  const sections = headings.filter(({ level }) => level === 2);
  if (sections.length < SECTIONS_OF_LONG_PAGE) {
    return '';
  }
  const items = sections.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`);
  return `<details class="contents">
  <summary>${TEXTS[lang].contents}</summary>
  <ul>${items.join('')}</ul>
</details>
`;
}

/** Returns a page that has, besides its content, what each page of a document has. */
function framePage(
  { page, title, lang, head = '', content, translation }: Content,
  documents: readonly Document[],
): string {
  const texts = TEXTS[lang];
  const demo = addressFrom(page, 'demo');
  const name = title === 'client-leads' ? title : `${title} · client-leads`;
  return completePage(
    `<title>${escapeHtml(name)}</title>
  <link rel="stylesheet" href="${demo}/documents/documents.css" />
  ${head}
  <header class="toolbar">
    <a href="${demo}/?lang=${lang}">client-leads</a>
    <a class="to-documents" href="#${NAVIGATION}">${texts.documents}</a>
    ${translation ? linkTo(translation, TEXTS[translation.lang].self) : ''}
  </header>
  <div class="columns">
    <main class="text document">
      ${content}
    </main>
    <nav id="${NAVIGATION}" aria-label="${texts.documents}">
      <p>${linkTo({ page: ALL_PAGES[lang], lang }, texts.all)}</p>
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
    const items = listed.map((document) =>
      linkTo({ page: pageOf(document), lang: document.lang }, nameOf(document)),
    );
    return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  }

  function linkTo(target: Address, text: string): string {
    const current = target.page === page ? ' aria-current="page"' : '';
    const language = target.lang === lang ? '' : ` lang="${target.lang}" hreflang="${target.lang}"`;
    return `<a href="${addressFrom(page, target.page)}"${current}${language}>${escapeHtml(text)}</a>`;
  }
}
