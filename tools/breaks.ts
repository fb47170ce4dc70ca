/**
 * Breaks lines of `src` on purpose, one at a time, and lists what notices each: for tests that see
 * nothing, and code that does nothing. Works on a copy of the last commit.
 *
 *   node --import tsx/esm tools/breaks.ts --seed=7 --count=100             draws 100 lines
 *   node --import tsx/esm tools/breaks.ts --seed=7 --count=3 --after=100   draws three more
 *
 * It draws lines, not breaks: a line with many operators is drawn no more often than one with one.
 */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { sample, shuffledSubarray } from 'fast-check';
import ts from 'typescript';
import { breaksIn, type Break } from './breaks-in.js';
import { runCommand } from './run-command.js';

/** Texts and styles, which tests are not to repeat, and what the compiler alone reads. */
const NOT_BROKEN = /\/i18n\/(?:ru|en|unread-texts)\.ts$|\.styles\.ts$|\.d\.ts$/;
/** A break that makes a test wait for ever is noticed, too. */
const LONGEST_RUN_MS = 15 * 60_000;
/** How runners mark a test that fails. Mocha has its title on the next line. */
const FAILED_TEST = /^\s*(?:\d+\) (.+\n.+)|[❌✖] (.+))$/gm;
const MOST_NAMES = 3;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1' },
    after: { type: 'string', default: '0' },
  },
});
const seed = Number(values.seed);
const after = Number(values.after);
const last = after + Number(values.count);

const { fileNames, options } = configuration();
const program = ts.createProgram(fileNames, options);
const breaks = fileNames
  .filter((file) => !NOT_BROKEN.test(file))
  .flatMap((file) => breaksIn(file, read(file)));
const folder = await copyOfCheckout();
const results: boolean[] = [];
let drawn = 0;
for (const line of shuffle([...new Set(breaks.map(lineOf))])) {
  const broken = shuffle(breaks.filter((one) => lineOf(one) === line)).find(compiles);
  if (!broken) {
    continue;
  }
  drawn += 1;
  if (drawn > after) {
    const noticedBy = await whatNotices(broken);
    results.push(noticedBy !== undefined);
    console.log(`${drawn}. ${line}: ${broken.description}`);
    console.log(`   ${noticedBy ?? 'NOTHING NOTICES IT'}`);
  }
  if (drawn === last) {
    break;
  }
}
await runCommand('git', ['worktree', 'remove', '--force', folder]);
console.log(`${results.filter(Boolean).length} of ${results.length} breaks are noticed.`);

function configuration() {
  const { config } = ts.readConfigFile('tsconfig.build.json', read) as {
    config: object;
  };
  return ts.parseJsonConfigFileContent({ ...config, noEmit: true }, ts.sys, '.');
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function lineOf({ file, line }: Break): string {
  return `${file}:${line}`;
}

/** Returns the items in the order that belongs to the seed. */
function shuffle<T>(items: T[]): T[] {
  const whole = { minLength: items.length, maxLength: items.length };
  const [shuffled = []] = sample(shuffledSubarray(items, whole), { seed, numRuns: 1 });
  return shuffled;
}

function compiles({ file, code }: Break): boolean {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language) =>
    relative('.', name) === file
      ? ts.createSourceFile(name, code, language)
      : (program.getSourceFile(name) ?? getSourceFile(name, language));
  const next = ts.createProgram(fileNames, options, host, program);
  return ts.getPreEmitDiagnostics(next).length === 0;
}

/** Returns the names of the first tests that fail, or the end of what was written. */
async function whatNotices({ file, code }: Break): Promise<string | undefined> {
  const broken = join(folder, file);
  writeFileSync(broken, code);
  try {
    for (const tests of stagesFor(file)) {
      await runCommand('npm', ['test', '--', ...tests], {
        cwd: folder,
        timeout: LONGEST_RUN_MS,
        maxBuffer: Infinity,
      });
    }
    return undefined;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    const output = stripVTControlCharacters(`${stdout}${stderr}`);
    const names = [...output.matchAll(FAILED_TEST)].map(([, ofMocha, name = ofMocha]) =>
      name?.replace(/\s*\n\s*/, ' > '),
    );
    return names.slice(0, MOST_NAMES).join(' · ') || output.trim().split('\n').at(-1);
  } finally {
    writeFileSync(broken, read(file));
  }
}

/** The tests of the file's folder come first: most breaks go no further. Then all tests. */
function stagesFor(file: string): string[][] {
  const nearest = join('test', basename(dirname(file)));
  return [existsSync(nearest) ? [nearest] : ['test/element/client-leads.test.ts'], []];
}

async function copyOfCheckout(): Promise<string> {
  const copy = join(await mkdtemp(join(tmpdir(), 'client-leads-')), 'copy');
  await runCommand('git', ['worktree', 'add', '--detach', copy]);
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
