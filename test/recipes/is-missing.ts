import { spawnSync } from 'node:child_process';

/**
 * Returns why a test is skipped if a program that it needs is not installed, otherwise false. Where
 * everything is checked, nothing is skipped.
 */
export function isMissing(...programs: readonly string[]): string | false {
  const missing = programs.filter((program) => spawnSync(program, ['--version']).error);
  return missing.length > 0 && !process.env.CI && `not installed: ${missing.join(', ')}`;
}
