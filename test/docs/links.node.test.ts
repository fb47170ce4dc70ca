import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { documentPaths, readDocuments, type Document } from '../../demo/documents/documents.js';
import { ADDRESSES, deadLinks } from './dead-links.js';
import { sectionsOf } from './document.js';

const paths = await documentPaths();

describe('the links of documents', () => {
  let documents: Document[];

  const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

  before(async () => {
    documents = await readDocuments();
  });

  for (const path of paths) {
    it(`lead to existing targets: ${path}`, () => {
      const document = documents.find((other) => other.path === path)!;
      assert.deepEqual(deadLinks(document, documents, isFile), []);
    });
  }

  it('lead to each address of the list', () => {
    const all = documents.flatMap(({ text }) => sectionsOf(text)).flatMap(({ links }) => links);
    assert.deepEqual(
      ADDRESSES.filter((address) => !all.includes(address)),
      [],
    );
  });
});

describe('a link', () => {
  const LOOK = { path: 'docs/look.md', text: '# Look\n\n## Two brands\n\n## Two `brands`\n' };

  for (const [link, isDead] of [
    ['look.md', false],
    ['look.md#two-brands', false],
    ['look.md#two-brands-1', false],
    ['look.md#two-brands-2', true],
    ['look.md#Two-brands', true],
    ['#title', false],
    ['#titel', true],
    ['feel.md', true],
    ['list.png', false],
    ['list.png#title', true],
    ['../LICENSE', false],
    ['../../LICENSE', true],
    ['LICENSE', true],
    ['https://semver.org/', false],
    ['https://elsewhere.example/', true],
  ] as const) {
    it(`is ${isDead ? 'dead' : 'not dead'}: ${link}`, () => {
      for (const markdown of [`[a link](${link})`, `- | a table |\n  | - |\n  | [a](${link}) |`]) {
        const page = { path: 'docs/page.md', text: `# Title\n\n${markdown}\n` };
        const dead = deadLinks(page, [LOOK, page], (path) =>
          ['LICENSE', 'docs/list.png'].includes(path),
        );
        assert.deepEqual(dead, isDead ? [link] : []);
      }
    });
  }

  it('ignores a link in code', () => {
    const page = { path: 'page.md', text: '`[a](b.md)`\n\n```html\n[a](b.md)\n```\n' };
    assert.deepEqual(
      deadLinks(page, [page], () => false),
      [],
    );
  });
});
