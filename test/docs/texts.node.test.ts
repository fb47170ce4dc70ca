import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { GERMAN } from '../../demo/playground/german.js';
import { codeBlocks } from '../../tools/code-blocks.js';
import { withList } from '../../tools/generated-list.js';
import { TEXT_LISTS, textList } from '../../tools/text-list.js';

describe('docs/texts.md and its translation', () => {
  /** The keys of texts that a list without filters and a period shows rarely or never. */
  const NOT_SHOWN =
    /^(unnamed$|errorConfig|found|noMatches|search|filter|period|emptyPeriod$|showAll$|unreadAtLeast$)/;

  for (const [file, language] of Object.entries(TEXT_LISTS)) {
    it(`list every built-in text: ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      assert.equal(
        withList(text, file, 'texts', textList(language)),
        text,
        'Run npm run reference.',
      );
    });

    it(`translate all texts but those of filters, as the playground does: ${file}`, () => {
      const [code = ''] = codeBlocks(readFileSync(file, 'utf8'))
        .map((block) => block.code)
        .filter((block) => block.includes('lang="de"'));
      const [, object = ''] = /\.messages = (\{[^]*?\n {2}\});/.exec(code) ?? [];
      const given = JSON.stringify(runInNewContext(`(${object})`));
      const expected = Object.entries(GERMAN).filter(([key]) => !NOT_SHOWN.test(key));
      assert.equal(given, JSON.stringify(Object.fromEntries(expected)));
    });
  }
});
