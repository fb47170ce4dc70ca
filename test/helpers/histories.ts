import fc from 'fast-check';

/** The value of the environment variable with this name, or of the test runner's configuration. */
declare const HISTORIES: number | undefined;
declare const SEED: number;

/** Returns the number of random histories for a law: larger on request than in every run. */
function histories(byDefault: number): number {
  return HISTORIES ?? byDefault;
}

/** The same histories each time in one engine; another number starts others. */
const seed = SEED;

/** The timeout for this many. */
function mostMs(byDefault: number, count: number): number {
  return Math.max(1, histories(count) / count) * byDefault;
}

/**
 * Tries a law on this many random histories in every run, within this time. A failure prints its
 * path: `fc.assert(…, { seed, path })` replays it.
 */
export function checkLaw<T>(
  title: string,
  history: fc.Arbitrary<T>,
  law: (given: T) => void | Promise<void>,
  { count = 500, ms = 30_000 } = {},
): void {
  it(title, async function () {
    this.timeout(mostMs(ms, count));
    const property = fc.asyncProperty(history, async (given) => law(given));
    await fc.assert(property, { seed, numRuns: histories(count), includeErrorInReport: true });
  });
}
