import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { isMissing } from '../recipes/is-missing.js';

it('names an author and a licence for each file', { skip: isMissing('git', 'reuse') }, (test) => {
  // `reuse` asks git which files are ignored. With a repository of our own, git answers even if
  // this folder is of another user, as in CI, or not a repository.
  const repository = mkdtempSync(join(tmpdir(), 'client-leads-'));
  test.after(() => rmSync(repository, { recursive: true }));
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  const env = { ...process.env, GIT_DIR: repository, GIT_WORK_TREE: resolve('.') };
  const { status, stdout } = spawnSync('reuse', ['lint', '--lines'], { env, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
