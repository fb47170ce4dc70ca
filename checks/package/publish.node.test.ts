import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { version } from '../../src/version.js';
import { packTo } from '../../tools/consumer-project.js';
import { runCommand } from '../../tools/run-command.js';

const LAST_SCRIPT = /- run: \|\n((?: {10}.*\n)+)(?![^]*- run:)/;
/** What stands for the commands that compress and upload. */
const COMMANDS = {
  brotli: 'for file in "$@"; do [ -f "$file" ] && touch "$file.br"; done; true',
  gh: 'for file in "$@"; do [ -f "$file" ] && echo "$file"; done; true',
};

describe(
  'publish.yml',
  { skip: process.platform === 'win32' && 'its scripts are for bash' },
  () => {
    let folder: string;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
      await packTo(folder);
      for (const [name, script] of Object.entries(COMMANDS)) {
        await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
        await chmod(join(folder, name), 0o755);
      }
    });

    after(() => rm(folder, { recursive: true }));

    it('attaches to a release what docs/updating.md says that it has', async () => {
      const [, script = ''] =
        LAST_SCRIPT.exec(await readFile('.github/workflows/publish.yml', 'utf8')) ?? [];
      const PATH = [folder, process.env.PATH].join(delimiter);
      const env = { ...process.env, PATH, TAG: `v${version}`, GITHUB_REPOSITORY: 'owner/repo' };
      const { stdout } = await runCommand('bash', ['-ec', script], { cwd: folder, env });

      const text = await readFile('docs/updating.md', 'utf8');
      const [, list = ''] = /^## Get the file\n([^]*?)\n\nTo build/m.exec(text) ?? [];
      const promised = [...list.matchAll(/^- `([^`]+)`/gm)].map(([, file]) => file!);
      const compressed = promised.filter((file) => /\.js$/.test(file)).map((file) => `${file}.br`);
      assert.equal(compressed.length, 3);
      assert.deepEqual(stdout.trim().split('\n').sort(), [...promised, ...compressed].sort());
    });
  },
);
