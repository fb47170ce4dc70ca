/**
 * Runs the given test files with Mocha, and reports the results to the process that started
 * it.
 */
import Mocha from 'mocha';
import { mochaHooks } from './node-setup.js';
import type { Report } from './results.js';

const { Base } = Mocha.reporters;
const mocha = new Mocha({
  reporter: Base,
  timeout: 10_000,
  forbidOnly: Boolean(process.env.CI),
  rootHooks: mochaHooks,
});
process.argv.slice(2).forEach((file) => mocha.addFile(file));
await mocha.loadFilesAsync();

const skipped: string[] = [];
const failures: Mocha.Test[] = [];
let passed = 0;
const runner = mocha.run((failed) => {
  Base.list(failures);
  process.exitCode = failed > 0 ? 1 : 0;
  send({ results: { passed, failed, skipped } }, () => process.exit());
});
runner.on('pending', ({ title }) => skipped.push(title));
runner.on('fail', (test) => failures.push(test));
runner.on('pass', () => {
  passed += 1;
  send({ progress: `${passed} passed` });
});

function send(report: Report, whenSent?: () => void): void {
  process.send?.(report, undefined, undefined, whenSent);
}
