import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { hasTest } from './named-tests.js';

const TEST = /`((?:test|checks)\/[\w/.-]+)`: «(.+)»$/gm;
const TRANSCRIPT = /\]\((screen-reader\/[\w-]+\.md)\)/g;

/** The points of docs/accessibility.md about a criterion that applies. */
function criteria(): { title: string; text: string }[] {
  const text = readFileSync('docs/accessibility.md', 'utf8');
  const [, ...points] = text.split(/^- (?=\*\*\d)/m);
  return points.map((point) => ({ title: /\*\*(.+?)\*\*/.exec(point)?.[1] ?? point, text: point }));
}

describe('docs/accessibility.md', () => {
  it('goes through the criteria that apply', () => {
    assert.ok(criteria().length > 25);
  });

  for (const { title, text } of criteria()) {
    it(`shows ${title} by tests or transcripts that there are`, () => {
      const tests = [...text.matchAll(TEST)];
      const transcripts = [...text.matchAll(TRANSCRIPT)];
      assert.ok(tests.length + transcripts.length > 0, 'Nothing shows it.');
      assert.equal(
        tests.length,
        text.split(/`(?:test|checks)\//).length - 1,
        'A test is not written as one.',
      );
      for (const [, file = '', name = ''] of tests) {
        assert.ok(hasTest(readFileSync(file, 'utf8'), name), `${file} has no test «${name}».`);
      }
      for (const [, file = ''] of transcripts) {
        assert.ok(existsSync(`docs/${file}`), `There is no docs/${file}.`);
      }
    });
  }
});
