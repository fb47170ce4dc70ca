import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand } from '../../tools/run-command.js';

describe('API_BASE', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function build(apiBase: string): Promise<string> {
    const file = join(folder, 'client-leads.min.js');
    const env = { ...process.env, API_BASE: apiBase };
    await runCommand('npx', ['rollup', '-c', '--silent', '--file', file], { env });
    return readFile(file, 'utf8');
  }

  it('is the base of the built file, after data-api-base and before its origin', async () => {
    const code = await build('https://api.example/partner');
    const base = '"https://api.example/partner"';
    assert.match(code, new RegExp(`\\.apiBase\\?\\.trim\\(\\)\\|\\|${base}`));
    assert.doesNotMatch(await readFile('dist/client-leads.min.js', 'utf8'), /api\.example/);
  });

  it('fails the build in one sentence if it is not an http(s) URL', async () => {
    await assert.rejects(build('ftp://api.example'), {
      code: 1,
      stderr: 'API_BASE must be an http or https URL, without a password.\n',
    });
  });
});
