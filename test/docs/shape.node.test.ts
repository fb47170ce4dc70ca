/** Documents are short enough to be read, and no code in them goes untried. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { forPartners, readDocuments } from '../../demo/documents/documents.js';
import { codeBlocks, fileNameOf } from '../../tools/code-blocks.js';

/** How many lines and words a document may have. */
const AT_MOST: Readonly<Record<string, readonly [lines: number, words: number]>> = {
  'README.md': [235, 2500],
  'README.ru.md': [235, 2500],
  'docs/badge.md': [60, Infinity],
  'docs/recipes.md': [350, Infinity],
  'docs/recipes.ru.md': [350, Infinity],
  'docs/tag-manager.md': [180, Infinity],
  'docs/tag-manager.ru.md': [180, Infinity],
  'CONTRIBUTING.md': [120, Infinity],
};

/** `frameworks.node.test.ts` compiles or runs each of its blocks. */
const TRIED_ELSEWHERE = 'docs/frameworks.md';
const TRIED_IN = 'test/docs/snippets.test.ts';

describe('a document', () => {
  for (const [path, [maxLines, maxWords]] of Object.entries(AT_MOST)) {
    it(`is short: ${path}`, () => {
      const text = readFileSync(path, 'utf8');
      const lines = text.trimEnd().split('\n').length;
      const words = text.split(/\s+/).filter(Boolean).length;
      assert.ok(lines <= maxLines, `${lines} lines`);
      assert.ok(words <= maxWords, `${words} words`);
    });
  }

  it(`has its code blocks tried in ${TRIED_IN}, or as files of a site`, async () => {
    const [, list = ''] = /^const FILES = \[([^\]]*)\]/m.exec(readFileSync(TRIED_IN, 'utf8')) ?? [];
    const tried = [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
    assert.ok(tried.includes('README.md'));
    tried.push(TRIED_ELSEWHERE);
    const documents = await readDocuments();
    const untried = [...forPartners(documents, 'en'), ...forPartners(documents, 'ru')]
      .filter(({ path }) => !tried.includes(path))
      .filter(({ text }) => codeBlocks(text).some(({ code }) => fileNameOf(code) === undefined))
      .map(({ path }) => path);
    assert.deepEqual([...new Set(untried)], []);
  });
});
