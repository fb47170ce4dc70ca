import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { version as oldVersion } from '../../src/version.js';
import { runCommand } from '../../tools/run-command.js';

const NOT_COPIED = new Set(['.git', 'node_modules', 'dist', 'coverage', 'screenshots']);
/** Never the version of the package. */
const NEXT = '999.4.2';
const ENTRIES = `## Unreleased

### Fixed

- A further page that failed was drawn as the end of the list.

`;
/** The changelog of the package, with these entries alone under “Unreleased”. */
const CHANGELOG = readFileSync('CHANGELOG.md', 'utf8').replace(
  /^(?:## Unreleased\n[^]*?)?(?=^## \d)/m,
  ENTRIES,
);

/** The author of commits: the test does not depend on anybody's git or npm settings. */
const ENV = {
  ...process.env,
  GIT_AUTHOR_NAME: 'x',
  GIT_AUTHOR_EMAIL: 'x@example',
  GIT_COMMITTER_NAME: 'x',
  GIT_COMMITTER_EMAIL: 'x@example',
  GIT_CONFIG_GLOBAL: '',
  GIT_CONFIG_NOSYSTEM: '1',
};

describe('the release', () => {
  let folder: string;
  let start: string;

  const git = (...args: string[]) => runCommand('git', args, { cwd: folder, env: ENV });
  const head = async () => (await git('rev-parse', 'HEAD')).stdout;
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  const release = (version: string) =>
    runCommand('npm', ['version', version], { cwd: folder, env: ENV });

  const isRefused = (message: RegExp) => (error: unknown) => {
    const { stderr } = error as { stderr: string };
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /^ +at /m);
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
    for (const file of ['package.json', 'package-lock.json']) {
      await write(
        file,
        (await read(file)).replace(/("name": "client-leads",\s+"version": )".+"/g, '$1"0.1.0"'),
      );
    }
    await git('init', '--quiet');
    // A link is not a folder, and .gitignore lists folders.
    await appendFile(join(folder, '.git', 'info', 'exclude'), 'node_modules\n');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'All');
    start = (await head()).trim();
  });

  beforeEach(() => git('reset', '--hard', '--quiet', start));

  after(() => rm(folder, { recursive: true }));

  for (const version of ['0.0.9', '1.4.2-beta.1']) {
    it(`refuses «${version}» after 0.1.0`, async () => {
      await assert.rejects(release(version), isRefused(/greater than|three numbers/));
      assert.equal((await git('status', '--porcelain')).stdout, '');
    });
  }

  it('refuses a version without an entry in the changelog', async () => {
    await write('CHANGELOG.md', CHANGELOG.replace(/^- A further.*\n/m, ''));
    await git('commit', '--all', '--quiet', '--message', 'Nothing');
    await assert.rejects(release(NEXT), isRefused(/Describe 999\.4\.2 in CHANGELOG\.md/));
    assert.match(await read('package.json'), /"version": "0\.1\.0"/);
  });

  it('writes the version, dates the changelog, builds, commits, and prints the snippet', async () => {
    const { stdout } = await release(NEXT);

    const { version } = JSON.parse(await read('package.json')) as { version: string };
    const lock = JSON.parse(await read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    assert.deepEqual([version, lock.version, lock.packages['']!.version], Array(3).fill(NEXT));
    assert.match(await read('src/version.ts'), /version = '999\.4\.2'/);

    const changelog = await read('CHANGELOG.md');
    const date = new RegExp(`(?<=^## ${NEXT} \\()\\d{4}-\\d\\d-\\d\\d(?=\\)$)`, 'm');
    assert.match(changelog, date);
    assert.equal(
      changelog.replace(date, 'today'),
      CHANGELOG.replace('## Unreleased\n', `## ${NEXT} (today)\n`),
    );

    assert.ok(
      (await read('README.md')).includes(`src="/client-leads/${NEXT}/client-leads.min.js"`),
    );
    // `git grep` fails with 1 if it finds nothing.
    const named = `client-leads[/-]${oldVersion.replaceAll('.', String.raw`\.`)}`;
    await assert.rejects(git('grep', '--extended-regexp', named, '--', '*.md'), { code: 1 });

    const bundle = await read('dist/client-leads.min.js');
    assert.ok(bundle.includes(`client-leads ${NEXT} |`));
    const hash = `sha384-${createHash('sha384').update(bundle).digest('base64')}`;
    assert.ok(stdout.includes(`/client-leads/${NEXT}/client-leads.min.js"`));
    assert.ok(stdout.includes(`integrity="${hash}"\n  crossorigin="anonymous"`));
    assert.match(stdout, /Publish the release v999\.4\.2 on GitHub/);
    const notes = `Notes for the release:\n\n${ENTRIES.replace('## Unreleased', '').trim()}\n\nnpm`;
    assert.ok(stdout.includes(notes));

    assert.equal((await git('status', '--porcelain')).stdout, '');
    assert.equal((await git('rev-parse', `v${NEXT}^{commit}`)).stdout, await head());
    const { stdout: changed } = await git('diff', '--name-only', start, '--', ':!*.md');
    assert.equal(changed, 'package-lock.json\npackage.json\nsrc/version.ts\n');
    const { stdout: lines } = await git('diff', '--numstat', start, '--', 'package-lock.json');
    assert.equal(lines, '2\t2\tpackage-lock.json\n');
  });
});
