/** Runs test files: in Node with Mocha or with Node's own runner, or in a browser. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { addResults, NO_RESULTS, summaryOf, type Results } from './results.js';

/** Tests put a page into its URL; a server-rendered one is long. */
const ROOM_FOR_PAGES = '--max-http-header-size=131072';
const WEB_TEST_RUNNER = join(
  dirname(createRequire(import.meta.url).resolve('@web/test-runner')),
  'bin.js',
);

/** Runs tests of the layers in Node, all in one process. */
export function runLayers(files: readonly string[]): Promise<Results> {
  const runner = fileURLToPath(new URL('run-mocha.ts', import.meta.url));
  return report('the layers, in Node', () => runApart(runner, files));
}

/** Runs tests for Node, each file in its own process. Some drive these engines. */
export function runInNode(
  files: readonly string[],
  engines: readonly string[] = ['chromium'],
): Promise<Results> {
  process.env.TEST_BROWSERS = engines.join();
  return report('Node', async () => {
    let results = NO_RESULTS;
    const events = run({ files: [...files], concurrency: availableParallelism() });
    events.on('test:pass', (event) => {
      results = addResults(results, resultOf(event));
    });
    events.on('test:fail', ({ details }) => {
      const { failureType } = details.error as { failureType?: string };
      // A suite fails with its tests, which are counted, or on its own, as when its set-up throws.
      if (failureType !== 'subtestsFailed') {
        results = addResults(results, { ...NO_RESULTS, failed: 1 });
      }
    });
    for await (const text of events.compose(new spec())) {
      process.stdout.write(String(text));
    }
    return results;
  });
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
  const runAll = () => runApart(WEB_TEST_RUNNER, [...options, '--files', ...files], env);
  // WebKitGTK sometimes crashes by itself, after many pages. A crash by a test would repeat.
  return report(title, async () => (await runAll()) ?? runAll());
}

/**
 * Runs a runner in its own process, which sends its results: an engine that hangs or crashes
 * stops nothing else. Returns undefined if the runner has failed as a whole.
 */
async function runApart(
  runner: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Results | undefined> {
  let results: Results | undefined;
  const child = fork(runner, args, {
    env: { ...process.env, ...env },
    execArgv: [...process.execArgv, ROOM_FOR_PAGES],
  });
  child.on('message', (message) => {
    results = message as Results;
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 || results?.failed ? results : undefined;
}

/** Logs the files of a run, and its result. A run without results or without a test has failed. */
async function report(
  title: string,
  runTests: () => Promise<Results | undefined>,
): Promise<Results> {
  console.log(`\n${title}\n`);
  const start = Date.now();
  const results = (await runTests()) ?? { ...NO_RESULTS, failed: 1 };
  if (results.passed + results.failed === 0) {
    console.error(`No test was executed in ${title}: see what is written above.`);
    return { ...results, failed: 1 };
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`${title}: ${summaryOf(results)}, in ${seconds} s`);
  return results;
}
