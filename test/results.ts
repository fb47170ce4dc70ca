import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';

export type Counts = Readonly<Record<'passed' | 'failed' | 'skipped', number>>;

export const NO_TESTS: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** Reports the number of tests to the process that started the test runner. */
export function countReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      process.send?.(sessions.map(countSession).reduce(addCounts, NO_TESTS));
    },
  };
}

function countSession({ testResults, passed }: TestSession): Counts {
  const counts = testResults ? countSuite(testResults) : NO_TESTS;
  // A file can fail as a whole: it does not load, it navigates, it writes to the console.
  return passed || counts.failed > 0 ? counts : addCounts(counts, { ...NO_TESTS, failed: 1 });
}

function countSuite({ tests, suites }: TestSuiteResult): Counts {
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const own = { passed, failed: tests.length - passed - skipped, skipped };
  return suites.map(countSuite).reduce(addCounts, own);
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
