/**
 * Runs the tests: those for Node (`*.node.test.ts`), then those for browsers (all other
 * `*.test.ts`), then those of them that are about the element once more with the script-tag file as
 * it ships.
 *
 *   npm test                                        everything, in Chromium
 *   npm test -- --browsers=chromium,firefox,webkit  everything, in these engines
 *   npm test -- test/row.test.ts                    only these files
 *   npm run test:watch -- test/row.test.ts          the same after every save
 *   npm test -- --aspnet                            everything, and the API client on a real host
 *   npm test -- --steps=5                           longer histories of the session (4 by default)
 *
 * Other options go to Web Test Runner as they are.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { addCounts, NO_TESTS, type Counts } from './results.js';

const BROWSERS = '--browsers=';
/** Its tests need Mono, which only a few have. */
const ASPNET = '--aspnet';
const STEPS = '--steps=';
/** Tests spell out a page in its URL; one that a server has rendered is long. */
const ROOM_FOR_PAGES = '--max-http-header-size=131072';
const NODE_TEST = '.node.test.ts';
/** The shipped file can stand in for the entry that such a test imports. */
const IMPORTS_ENTRY = /^import (?:\{ ClientLeads \} from )?'\.\.\/src\/index\.js';$/m;
const WEB_TEST_RUNNER = join(
  dirname(createRequire(import.meta.url).resolve('@web/test-runner')),
  'bin.js',
);

const args = process.argv.slice(2).filter((arg) => arg !== '--files');
const named = args.filter((arg) => !arg.startsWith('-'));
const options = args.filter(
  (arg) =>
    arg.startsWith('-') && !arg.startsWith(BROWSERS) && !arg.startsWith(STEPS) && arg !== ASPNET,
);
const browsers = args.findLast((arg) => arg.startsWith(BROWSERS)) ?? `${BROWSERS}chromium`;
const engines = browsers.slice(BROWSERS.length).split(',');

const files = named.length > 0 ? named : allTests();
const nodeFiles = files.filter((file) => file.endsWith(NODE_TEST));
const browserFiles = files.filter((file) => !file.endsWith(NODE_TEST));
// For the tests in Node that drive a browser from outside.
process.env.TEST_BROWSERS = engines.join();
process.env.STEPS ??= args.findLast((arg) => arg.startsWith(STEPS))?.slice(STEPS.length) ?? '4';
const results = new Map<string, Counts>();

if (nodeFiles.length > 0) {
  results.set('node', await runInNode(nodeFiles));
}
if (browserFiles.length > 0) {
  for (const engine of engines) {
    results.set(engine, await runInBrowser(engine, browserFiles));
  }
}
if (named.length === 0) {
  const shipped = browserFiles.filter((file) => IMPORTS_ENTRY.test(readFileSync(file, 'utf8')));
  const [engine = ''] = engines;
  results.set('the shipped file', await runInBrowser(engine, shipped, { TEST_SHIPPED: 'true' }));
}

console.log('');
for (const [name, { passed, failed, skipped }] of results) {
  const alsoSkipped = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${name}: ${passed} passed, ${failed} failed${alsoSkipped}`);
}
const { passed, failed } = [...results.values()].reduce(addCounts, NO_TESTS);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function allTests(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => args.includes(ASPNET) || !file.startsWith(join('test', 'aspnet')))
    .sort();
}

/** Runs test files in Node, each in a process of its own. */
async function runInNode(nodeTests: string[]): Promise<Counts> {
  let counts = NO_TESTS;
  const add = (outcome: keyof Counts) => (event: TestEvent) => {
    if (event.details.type !== 'suite') {
      const isSkipped = event.skip !== undefined || event.todo !== undefined;
      counts = addCounts(counts, { ...NO_TESTS, [isSkipped ? 'skipped' : outcome]: 1 });
    }
  };
  const events = run({ files: nodeTests, concurrency: true });
  events.on('test:pass', add('passed'));
  events.on('test:fail', add('failed'));
  for await (const text of events.compose(new spec())) {
    process.stdout.write(String(text));
  }
  return checked('Node', counts);
}

interface TestEvent {
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined };
}

/**
 * Runs test files in one engine, in a process of its own: an engine that hangs or crashes takes
 * nothing with it.
 */
async function runInBrowser(
  engine: string,
  browserTests: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  console.log(`\n${engine}${env.TEST_SHIPPED ? ', with the shipped file' : ''}\n`);
  let counts = NO_TESTS;
  const runner = fork(WEB_TEST_RUNNER, [...options, '--files', ...browserTests], {
    env: { ...process.env, ...env, TEST_BROWSER: engine },
    execArgv: [...process.execArgv, ROOM_FOR_PAGES],
  });
  runner.on('message', (message) => {
    counts = message as Counts;
  });
  const [code] = (await once(runner, 'exit')) as [number | null];
  return checked(engine, counts, code === 0);
}

/** Counts a run that failed as a whole, or executed nothing, as a failed test. */
function checked(where: string, counts: Counts, hasPassed = true): Counts {
  const executed = counts.passed + counts.failed > 0;
  if (!executed) {
    console.error(`No test was executed in ${where}: see what is written above.`);
  }
  return { ...counts, failed: Math.max(counts.failed, hasPassed && executed ? 0 : 1) };
}
