/**
 * Makes the working tree a release, and publishes nothing:
 *
 *   npm run release -- 1.4.2
 *
 * Writes the version, dates the changelog's «Unreleased» section, builds, and prints the snippet
 * for the exact version, and what is left to do.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from './run-command.js';

/** As in the README; whoever hosts the file has another. */
const CDN = 'https://cdn.example/client-leads';
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const UNRELEASED = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m;

/** What the person who releases can mend; anything else is a defect, with its stack. */
class Refusal extends Error {}

const read = (file) => readFileSync(file, 'utf8');

/** @param {string} file @param {(text: string) => string} edit */
const rewrite = (file, edit) => writeFileSync(file, edit(read(file)));

/** @param {string} version */
const partsOf = (version) => VERSION.exec(version)?.slice(1).map(Number);

/**
 * @param {string | undefined} version
 * @param {string} present
 */
function checkVersion(version, present) {
  const parts = partsOf(version ?? '');
  if (!parts) {
    throw new Refusal(`Say the version, such as 1.4.2, not «${version ?? ''}».`);
  }
  const presentParts = partsOf(present);
  const at = parts.findIndex((part, i) => part !== presentParts[i]);
  if (at < 0 || parts[at] < presentParts[at]) {
    throw new Refusal(`${version} is not greater than ${present}, the present version.`);
  }
}

async function checkTree() {
  const { stdout } = await runCommand('git', ['status', '--porcelain']);
  if (stdout) {
    throw new Refusal(`The working tree is not clean:\n${stdout.trimEnd()}`);
  }
}

/** @param {string} changelog @param {string} version */
function checkChangelog(changelog, version) {
  const [, entries = ''] = UNRELEASED.exec(changelog) ?? [];
  if (!/^- /m.test(entries)) {
    throw new Refusal(`CHANGELOG.md says nothing of ${version} under «## Unreleased».`);
  }
}

function writeVersion(version) {
  const lock = JSON.parse(read('package-lock.json'));
  lock.version = version;
  lock.packages[''].version = version;
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  rewrite('package.json', (text) => text.replace(/("version": )"[^"]+"/, `$1"${version}"`));
  rewrite('src/version.ts', (text) => text.replace(/(version = )'[^']+'/, `$1'${version}'`));
}

function dateChangelog(version) {
  const today = new Date().toISOString().slice(0, 10);
  rewrite('CHANGELOG.md', (text) =>
    text.replace('## Unreleased\n', `## Unreleased\n\n## ${version} (${today})\n`),
  );
}

function snippet(version) {
  const { 'client-leads.min.js': hash } = JSON.parse(read('dist/integrity.json'));
  return `<script
  async
  src="${CDN}/${version}/client-leads.min.js"
  integrity="${hash}"
  crossorigin="anonymous"
  data-api-base="https://api.example/"
></script>
<client-leads SiteCode="GIFT-01" Client="1017" Token="55120938"></client-leads>`;
}

const whatIsLeft = (version) => `Left to do:

  npm run verify
  git commit --all --message "release: ${version}"
  git tag v${version}
  npm publish
  git push origin HEAD v${version}

and dist/client-leads.min.js goes to /${version}/, which never changes again, and to
/${version.split('.')[0]}/, which pages without integrity load.`;

async function release(version) {
  checkVersion(version, JSON.parse(read('package.json')).version);
  await checkTree();
  checkChangelog(read('CHANGELOG.md'), version);
  writeVersion(version);
  dateChangelog(version);
  await runCommand('npm', ['run', '--silent', 'build']);
  console.log(`${snippet(version)}\n\n${whatIsLeft(version)}`);
}

try {
  await release(process.argv[2]);
} catch (error) {
  if (!(error instanceof Refusal)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
