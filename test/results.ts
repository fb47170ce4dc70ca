/** The results of a run. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  /** A line for each skipped test or suite: its title and the reason. */
  readonly skipped: readonly string[];
}

/** What a runner in its own process sends. */
export type Report = { readonly progress: string } | { readonly results: Results };

export const NO_RESULTS: Results = { passed: 0, failed: 0, skipped: [] };

export function addResults(a: Results, b: Results): Results {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: [...a.skipped, ...b.skipped],
  };
}

/** Returns a line such as `12 passed, 1 failed`. */
export function summaryOf({ passed, failed }: Results): string {
  return `${passed} passed, ${failed} failed`;
}
