import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { noTests } from './count-tests.js';

/** @param {{ skip?: string | boolean, todo?: string | boolean, details: object }} event */
function outcome({ skip, todo }, passed) {
  if (skip !== undefined || todo !== undefined) return 'skipped';
  return passed ? 'passed' : 'failed';
}

/**
 * Runs test files in Node, each in a process of its own.
 *
 * @param {string[]} files
 * @returns {Promise<import('./count-tests.js').Counts>}
 */
export async function runNodeTests(files) {
  const counts = noTests();
  if (files.length === 0) return counts;
  /** @param {boolean} passed */
  const count = (passed) => (event) => {
    if (event.details.type !== 'suite') counts[outcome(event, passed)] += 1;
  };
  const events = run({ files, concurrency: true });
  events.on('test:pass', count(true));
  events.on('test:fail', count(false));
  for await (const text of events.compose(spec)) process.stdout.write(text);
  return counts;
}
