import { fork } from 'node:child_process';
import { noTests } from './count-tests.js';

/**
 * Runs tests in a process of its own, which reads TypeScript and sends its counts as a message.
 *
 * @param {string} title what runs there
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] beside the environment
 * @returns {Promise<import('./count-tests.js').Counts>}
 */
export function forkTests(title, script, args, env) {
  return new Promise((resolve, reject) => {
    let counts = noTests();
    const child = fork(script, args, {
      execArgv: ['--import', 'tsx/esm'],
      env: { ...process.env, ...env },
    });
    child.on('message', (message) => {
      counts = message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      const executed = counts.passed + counts.failed > 0;
      if (!executed) {
        console.error(`No test was executed in ${title}.`);
      }
      const failed = Math.max(counts.failed, code === 0 && executed ? 0 : 1);
      resolve({ ...counts, failed });
    });
  });
}
