import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { noTests } from './count-tests.js';

const runner = createRequire(import.meta.url).resolve('@web/test-runner');
const command = join(dirname(runner), 'bin.js');

/**
 * Runs the browser tests in one engine, in a process of its own: an engine that hangs or crashes
 * takes nothing with it.
 *
 * @param {string} engine
 * @param {string[]} args for the test runner
 * @param {NodeJS.ProcessEnv} [env] beside the environment
 * @returns {Promise<import('./count-tests.js').Counts>}
 */
export function runBrowserTests(engine, args, env) {
  return new Promise((resolve, reject) => {
    let counts = noTests();
    const child = fork(command, args, { env: { ...process.env, ...env, TEST_BROWSER: engine } });
    child.on('message', (message) => {
      counts = message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      const executed = counts.passed + counts.failed > 0;
      if (!executed) console.error(`No test was executed in ${engine}.`);
      const failed = Math.max(counts.failed, code === 0 && executed ? 0 : 1);
      resolve({ ...counts, failed });
    });
  });
}
