/**
 * A document and its translation have the same headings, code, links, pictures, numbers and quoted
 * texts.
 */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { createDocument, readDocuments, type Document } from '../../demo/documents/documents.js';
import { isElsewhere, targetOf } from '../../demo/documents/links.js';
import { en } from '../../src/i18n/en.js';
import { ru } from '../../src/i18n/ru.js';
import { fileNameOf } from '../../tools/code-blocks.js';
import { sectionsOf } from './document.js';

/** A comment in any language of the documents. A colour has no space after its number sign. */
const COMMENT = /<!--[^]*?-->|\/\*[^]*?\*\/|(?<=^|\s)(?:\/\/|#\s).*$/gm;

const documents = await readDocuments();
const pairs = documents
  .filter(({ lang }) => lang === 'ru')
  .map((russian) => {
    const english = documents.find(({ key, lang }) => key === russian.key && lang === 'en');
    return { english: english!, russian };
  });

/** Returns what a document and its translation have in common, in order. */
function outlineOf(document: Document): string[] {
  return sectionsOf(document.text).flatMap(({ level, spans, numbers, blocks, links }) => [
    '#'.repeat(level),
    unique(numbers).join(' '),
    ...unique(spans.filter((span) => !/[а-яё]/i.test(span))),
    ...blocks.map(({ language, code }) =>
      [language, fileNameOf(code), withoutComments(code)].join('\n'),
    ),
    ...unique(links.map((href) => targetIn(document, href))),
  ]);
}

/** Returns where a link leads to, in whichever language the target is. */
function targetIn(document: Document, href: string): string {
  if (isElsewhere(href)) {
    return href;
  }
  const [path, anchor] = targetOf(href, document.path);
  const { key, lang } = createDocument(path, '');
  const versions = documents.filter((other) => other.key === key);
  const target = versions.find((version) => version.lang === lang);
  if (!target) {
    return path.replace(`-${document.lang}`, '');
  }
  const section = sectionsOf(target.text).findIndex((one) => one.anchor === anchor);
  const isForeign = versions.length > 1 && lang !== document.lang;
  return `${key}, section ${section}${isForeign ? ', in the other language' : ''}`;
}

/** Returns the code that runs. One word in it is for people. */
function withoutComments(code: string): string {
  return code
    .replaceAll(COMMENT, '')
    .replaceAll(/\s+$/gm, '')
    .replaceAll(/^\n+/g, '')
    .replaceAll('  Обращения\n', '  Inquiries\n');
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}

describe('a document and its translation', () => {
  for (const { english, russian } of pairs) {
    it(`have the same headings, code, links, pictures and numbers: ${russian.path}`, () => {
      assert.deepEqual(outlineOf(russian), outlineOf(english));
      assert.ok(english.text.includes(`(${basename(russian.path)})`));
    });
  }

  it('quote the same built-in texts', () => {
    const { english, russian } = pairs.find(({ english: { key } }) => key === 'docs/behaviour')!;
    const quotes = english.text.match(/(?<=“)[^”а-яё]+(?=”)/g) ?? [];
    const quoted = keysOf(quotes, en);
    assert.ok(quotes.length > 15 && quoted.length === quotes.length, quotes.join('\n'));
    assert.deepEqual(keysOf(russian.text.match(/(?<=«)[^»]+(?=»)/g) ?? [], ru), quoted);
  });
});

/** Returns the keys of those quotes that are built-in texts, with numbers in them, sorted. */
function keysOf(quotes: readonly string[], texts: typeof en): string[] {
  const patterns = Object.entries(texts).flatMap(([key, text]) =>
    Object.values(typeof text === 'string' ? [text] : text).map((form: string) => ({
      key,
      pattern: new RegExp(`^${form.replaceAll(/\{\w+\}/g, String.raw`[\d, ]+`)}$`),
    })),
  );
  return quotes
    .flatMap((quote) => patterns.find(({ pattern }) => pattern.test(quote))?.key ?? [])
    .sort();
}
