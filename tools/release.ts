/**
 * The steps of `npm version 1.4.2`, with npm's names. `preversion` refuses a state that cannot be
 * released. `version` writes the version to the files that npm does not update, builds, and prints
 * what to publish. npm itself refuses uncommitted changes, commits and tags.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { documentPaths } from './documents.js';
import { runCommand } from './run-command.js';

/** The folder of a site for all versions, as in `docs/updating.md`. */
const FOLDER = '/client-leads';
/** Where documents name the version: the folder of the script, and the archive of the package. */
const IN_DOCUMENTS = /(client-leads[/-])\d+\.\d+\.\d+/g;
const UNRELEASED = /^## Unreleased\n([^]*?)(?=^## |(?![^]))/m;

const { npm_lifecycle_event: step, npm_new_version: version = '' } = process.env;
const read = (file: string) => readFileSync(file, 'utf8');

if (step === 'preversion') {
  const problem = problemOf(version, process.env.npm_old_version ?? '');
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
  }
} else {
  await writeVersion();
  await runCommand('npm', ['run', '--silent', 'build']);
  await runCommand('git', ['add', '*.md', 'src/version.ts']);
  console.log(whatIsLeft());
}

function problemOf(next: string, present: string): string | undefined {
  if (!/^\d+\.\d+\.\d+$/.test(next)) {
    return `The version must be three numbers, such as 1.4.2, not «${next}».`;
  }
  if (next.localeCompare(present, 'en', { numeric: true }) <= 0) {
    return `The version must be greater than ${present}, not ${next}.`;
  }
  const [, entries = ''] = UNRELEASED.exec(read('CHANGELOG.md')) ?? [];
  return /^- /m.test(entries)
    ? undefined
    : `Describe ${next} in CHANGELOG.md, under «## Unreleased».`;
}

async function writeVersion(): Promise<void> {
  const source = read('src/version.ts');
  writeFileSync('src/version.ts', source.replace(/(version = )'[^']+'/, `$1'${version}'`));
  for (const file of await documentPaths()) {
    writeFileSync(file, read(file).replace(IN_DOCUMENTS, `$1${version}`));
  }
  const today = new Date().toISOString().slice(0, 10);
  const changelog = read('CHANGELOG.md');
  writeFileSync('CHANGELOG.md', changelog.replace('## Unreleased', `## ${version} (${today})`));
}

function whatIsLeft(): string {
  const hashes = JSON.parse(read('dist/integrity.json')) as Record<string, string>;
  const tags = Object.entries(hashes).map(
    ([file, hash]) => `<script
  async
  src="${FOLDER}/${version}/${file}"
  integrity="${hash}"
  crossorigin="anonymous"
></script>`,
  );
  const [, newest = ''] = read('CHANGELOG.md').split(/^## .*$/m);
  return `${tags.join('\n')}

Notes for the release:

${newest.trim()}

npm commits and tags ${version}. Left to do then:

  git push --follow-tags
  Publish the release v${version} on GitHub: see “Release” in CONTRIBUTING.md.

A site copies these files from dist/ to ${FOLDER}/${version}/, which never changes again.`;
}
