import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { forkTests } from './fork-tests.js';

const runner = createRequire(import.meta.url).resolve('@web/test-runner');
const command = join(dirname(runner), 'bin.js');

/**
 * Runs the browser tests in one engine, in a process of its own: an engine that hangs or crashes
 * takes nothing with it.
 *
 * @param {string} engine
 * @param {string[]} args for the test runner
 * @param {NodeJS.ProcessEnv} [env] beside the environment
 */
export function runBrowserTests(engine, args, env) {
  return forkTests(engine, command, args, { ...env, TEST_BROWSER: engine });
}
