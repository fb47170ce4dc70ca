/** What SECURITY.md and docs/accessibility.md claim, with the tests that they name for it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

/** A test, by its file and title. */
const NAMED = /^ +- `((?:test|checks)\/[\w/.-]+)`: «(.+)»$/gm;
const TRANSCRIPT = /\]\((screen-reader\/[\w-]+\.md)\)/g;

/**
 * Whether a test file has a test of this title, with `…` for what is filled in: in its call, or as a
 * key in a table of tests.
 */
function hasTest(file: string, title: string): boolean {
  const parts = title.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = parts.join(String.raw`(?:\$\{[^}]+\})+`);
  const named = new RegExp(
    `\\b(?:it\\w*|checkLaw|compare\\w*)\\(\\s*(['\`])${pattern}\\1,|^ *'${pattern}': `,
    'm',
  );
  return named.test(readFileSync(file, 'utf8'));
}

for (const [document, startOfClaim, least] of [
  ['SECURITY.md', /^- /m, 16],
  // The points about a criterion that applies.
  ['docs/accessibility.md', /^- (?=\*\*\d)/m, 26],
] as const) {
  describe(document, () => {
    const [, ...claims] = readFileSync(document, 'utf8').split(startOfClaim);

    it(`claims ${least} things at least`, () => {
      assert.ok(claims.length >= least);
    });

    for (const claim of claims) {
      const [, title = claim] = /\*\*(.+?)\*\*/.exec(claim) ?? [];

      it(`names tests or transcripts that there are for «${title}»`, () => {
        const tests = [...claim.matchAll(NAMED)];
        const transcripts = [...claim.matchAll(TRANSCRIPT)];
        assert.ok(tests.length + transcripts.length > 0, 'Nothing shows it.');
        const mentioned = claim.split(/`(?:test|checks)\//).length - 1;
        assert.equal(tests.length, mentioned, 'A test is not written as one.');
        for (const [, file = '', name = ''] of tests) {
          assert.ok(hasTest(file, name), `${file} has no test «${name}».`);
        }
        for (const [, file = ''] of transcripts) {
          assert.ok(existsSync(join(dirname(document), file)), `There is no ${file}.`);
        }
      });
    }
  });
}
