/** What the environment variable of this name says, put in by the test server. */
declare const HISTORIES: number | undefined;

/** Returns how many random histories a law is tried on: more on demand than in every run. */
export function histories(byDefault: number): number {
  return HISTORIES ?? byDefault;
}

/** How long so many may take. */
export function mostMs(byDefault: number, count: number): number {
  return Math.max(1, histories(count) / count) * byDefault;
}
