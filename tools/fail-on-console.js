/**
 * A `filterBrowserLogs` that hides nothing and fails the test file instead: tests are silent, so
 * a line nobody asked for is a defect. The runner has no other hook between the logs and the
 * verdict.
 *
 * @param {{ type: string, args: unknown[] }} log
 * @param {{ passed?: boolean, errors?: { message: string }[] }} result
 */
export function failOnConsole(log, result) {
  result.passed = false;
  result.errors ??= [];
  result.errors.push({ message: `Unexpected console.${log.type}: ${log.args.join(' ')}` });
  return true;
}
