import { addCounts, countSuite, noTests } from './count-tests.js';

/** @param {import('@web/test-runner').TestSession} session */
function countSession({ testResults, passed }) {
  const counts = testResults ? countSuite(testResults) : noTests();
  // A file can fail as a whole: it does not load, it navigates, it writes to the console.
  return passed || counts.failed > 0 ? counts : addCounts(counts, { ...noTests(), failed: 1 });
}

/**
 * A reporter that hands the number of tests to the process that started this one.
 *
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      process.send?.(sessions.map(countSession).reduce(addCounts, noTests()));
    },
  };
}
