import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderDocument } from '../../demo/documents/document-page.js';
import { createDocument } from '../../demo/documents/documents.js';

const LONG = ['One', 'Two', 'Three', 'Four'].map((title) => `## ${title}\n\nText.\n`).join('\n');
const MADE_UP = [
  createDocument('README.md', `# client-leads\n\nWhat is it?\n\n${LONG}`),
  createDocument('docs/look.md', '# Look\n\n## Brands\n'),
  createDocument('docs/look.ru.md', '# Вид\n\nСлова\n'),
  createDocument('docs/testing.md', '# Testing\n\nWords\n'),
  createDocument('CONTRIBUTING.md', '# Contributing\n\n## How\n'),
];

function page(path: string): string {
  return renderDocument(
    MADE_UP.find((document) => document.path === path)!,
    MADE_UP,
  );
}

function textOf(html: string, pattern: RegExp): string {
  const [found = ''] = pattern.exec(html) ?? [];
  return found
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
}

describe('the page of a document', () => {
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
    assert.match(page('docs/look.ru.md'), /href="testing\.html" lang="en" hreflang="en">Testing/);
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
    const contents = textOf(page('README.md'), /<details[^]*<\/details>/);
    assert.equal(contents, 'On this page One Two Three Four');
    assert.doesNotMatch(page('docs/testing.md'), /<details/);
  });
});
