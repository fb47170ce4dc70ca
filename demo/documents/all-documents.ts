/** All documents for partners on one page, for the browser's own search. */
import { posix } from 'node:path';
import { addressFrom, ALL_PAGES, framePage, pageOf } from './document-page.js';
import { forPartners, nameOf, type Document, type Lang } from './documents.js';
import { isElsewhere, targetOf } from './links.js';
import { escapeHtml, renderMarkdown } from './markdown.js';

const TITLES = { en: 'All documentation', ru: 'Вся документация' };
const INTRODUCTIONS = {
  en: 'Every page, one after another: search them with your browser.',
  ru: 'Все страницы подряд, чтобы искать по ним поиском браузера. Страницы без перевода — на английском.',
};
const OTHER = { en: 'ru', ru: 'en' } as const;

export function renderAllDocuments(lang: Lang, documents: readonly Document[]): string {
  const page = ALL_PAGES[lang];
  const included = forPartners(documents, lang);
  const items = included.map(
    (document) =>
      `<li><a href="#${anchorOf(document)}"${languageOf(document)}>${escapeHtml(nameOf(document))}</a></li>`,
  );
  return framePage({
    page,
    title: TITLES[lang],
    lang,
    content: `<h1>${TITLES[lang]}</h1>
<p>${INTRODUCTIONS[lang]}</p>
<ul>${items.join('')}</ul>
${included.map(sectionOf).join('\n')}`,
    translation: { lang: OTHER[lang], page: ALL_PAGES[OTHER[lang]] },
    documents,
  });

  function languageOf(document: Document): string {
    return document.lang === lang ? '' : ` lang="${document.lang}"`;
  }

  function sectionOf(document: Document): string {
    const { html } = renderMarkdown(document.text, {
      prefix: `${anchorOf(document)}/`,
      deeper: 1,
      hrefOf: (href) => (isElsewhere(href) ? href : addressOf(href, document)),
    });
    return `<section id="${anchorOf(document)}"${languageOf(document)}>\n${html}</section>`;
  }

  /** Returns where a link of an included document leads to from this page. */
  function addressOf(href: string, document: Document): string {
    const [path, anchor] = targetOf(href, document.path);
    const target = documents.find((other) => other.path === path);
    if (!target) {
      return addressFrom(page, path);
    }
    const here = included.find(({ key }) => key === target.key);
    if (!here) {
      return addressFrom(page, pageOf(target)) + (anchor && `#${anchor}`);
    }
    if (target.key === document.key && target !== document) {
      return `${addressFrom(page, ALL_PAGES[target.lang])}#${anchorOf(target)}`;
    }
    const heading = sameHeading(anchor, target, here);
    return `#${anchorOf(here)}${heading && `/${heading}`}`;
  }
}

/** Returns what the anchors in a document begin with; a heading's own has no slash in it. */
function anchorOf({ key }: Document): string {
  return posix.basename(key).toLowerCase();
}

/** Returns the anchor in a translation that has the place of this one in the original, or none. */
function sameHeading(anchor: string, original: Document, translation: Document): string {
  if (anchor === '' || original === translation) {
    return anchor;
  }
  const index = renderMarkdown(original.text).headings.findIndex(({ id }) => id === anchor);
  return renderMarkdown(translation.text).headings[index]?.id ?? '';
}
