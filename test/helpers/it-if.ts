/**
 * Registers a test that needs a condition. Without it, the test is skipped, and its title names the
 * reason, since the summary of a run shows only titles.
 */
export function itIf(condition: boolean, reason: string) {
  return (title: string, fn: () => Promise<void>): void => {
    if (condition) {
      it(title, fn);
    } else {
      it.skip(`${title}: ${reason}`, fn);
    }
  };
}
