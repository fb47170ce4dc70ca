import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const FOLDER = '.github/workflows';
/** A workflow of this repository, or an action by its commit, with its version for the reader. */
const PINNED = /^(?:\.\/.+|[\w/.-]+@[\da-f]{40} # v\d+\.\d+\.\d+)$/;

describe('the workflows', () => {
  for (const file of readdirSync(FOLDER)) {
    it(`name each action by its commit: ${file}`, () => {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      for (const [, action = ''] of text.matchAll(/\buses: *(.+)$/gm)) {
        assert.match(action, PINNED);
      }
    });
  }
});
