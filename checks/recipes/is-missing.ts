import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';

/**
 * Returns why a test is skipped if something that it needs is not installed, otherwise false: a
 * program, by its name, or a file, by its absolute path. Where everything is checked, nothing is
 * skipped.
 */
export function isMissing(...needed: readonly string[]): string | false {
  const missing = needed.filter((name) =>
    isAbsolute(name) ? !existsSync(name) : spawnSync(name, ['--version']).error,
  );
  return missing.length > 0 && !process.env.CI && `not installed: ${missing.join(', ')}`;
}
