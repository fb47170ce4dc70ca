/** Runs test files: in Node with Mocha or with Node's own runner, or in a browser. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { print, showProgress } from './progress.js';
import { addResults, NO_RESULTS, summaryOf, type Report, type Results } from './results.js';

/** Tests put a page into its URL; a server-rendered one is long. */
const ROOM_FOR_PAGES = '--max-http-header-size=131072';
const WEB_TEST_RUNNER = join(
  dirname(createRequire(import.meta.url).resolve('@web/test-runner')),
  'bin.js',
);

/** CI names a file that hangs. Elsewhere the soak may take hours, and whoever waits can look. */
const TIMEOUT_OF_FILE = process.env.CI ? 10 * 60_000 : Infinity;

const SHOWN_EVENTS = new Set(['test:fail', 'test:diagnostic', 'test:stdout', 'test:stderr']);

/** Runs tests of the layers in Node, all in one process. */
export function runLayers(files: readonly string[]): Promise<Results> {
  const runner = fileURLToPath(new URL('run-mocha.ts', import.meta.url));
  const title = 'the layers, in Node';
  return report(title, () => runApart(title, runner, files));
}

/** Runs tests for Node, each file in its own process. Some drive these engines. */
export function runInNode(
  files: readonly string[],
  engines: readonly string[] = ['chromium'],
): Promise<Results> {
  process.env.TEST_BROWSERS = engines.join();
  const title = 'Node';
  return report(title, async () => {
    let results = NO_RESULTS;
    const events = run({
      files: [...files],
      concurrency: availableParallelism(),
      timeout: TIMEOUT_OF_FILE,
    });
    events.on('test:pass', (event) => {
      results = addResults(results, resultOf(event));
      showProgress(title, `${results.passed} passed`);
    });
    events.on('test:fail', ({ details }) => {
      const { failureType } = details.error as { failureType?: string };
      // A suite fails with its tests, which are counted, or on its own, as when its set-up throws.
      if (failureType !== 'subtestsFailed') {
        results = addResults(results, { ...NO_RESULTS, failed: 1 });
      }
    });
    for await (const text of Readable.from(worthReading(events)).compose(new spec())) {
      print(String(text));
    }
    return results;
  });
}

/** Omits tests that pass, and Node's own counts. */
async function* worthReading(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  for await (const event of events) {
    const isCount = event.type === 'test:diagnostic' && event.data.nesting === 0;
    if (SHOWN_EVENTS.has(event.type) && !isCount) {
      yield event;
    }
  }
}

interface TestPass {
  readonly name: string;
  readonly skip?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined };
}

/** Counts a test. Counts a suite only if it was skipped as a whole: its tests are not reported. */
function resultOf({ name, skip, details }: TestPass): Results {
  const isSuite = details.type === 'suite';
  if (skip !== undefined) {
    return { ...NO_RESULTS, skipped: [`${isSuite ? 'all of ' : ''}«${name}», ${skip}`] };
  }
  return { ...NO_RESULTS, passed: isSuite ? 0 : 1 };
}

interface BrowserRun {
  /** These fonts of Debian alone, if they are installed; in CI they must be. */
  readonly fonts?: string;
  /** Whether the shipped script-tag file replaces the sources. */
  readonly isShipped?: boolean;
}

/** Runs tests in an engine, with options of Web Test Runner. */
export function runInBrowser(
  engine: string,
  files: readonly string[],
  options: readonly string[],
  { fonts, isShipped }: BrowserRun = {},
): Promise<Results> {
  const hasFonts = fonts && (process.env.CI || existsSync(`/usr/share/fonts/truetype/${fonts}`));
  const title = [
    engine,
    ...(isShipped ? ['with the shipped file'] : []),
    ...(hasFonts ? [`in ${fonts} fonts`] : []),
  ].join(', ');
  const env = {
    TEST_BROWSER: engine,
    ...(isShipped && { TEST_SHIPPED: 'true' }),
    ...(hasFonts && {
      FONTCONFIG_FILE: fileURLToPath(new URL(`fonts/${fonts}.conf`, import.meta.url)),
    }),
  };
  const runAll = () => runApart(title, WEB_TEST_RUNNER, [...options, '--files', ...files], env);
  return report(title, async () => {
    const results = await runAll();
    if (results) {
      return results;
    }
    // WebKitGTK sometimes crashes by itself, after many pages. A crash by a test would repeat.
    print(`${title}: crashed, so all its tests run once more.\n`);
    return runAll();
  });
}

/**
 * Runs a runner in its own process, which sends its results: an engine that hangs or crashes
 * stops nothing else. Returns undefined if the runner has failed as a whole.
 */
async function runApart(
  title: string,
  runner: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Results | undefined> {
  let results: Results | undefined;
  const child = fork(runner, args, {
    env: { ...process.env, ...env },
    execArgv: [...process.execArgv, ROOM_FOR_PAGES],
    // Whoever watches gives commands in the terminal.
    silent: !args.includes('--watch'),
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  child.on('message', (report: Report) => {
    if ('results' in report) {
      ({ results } = report);
    } else {
      showProgress(title, report.progress);
    }
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    print(output.join(''));
  }
  return code === 0 || results?.failed ? results : undefined;
}

/** Reports a part of the run. One that crashes or has no test has failed. */
async function report(
  title: string,
  runTests: () => Promise<Results | undefined>,
): Promise<Results> {
  const start = Date.now();
  showProgress(title, 'starting');
  const results = await runTests();
  showProgress(title);
  if (!results) {
    print(`${title}: crashed. This counts as a failure, but no test has failed.\n`);
    return { ...NO_RESULTS, failed: 1 };
  }
  if (results.passed + results.failed === 0) {
    print(`${title}: no test was executed. See what is written above.\n`);
    return { ...results, failed: 1 };
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  print(`${title}: ${summaryOf(results)}, in ${seconds} s\n`);
  return results;
}
