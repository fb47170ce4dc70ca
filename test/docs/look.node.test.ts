import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

describe('docs/look.md and its translation', () => {
  const brands = readFileSync('demo/brands.css', 'utf8');
  const rules = [...brands.matchAll(/client-leads (\{[^}]*\})/g)].map(([, rule = '']) => rule);

  for (const file of ['docs/look.md', 'docs/look.ru.md']) {
    it(`dress the list as the page of two brands does, in fewer than ten lines each: ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      assert.equal(rules.length, 2);
      for (const rule of rules) {
        assert.ok(rule.trim().split('\n').length < 10);
        assert.ok(text.includes(`client-leads ${rule}`));
      }
    });
  }
});
