import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { hashOfInputs } from '../../tools/built.js';

const COPIED = [
  ...['src', 'demo', 'tools', 'rollup.config.js', 'tsconfig.json', 'tsconfig.build.json'],
  ...['package.json', 'package-lock.json'],
];
const TSX = ['--import', 'tsx/esm'];
const FORMER = '/* the former build */';
const LOOK_AGAIN_MS = 20;

describe('the build', () => {
  let folder: string;
  let file: string;

  const start = (script: string, env = {}) =>
    spawn(process.execPath, [...TSX, script], { cwd: folder, env: { ...process.env, ...env } });
  const exitOf = async (child: ChildProcess) => (await once(child, 'exit'))[0] as number | null;
  const unfinished = () => readdirSync(folder).filter((name) => name.startsWith('.build-'));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    file = join(folder, 'dist/client-leads.min.js');
    await Promise.all(COPIED.map((name) => cp(name, join(folder, name), { recursive: true })));
    await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    await mkdir(join(folder, 'dist'));
    await writeFile(file, FORMER);
  });
  after(() => rm(folder, { recursive: true }));

  it('leaves the former files if it fails', async () => {
    const child = start('tools/build.ts', { API_BASE: 'ftp://api.example' });
    assert.equal(await exitOf(child), 1);
    assert.equal(await readFile(file, 'utf8'), FORMER);
    assert.deepEqual(unfinished(), []);
  });

  it('leaves the former files if it is interrupted', async () => {
    const child = start('tools/build.ts');
    while (unfinished().length === 0 && existsSync(file)) {
      await delay(LOOK_AGAIN_MS);
    }
    child.kill('SIGTERM');
    await exitOf(child);
    assert.equal(await readFile(file, 'utf8'), FORMER);
    assert.deepEqual(unfinished(), []);
  });

  it('leaves the former files to others until it is complete, also if two build at once', async () => {
    let missing = 0;
    const looking = setInterval(() => {
      missing = existsSync(file) ? 0 : missing + 1;
      // The folder is replaced in two steps.
      assert.ok(missing < 2);
    }, LOOK_AGAIN_MS);
    const outputs = await Promise.all([outputOfDemo(), outputOfDemo()]);
    clearInterval(looking);
    for (const output of outputs) {
      assert.match(output, /^Building the package: about 10 seconds\.\nDemo: http/);
    }
    assert.notEqual(await readFile(file, 'utf8'), FORMER);
    assert.deepEqual(unfinished(), []);
  });

  it('happens before the demo only if something has changed', async () => {
    assert.match(await outputOfDemo(), /^Demo: http/);
    assert.notEqual(hashOfInputs('https://api.example'), hashOfInputs());
  });

  async function outputOfDemo(): Promise<string> {
    const child = start('demo/server.ts', { PORT: '0' });
    let output = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      output += text as string;
      if (output.includes('Demo: ')) {
        child.kill();
      }
    }
    return output;
  }
});
