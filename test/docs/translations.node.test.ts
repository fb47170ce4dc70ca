/** A document and its translation have the same headings, code and numbers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeBlocks } from '../../tools/code-blocks.js';
import { readDocuments } from '../../tools/documents.js';
import { headingLevels, numbersIn } from './document.js';

/** A comment in any language of the documents. A colour has no space after its number sign. */
const COMMENT = /<!--[^]*?-->|\/\*[^]*?\*\/|(?<=^|\s)(?:\/\/|#\s).*$/gm;

const documents = await readDocuments();

/** Returns the code that runs, without what it says in a language. */
function codeOf(text: string): string[] {
  return codeBlocks(text).map(({ code }) =>
    code
      .replaceAll(COMMENT, '')
      .replaceAll(/[а-яё]+|\bInquiries\b/gi, '…')
      .replaceAll(/\s+/g, ' '),
  );
}

describe('a document and its translation', () => {
  for (const { path, text: russian } of documents.filter((each) => each.path.endsWith('.ru.md'))) {
    it(`have the same headings, code and numbers: ${path}`, () => {
      const english = documents.find((each) => each.path === path.replace('.ru.md', '.md'))!.text;
      assert.deepEqual(headingLevels(russian), headingLevels(english));
      assert.deepEqual(codeOf(russian), codeOf(english));
      assert.deepEqual(
        [...new Set(numbersIn(russian))].sort(),
        [...new Set(numbersIn(english))].sort(),
      );
    });
  }
});
