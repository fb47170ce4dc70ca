import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { renderAllDocuments } from '../../demo/documents/all-documents.js';
import { renderDocument } from '../../demo/documents/document-page.js';
import { createDocument, readDocuments, type Document } from '../../demo/documents/documents.js';

const LONG = ['One', 'Two', 'Three', 'Four'].map((title) => `## ${title}\n\nText.\n`).join('\n');
const MADE_UP = [
  createDocument('README.md', `# client-leads\n\nWhat is it?\n\n${LONG}`),
  createDocument(
    'docs/look.md',
    '# Look\n\nHow does it look? ([По-русски](look.ru.md))\n\n![A list](list.png)\n\n## Brands\n',
  ),
  createDocument(
    'docs/look.ru.md',
    '# Вид\n\nКак он выглядит? ([In English](look.md), [тесты](testing.md#one), [дальше](#марки))\n\n## Марки\n',
  ),
  createDocument(
    'docs/testing.md',
    '# Testing\n\nSee [brands](look.md#brands), [start](../README.md#two), [the licence](../LICENSE), [how to contribute](../CONTRIBUTING.md#how) and [the standard](https://semver.org/).\n\n## One\n\n## One\n',
  ),
  createDocument('CONTRIBUTING.md', '# Contributing\n\n## How\n'),
];

function linksOf(html: string): string[] {
  return [...html.matchAll(/<(?:a|img)[^>]*? (?:href|src)="([^"]*)"/g)].map(([, href = '']) =>
    decodeURIComponent(href),
  );
}

function textOf(html: string, pattern: RegExp): string {
  return (pattern.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the page of a document', () => {
  function page(path: string): string {
    return renderDocument(
      MADE_UP.find((document) => document.path === path)!,
      MADE_UP,
    );
  }

  it('leads to the others in its language, otherwise in English, and to all on one page', () => {
    const navigation = (path: string) => textOf(page(path), /<nav[^]*<\/nav>/);
    assert.equal(
      navigation('docs/look.md'),
      'All documentation on one page Documentation Start here Look Testing The project Contributing',
    );
    assert.equal(
      navigation('docs/look.ru.md'),
      'Вся документация на одной странице Документация Start here Вид Testing О проекте Contributing',
    );
    assert.match(
      page('docs/look.ru.md'),
      /<a href="testing\.html" lang="en" hreflang="en">Testing/,
    );
    assert.match(page('docs/look.md'), /<a href="look\.html" aria-current="page">Look/);
  });

  it('leads to the same page in the other language, if there is one', () => {
    const header = (path: string) => textOf(page(path), /<header[^]*<\/header>/);
    assert.equal(header('docs/look.md'), 'client-leads Documentation По-русски');
    assert.equal(header('docs/look.ru.md'), 'client-leads Документация In English');
    assert.equal(header('docs/testing.md'), 'client-leads Documentation');
  });

  it('has a table of contents below what it is about, if it is long', () => {
    assert.match(page('README.md'), /What is it\?<\/p>\n<details class="contents">/);
    assert.equal(
      textOf(page('README.md'), /<details[^]*<\/details>/),
      'On this page One Two Three Four',
    );
    assert.doesNotMatch(page('docs/testing.md'), /<details/);
  });
});

describe('the page of all documents', () => {
  it('turns links between them into links within it', () => {
    const [, content = ''] = /<\/ul>([^]*)<\/main>/.exec(renderAllDocuments('en', MADE_UP)) ?? [];
    assert.deepEqual(linksOf(content), [
      'all.ru.html#look',
      'list.png',
      '#look/brands',
      '#readme/two',
      '../LICENSE',
      '../CONTRIBUTING.html#how',
      'https://semver.org/',
    ]);
  });

  it('leads to the same heading of a translation', () => {
    const [, content = ''] = /<\/ul>([^]*)<\/main>/.exec(renderAllDocuments('ru', MADE_UP)) ?? [];
    assert.deepEqual(linksOf(content).slice(0, 4), [
      'all.html#look',
      '#testing/one',
      '#look/марки',
      '#look/марки',
    ]);
  });

  describe('of this repository', () => {
    let documents: Document[];

    before(async () => {
      documents = await readDocuments();
    });

    for (const lang of ['en', 'ru'] as const) {
      it(`has no anchor twice, and leads to anchors that it has: ${lang}`, () => {
        const html = renderAllDocuments(lang, documents).replaceAll(/<pre[^]*?<\/pre>/g, '');
        const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
        assert.ok(ids.length > 50);
        assert.equal(new Set(ids).size, ids.length);
        const anchors = linksOf(html).filter((href) => href.startsWith('#'));
        assert.ok(anchors.length > 10);
        const dead = anchors.filter((href) => !ids.includes(href.slice(1)));
        assert.deepEqual(dead, []);
      });
    }
  });
});
