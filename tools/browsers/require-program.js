import { findProgram } from './find-program.js';
import { installPackages } from './install-packages.js';

/**
 * Finds a program, installing its Debian packages where it is missing.
 *
 * @param {object} wanted
 * @param {(string | undefined)[]} wanted.candidates names or paths, the preferred one first
 * @param {string[]} wanted.packages what brings it on Debian
 * @param {string} wanted.advice one sentence for a machine where nothing can be installed
 * @returns {string} its path
 */
export function requireProgram({ candidates, packages, advice }) {
  const found = findProgram(candidates);
  if (found) {
    return found;
  }
  const installed = installPackages(packages) ? findProgram(candidates) : undefined;
  if (installed) {
    return installed;
  }
  console.error(advice);
  process.exit(1);
}
