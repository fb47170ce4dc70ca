/**
 * Runs the given test files with Mocha, and reports the results to the process that started
 * it.
 */
import Mocha from 'mocha';
import { mochaHooks } from './node-setup.js';
import type { Results } from './results.js';

const mocha = new Mocha({
  reporter: 'dot',
  timeout: 10_000,
  forbidOnly: Boolean(process.env.CI),
  rootHooks: mochaHooks,
});
process.argv.slice(2).forEach((file) => mocha.addFile(file));
await mocha.loadFilesAsync();

const skipped: string[] = [];
const runner = mocha.run((failed) => {
  const { passes = 0 } = runner.stats ?? {};
  const results: Results = { passed: passes, failed, skipped };
  process.exitCode = failed > 0 ? 1 : 0;
  process.send?.(results, () => process.exit());
});
runner.on('pending', ({ title }) => skipped.push(title));
