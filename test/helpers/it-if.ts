/**
 * Registers a test that can only run under a condition. Otherwise it is skipped, and its title says
 * why, since that is all that the summary of a run shows.
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
