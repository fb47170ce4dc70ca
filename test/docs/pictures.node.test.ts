import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readDocuments } from '../../demo/documents/documents.js';
import { targetOf } from '../../demo/documents/links.js';
import { sectionsOf } from './document.js';

describe('the pictures of the documents', async () => {
  const files = readdirSync('docs')
    .filter((file) => file.endsWith('.webp'))
    .map((file) => join('docs', file));
  const shown = (await readDocuments()).flatMap(({ path, lang, text }) =>
    sectionsOf(text).flatMap(({ pictures }) =>
      pictures.map((href) => ({ lang, file: targetOf(href, path)[0] })),
    ),
  );

  it('are each shown by a document', () => {
    const used = new Set(shown.map(({ file }) => file));
    assert.deepEqual([...used].sort(), files.sort());
  });

  it('weigh little, since the package contains them', () => {
    const weights = files.map((file) => statSync(file).size);
    assert.ok(Math.max(...weights) <= 150_000);
    assert.ok(weights.reduce((sum, weight) => sum + weight) <= 900_000);
  });

  it('have words in the language of the document', () => {
    for (const { lang, file } of shown) {
      assert.ok(file.includes(`-${lang}`), file);
    }
  });
});
