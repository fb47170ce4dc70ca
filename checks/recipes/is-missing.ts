import { findProgram } from '../../tools/installed.js';

/**
 * Returns why a test is skipped if something that it needs is not installed, otherwise false: a
 * program, by its name, or a file, by its absolute path. Where everything is checked, nothing is
 * skipped.
 */
export function isMissing(...needed: readonly string[]): string | false {
  const missing = needed.filter((name) => !findProgram(name));
  return missing.length > 0 && !process.env.CI && `not installed: ${missing.join(', ')}`;
}
