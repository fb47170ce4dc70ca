import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { runCommand } from '../../tools/run-command.js';

const NOT_COPIED = new Set(['.git', 'node_modules', 'dist', 'coverage', 'screenshots']);
/** Never to be the version of the package. */
const NEXT = '999.4.2';
const CHANGELOG = `# Changelog

## Unreleased

### Fixed

- A further page that failed was drawn as the end of the list.

## 0.1.0 (2026-01-31)

- The first.
`;

describe('the release', () => {
  let folder;

  const git = (...args) =>
    runCommand('git', ['-c', 'user.name=x', '-c', 'user.email=x@example', ...args], {
      cwd: folder,
    });
  const read = (file) => readFile(join(folder, file), 'utf8');
  const write = (file, text) => writeFile(join(folder, file), text);
  const release = (...args) =>
    runCommand(process.execPath, ['tools/release.js', ...args], { cwd: folder, shell: false });

  /** @param {RegExp} message */
  const isRefused = (message) => (error) => {
    assert.match(error.stderr, message);
    assert.doesNotMatch(error.stderr, /^ +at /m);
    return true;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
    await cp('.', folder, {
      recursive: true,
      filter: (source) => !NOT_COPIED.has(basename(source)),
    });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    await write('CHANGELOG.md', CHANGELOG);
    await write(
      'package.json',
      (await read('package.json')).replace(/("version": )".+"/, '$1"0.1.0"'),
    );
    await git('init', '--quiet');
    // A link is no folder, which .gitignore speaks of.
    await appendFile(join(folder, '.git', 'info', 'exclude'), 'node_modules\n');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'All');
  });

  beforeEach(() => git('reset', '--hard', '--quiet'));

  after(() => rm(folder, { recursive: true }));

  for (const version of ['0.1.0', '0.0.9', '1.4', 'v1.4.2', '1.4.2; echo', '']) {
    it(`refuses «${version}» after 0.1.0`, async () => {
      await assert.rejects(release(version), isRefused(/not greater|Say the version/));
      assert.equal((await git('status', '--porcelain')).stdout, '');
    });
  }

  it('refuses a working tree that is not clean', async () => {
    await write('README.md', 'A change');
    await assert.rejects(release(NEXT), isRefused(/not clean:\n M README\.md/));
    assert.match(await read('package.json'), /"version": "0\.1\.0"/);
  });

  it('refuses a version of which the changelog says nothing', async () => {
    await write('CHANGELOG.md', CHANGELOG.replace(/^- A further.*\n/m, ''));
    await git('commit', '--all', '--quiet', '--message', 'Nothing');
    await assert.rejects(release(NEXT), isRefused(/CHANGELOG\.md says nothing of 999\.4\.2/));
    await git('reset', '--hard', '--quiet', 'HEAD~');
  });

  it('writes the version, dates the changelog, builds, and prints the snippet', async () => {
    const { stdout } = await release(NEXT);

    const { version } = JSON.parse(await read('package.json'));
    const lock = JSON.parse(await read('package-lock.json'));
    assert.deepEqual([version, lock.version, lock.packages[''].version], Array(3).fill(NEXT));
    assert.match(await read('src/version.ts'), /version = '999\.4\.2'/);
    await runCommand(process.execPath, ['tools/check-version.js'], { cwd: folder, shell: false });

    const today = new Date().toISOString().slice(0, 10);
    const dated = `## Unreleased\n\n## ${NEXT} (${today})\n\n### Fixed\n`;
    assert.equal(
      await read('CHANGELOG.md'),
      CHANGELOG.replace('## Unreleased\n\n### Fixed\n', dated),
    );

    const bundle = await read('dist/client-leads.min.js');
    const hash = `sha384-${createHash('sha384').update(bundle).digest('base64')}`;
    assert.ok(bundle.includes(`client-leads ${NEXT} |`));
    assert.deepEqual(JSON.parse(await read('dist/integrity.json')), {
      'client-leads.min.js': hash,
    });
    assert.ok(stdout.includes(`/client-leads/${NEXT}/client-leads.min.js"`));
    assert.ok(stdout.includes(`integrity="${hash}"\n  crossorigin="anonymous"`));
    assert.match(stdout, /npm publish/);

    const { stdout: changed } = await git('status', '--porcelain');
    assert.deepEqual(
      changed.trimEnd().split('\n'),
      ['CHANGELOG.md', 'package-lock.json', 'package.json', 'src/version.ts'].map((f) => ` M ${f}`),
    );
    const { stdout: lines } = await git('diff', '--numstat', '--', 'package-lock.json');
    assert.equal(lines, '2\t2\tpackage-lock.json\n');
  });
});
