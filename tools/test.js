/**
 * Runs the tests: those for Node (`*.node.test.ts`, `*.test.mjs`), then those for browsers (all other
 * `*.test.ts`), then those of them that are about the element once more with the script-tag file as
 * it ships.
 *
 *   node tools/test.js                                    everything, in Chromium
 *   node tools/test.js --browsers=chromium,firefox,webkit everything, in these engines
 *   node tools/test.js --files test/a.test.ts             only these files
 *
 * Other options go to Web Test Runner as they are.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addCounts, noTests } from './count-tests.js';
import { forkTests } from './fork-tests.js';
import { runBrowserTests } from './run-browser-tests.js';
import { shippedFileTests } from './shipped-file.js';

const SHIPPED = 'the shipped file';
const NODE_TEST = /\.(?:node\.test\.ts|test\.mjs)$/;
const NODE_RUNNER = fileURLToPath(new URL('run-node-tests.js', import.meta.url));

const isFile = (arg) => !arg.startsWith('-');

function nodeTestFiles() {
  return readdirSync('test', { recursive: true })
    .filter((file) => NODE_TEST.test(file))
    .map((file) => join('test', file))
    .sort();
}

function readArgs(args) {
  const isBrowsers = (arg) => arg.startsWith('--browsers=');
  const browsers = args.findLast(isBrowsers)?.slice('--browsers='.length) ?? 'chromium';
  const rest = args.filter((arg) => !isBrowsers(arg) && arg !== '--files');
  const files = rest.filter(isFile);
  return {
    engines: browsers.split(','),
    options: rest.filter((arg) => !isFile(arg)),
    everything: files.length === 0,
    nodeFiles: files.filter((file) => NODE_TEST.test(file)),
    browserFiles: files.filter((file) => !NODE_TEST.test(file)),
  };
}

const describe = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

async function runAll({ engines, options, everything, nodeFiles, browserFiles }) {
  const results = new Map();
  const inNode = everything ? nodeTestFiles() : nodeFiles;
  if (inNode.length > 0) {
    results.set('node', await forkTests('Node', NODE_RUNNER, inNode));
  }
  if (!everything && browserFiles.length === 0) {
    return results;
  }
  const args = everything ? options : [...options, '--files', ...browserFiles];
  for (const engine of engines) {
    console.log(`\n${engine}\n`);
    results.set(engine, await runBrowserTests(engine, args));
  }
  if (!everything) {
    return results;
  }
  const [engine] = engines;
  console.log(`\n${SHIPPED}, in ${engine}\n`);
  const shippedArgs = [...options, '--files', ...shippedFileTests()];
  results.set(SHIPPED, await runBrowserTests(engine, shippedArgs, { TEST_SHIPPED: 'true' }));
  return results;
}

const results = await runAll(readArgs(process.argv.slice(2)));
console.log('');
for (const [name, counts] of results) {
  console.log(`${name}: ${describe(counts)}`);
}
const { passed, failed } = [...results.values()].reduce(addCounts, noTests());
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
