/** Fails when the version in the code is not the package's. */
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, inCode] = /version = '([^']+)'/.exec(readFileSync('src/version.ts', 'utf8')) ?? [];

if (inCode !== version) {
  console.error(`src/version.ts says ${inCode}, package.json ${version}.`);
  process.exitCode = 1;
}
