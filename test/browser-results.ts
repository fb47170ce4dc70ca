/** The results of tests in a browser. */
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { addResults, NO_RESULTS, type Report, type Results } from './results.js';

/** What the runner says of a browser that ends, or does not start. */
const CRASH = /browser disconnected|Failed to launch/;

/**
 * Sends the progress and the results to the process that started the runner. A browser that crashes
 * has no results.
 */
export function resultsReporter(): Reporter {
  let files = 0;
  let finished = 0;
  let failed = 0;
  return {
    start({ testFiles }) {
      files = testFiles.length;
    },
    reportTestFileResults({ sessionsForTestFile }) {
      finished += 1;
      failed += sessionsForTestFile.filter(({ passed }) => !passed).length;
      send({ progress: `${finished} of ${files} files, ${failed} failed` });
    },
    onTestRunFinished({ sessions }) {
      const errors = sessions.flatMap((session) => session.errors);
      if (!errors.some(({ message }) => CRASH.test(message))) {
        send({ results: sessions.map(resultsOf).reduce(addResults, NO_RESULTS) });
      }
    },
  };
}

function send(report: Report): void {
  process.send?.(report);
}

function resultsOf({ testResults, passed }: TestSession): Results {
  const results = testResults ? resultsOfSuite(testResults) : NO_RESULTS;
  // A file can fail as a whole: if it does not load, if it navigates, or if it writes to the console.
  return passed || results.failed > 0 ? results : addResults(results, { ...NO_RESULTS, failed: 1 });
}

function resultsOfSuite({ tests, suites }: TestSuiteResult): Results {
  const skipped = tests.filter((test) => test.skipped).map(({ name }) => name);
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const own = { passed, failed: tests.length - passed - skipped.length, skipped };
  return suites.map(resultsOfSuite).reduce(addResults, own);
}

/**
 * A `filterBrowserLogs` that hides nothing and fails the test file instead. Tests are silent, so an
 * unexpected line is a defect. The runner has no other hook between the logs and the result.
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
