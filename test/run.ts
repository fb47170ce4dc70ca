/**
 * Runs the tests. Tests of PURE_LAYERS and `*.node.test.ts` run in Node; all others in a browser.
 *
 *   npm test                                             all of `test`, with Chromium as the browser
 *   npm test -- test/element/row.test.ts test/model      a file, and the files in a folder
 *   npm test -- --browsers=firefox,webkit test/model     in these engines, even tests for Node
 *   npm test -- --watch test/element/row.test.ts         in a browser, again after every save
 *   node --import tsx/esm test/run.ts --rest             the tests that `npm test` omits: `checks`, and
 *       the other engines, each in other fonts; WebKit has the script-tag file instead of the
 *       sources; after a build, as in `npm run verify`
 *
 * Other options go to Web Test Runner, written with `=`; tests in Node accept none. The environment
 * variables HISTORIES and SEED are in CONTRIBUTING.md.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { buildIfChanged } from '../tools/built.js';
import { giveUp } from '../tools/installed.js';
import { addResults, NO_RESULTS, summaryOf, type Results } from './results.js';
import { runInBrowser, runInNode, runLayers } from './runners.js';

/** The layers of `src` that need no document: their tests run in Node, too. */
const PURE_LAYERS = [
  'model',
  'window',
  'waiting',
  'api',
  'i18n',
  'settings',
  'sign-in',
  'client-list',
];
const BROWSERS = '--browsers=';
const REST = '--rest';
const NODE_TEST = '.node.test.ts';
/** The shipped file can replace the entry that such a test imports. */
const IMPORTS_ENTRY = /^import (?:\{ ClientLeads \} from )?'\.\.\/\.\.\/src\/index\.js';$/m;
/** A few tests check in every run that the shipped file behaves like the sources. */
const SMOKE = ['test/element/client-leads.test.ts', 'test/element/script-tag.test.ts'];
/** Layers whose code asks an engine for nothing that differs, such as dates or URLs. */
const SAME_IN_ALL_ENGINES = /^test\/(?:client-list|sign-in|waiting|window)\//;

const args = process.argv.slice(2).filter((arg) => arg !== '--files');
const named = args.filter((arg) => !arg.startsWith('-')).flatMap(testsIn);
const options = args.filter(
  (arg) => arg.startsWith('-') && arg !== REST && !arg.startsWith(BROWSERS),
);
const engines = args
  .findLast((arg) => arg.startsWith(BROWSERS))
  ?.slice(BROWSERS.length)
  .split(',');
let results = NO_RESULTS;

if (args.includes(REST)) {
  await runRest();
} else if (named.length > 0) {
  await runNamed(named);
} else {
  await runUsual();
}
console.log('');
for (const line of results.skipped) {
  console.log(`Skipped: ${line}`);
}
console.log(summaryOf(results));
process.exitCode = results.failed > 0 ? 1 : 0;

/** Runs the tests for everyday changes. A browser leaves a core to Node. */
async function runUsual(): Promise<void> {
  const { layers, node, browser } = sort(testsIn('test'));
  // The layers need nothing that is built.
  const built = buildIfChanged();
  const tested = add(runLayers(layers));
  await built;
  await Promise.all([
    tested.then(() => add(runInNode(node))),
    runInBrowsers(engines ?? ['chromium'], browser),
  ]);
}

async function runInBrowsers([first = '', ...others]: string[], files: readonly string[]) {
  for (const engine of [first, ...others]) {
    await add(runInBrowser(engine, files, options));
  }
  await add(runInBrowser(first, SMOKE, options, { isShipped: true }));
}

/** Runs everything that `runUsual` does not, with the build of `npm run verify`. */
async function runRest(): Promise<void> {
  const { layers, browser } = sort(testsIn('test'));
  const all = [...layers.filter((file) => !SAME_IN_ALL_ENGINES.test(file)), ...browser];
  const shipped = browser.filter((file) => IMPORTS_ENTRY.test(readFileSync(file, 'utf8')));
  const checks = sort(testsIn('checks'));
  await add(runInNode(checks.node, ['chromium', 'firefox']));
  await Promise.all([
    add(
      runInBrowser('firefox', [...all, ...installed(checks.browser)], options, {
        fonts: 'liberation',
      }),
    ),
    runInWebKit(
      all.filter((file) => !shipped.includes(file)),
      shipped,
    ),
  ]);
}

/** Returns the tests whose folders have their packages. In CI, all must. */
function installed(files: readonly string[]): readonly string[] {
  const missing = files.filter(
    (file) => !process.env.CI && !existsSync(join(dirname(file), 'node_modules')),
  );
  const skipped = missing.map((file) => `all of ${file}, npm ci --prefix ${dirname(file)}`);
  results = addResults(results, { ...NO_RESULTS, skipped });
  return files.filter((file) => !missing.includes(file));
}

async function runInWebKit(files: readonly string[], shipped: readonly string[]): Promise<void> {
  const fonts = 'dejavu';
  await add(runInBrowser('webkit', files, options, { fonts }));
  await add(runInBrowser('webkit', shipped, options, { fonts, isShipped: true }));
}

/** Runs files in the given engines, otherwise where `npm test` does. */
async function runNamed(files: string[]): Promise<void> {
  const { layers, node, browser } = sort(files);
  const isWatched = options.includes('--watch');
  const inBrowser = engines || isWatched ? [...layers, ...browser] : browser;
  if (node.length + browser.length > 0) {
    await buildIfChanged();
  }
  if (layers.length > 0 && !engines && !isWatched) {
    await add(runLayers(layers));
  }
  if (node.length > 0) {
    await add(runInNode(node, engines));
  }
  if (inBrowser.length > 0) {
    for (const engine of engines ?? ['chromium']) {
      await add(runInBrowser(engine, inBrowser, options));
    }
  }
}

async function add(running: Promise<Results>): Promise<void> {
  const more = await running;
  results = addResults(results, more);
}

/** Returns the test files in a folder, or the given file. */
function testsIn(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false }) ?? giveUp(`There is no ${path}.`);
  const files = stats.isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
    : [path];
  const tests = files.filter((file) => file.endsWith('.test.ts')).sort();
  if (tests.length === 0) {
    giveUp(`There is no test in ${path}.`);
  }
  return tests.map((file) => relative('.', file).replaceAll(sep, '/'));
}

/** Sorts test files by where they run. */
function sort(files: readonly string[]) {
  const node = files.filter((file) => file.endsWith(NODE_TEST));
  const others = files.filter((file) => !file.endsWith(NODE_TEST));
  const layers = others.filter(isOfPureLayer);
  return { node, layers, browser: others.filter((file) => !isOfPureLayer(file)) };
}

function isOfPureLayer(file: string): boolean {
  return PURE_LAYERS.some((layer) => file.startsWith(`test/${layer}/`));
}
