/** Runs the test files that it is given in Node, each in a process of its own. */
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { noTests } from './count-tests.js';

/** @param {{ skip?: string | boolean, todo?: string | boolean, details: object }} event */
function outcome({ skip, todo }, passed) {
  if (skip !== undefined || todo !== undefined) {
    return 'skipped';
  }
  return passed ? 'passed' : 'failed';
}

const counts = noTests();
/** @param {boolean} passed */
const count = (passed) => (event) => {
  if (event.details.type !== 'suite') {
    counts[outcome(event, passed)] += 1;
  }
};
const events = run({ files: process.argv.slice(2), concurrency: true });
events.on('test:pass', count(true));
events.on('test:fail', count(false));
for await (const text of events.compose(spec)) {
  process.stdout.write(text);
}
process.send?.(counts);
