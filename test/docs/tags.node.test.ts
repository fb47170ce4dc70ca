/**
 * Google Tag Manager refuses to publish a Custom HTML tag whose scripts have a syntax newer than ES5.
 * `monitoring.test.ts` and `site-builders.node.test.ts` run each of these scripts twice.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'acorn';
import { fileNameOf } from '../../tools/code-blocks.js';
import { sectionsOf } from './document.js';

const SCRIPT = /<script>([^]*?)<\/script>/g;

/** The sections that have scripts for a tag, and how many. */
const WITH_TAGS = [
  ['docs/tag-manager.md', 'The place and the tag', 1],
  ['docs/tag-manager.ru.md', 'Место и тег', 1],
  ['docs/badge.md', 'Get the file', 1],
  ['docs/monitoring.md', 'Events to Google Tag Manager', 1],
  ['docs/monitoring.md', 'Goals to Yandex Metrika', 1],
] as const;

function scriptsIn(path: string, title: string): [name: string, script: string][] {
  const section = sectionsOf(readFileSync(path, 'utf8')).find((one) => one.title === title);
  return (section?.blocks ?? []).flatMap(({ code }) =>
    [...code.matchAll(SCRIPT)].map(([, script = '']): [string, string] => [
      fileNameOf(code) ?? title,
      script,
    ]),
  );
}

describe('a script for a tag', () => {
  for (const [path, title, count] of WITH_TAGS) {
    const scripts = scriptsIn(path, title);

    it(`is there: ${path}, «${title}»`, () => {
      assert.equal(scripts.length, count);
    });

    for (const [name, script] of scripts) {
      it(`is ES5 and declares nothing outside its function: ${path}, ${name}`, () => {
        const { body } = parse(script, { ecmaVersion: 5 });
        assert.deepEqual(
          body.map(({ type }) => type),
          ['ExpressionStatement'],
        );
      });
    }
  }
});
