/**
 * Fails when the package is built wrong: what it exports, how its types are found, and whether the
 * script-tag file runs in the browsers of `browserslist`. Says nothing when all is well.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packTo } from './pack.js';
import { runCommand } from './run-command.js';

/**
 * @param {string} command of a package
 * @param {string[]} args
 */
async function check(command, args) {
  try {
    await runCommand(join('node_modules', '.bin', command), args);
  } catch (error) {
    console.error(error.stdout + error.stderr || error);
    process.exitCode = 1;
  }
}

const folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
try {
  const tarball = await packTo(folder);
  await Promise.all([
    check('publint', ['run', tarball, '--strict']),
    check('attw', [tarball]),
    check('es-check', ['checkBrowser', 'dist/client-leads.min.js', '--checkFeatures']),
  ]);
} finally {
  await rm(folder, { recursive: true });
}
