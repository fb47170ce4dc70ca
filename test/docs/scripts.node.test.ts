/** What a page does about the session is the element's job: no code of a document does it, too. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { documentPaths } from '../../demo/documents/documents.js';
import { codeBlocks } from '../../tools/code-blocks.js';

const MAX_LINES = 25;
/** Events that tell of a return, windows that tell each other, and questions who is signed in. */
const BY_THE_ELEMENT =
  /\b(?:visibilitychange|pageshow|pagehide|BroadcastChannel)\b|['"]focus['"]|onfocus|fetch\(['"`][^'"`]*\bsession(?:\.php)?['"`?]/;

const paths = (await documentPaths()).filter((path) => /^(?:docs\/[^/]+|README[^/]*)$/.test(path));

describe('the code of a document', () => {
  it('is looked at in README and docs', () => {
    assert.ok(paths.includes('README.md') && paths.includes('docs/recipes.ru.md'), paths.join());
  });

  for (const path of paths) {
    const codes = codeBlocks(readFileSync(path, 'utf8')).map(({ code }) => code);

    it(`has at most ${MAX_LINES} lines: ${path}`, () => {
      const long = codes.filter((code) => code.trimEnd().split('\n').length > MAX_LINES);
      assert.deepEqual(long, []);
    });

    it(`follows no session by itself: ${path}`, () => {
      assert.deepEqual(
        codes.filter((code) => BY_THE_ELEMENT.test(code)),
        [],
      );
    });
  }
});
