import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { hasTest } from './named-tests.js';

const TEST = /^ +- `((?:test|checks)\/[\w/.-]+)`: «(.+)»$/gm;

/** The promises of SECURITY.md: each a point of a list, with the points below it. */
function promises(): { title: string; text: string }[] {
  const [, ...points] = readFileSync('SECURITY.md', 'utf8').split(/^- /m);
  return points.map((text) => ({ title: /\*\*(.+?)\*\*/.exec(text)?.[1] ?? text, text }));
}

describe('SECURITY.md', () => {
  it('promises something', () => {
    assert.ok(promises().length > 15);
  });

  for (const { title, text } of promises()) {
    it(`names tests that there are for «${title}»`, () => {
      const tests = [...text.matchAll(TEST)];
      assert.ok(tests.length > 0, 'A promise without a test is none.');
      assert.equal(
        tests.length,
        text.split(/`(?:test|checks)\//).length - 1,
        'A test is not written as one.',
      );
      for (const [, file = '', name = ''] of tests) {
        assert.ok(hasTest(readFileSync(file, 'utf8'), name), `${file} has no test «${name}».`);
      }
    });
  }
});
