/** What the environment variables of these names say, put in by the test server. */
declare const HISTORIES: number | undefined;
declare const SEED: number | undefined;

/** Returns how many random histories a law is tried on: more on demand than in every run. */
export function histories(byDefault: number): number {
  return HISTORIES ?? byDefault;
}

/** The same histories in each run; another number is another walk. */
export const seed = SEED ?? 1;

/** How long so many may take. */
export function mostMs(byDefault: number, count: number): number {
  return Math.max(1, histories(count) / count) * byDefault;
}
