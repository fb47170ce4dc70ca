/** What the test runner reports of tests in a browser. */
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { addResults, NO_RESULTS, type Results } from './results.js';

/** Reports the results to the process that started the test runner. */
export function resultsReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      process.send?.(sessions.map(resultsOf).reduce(addResults, NO_RESULTS));
    },
  };
}

function resultsOf({ testResults, passed }: TestSession): Results {
  const results = testResults ? resultsOfSuite(testResults) : NO_RESULTS;
  // A file can fail as a whole: it does not load, it navigates, it writes to the console.
  return passed || results.failed > 0 ? results : addResults(results, { ...NO_RESULTS, failed: 1 });
}

function resultsOfSuite({ tests, suites }: TestSuiteResult): Results {
  const skipped = tests.filter((test) => test.skipped).map(({ name }) => name);
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const own = { passed, failed: tests.length - passed - skipped.length, skipped };
  return suites.map(resultsOfSuite).reduce(addResults, own);
}

/**
 * A `filterBrowserLogs` that hides nothing and fails the test file instead: tests are silent, so a
 * line nobody asked for is a defect. The runner has no other hook between the logs and the verdict.
 */
export function failOnConsole(
  { type, args }: { type: string; args: unknown[] },
  result: Partial<TestSession> = {},
): boolean {
  result.passed = false;
  result.errors ??= [];
  result.errors.push({ message: `Unexpected console.${type}: ${args.join(' ')}` });
  return true;
}
