/**
 * Prints what the page's thread does in each part of a first visit: by activity of the browser, by
 * module of the script, and by function, each with all that it calls. Medians of some visits, in
 * milliseconds of the clock.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Page, Protocol } from 'puppeteer-core';
import { Browser, PHONE } from './browser.js';
import { ours } from './contestants.js';
import { PAGE_SIZE } from './measures/measure.js';
import { SLOW_4G, SLOWDOWN, VISIT_PARTS } from './measures/visit.js';
import { Server } from './server.js';
import { table } from './table.js';

const SAMPLING_US = 250;
/** What takes less time is not printed. */
const LEAST_MS = 1;

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly data?: { readonly url?: string; readonly documentLoaderURL?: string } };
}

interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Milliseconds by part, and by activity or function in it. */
type Times = Map<string, Map<string, number>>;

const { values: options } = parseArgs({
  options: {
    visits: { type: 'string', default: '9' },
    slowdown: { type: 'string', default: String(SLOWDOWN) },
  },
});

const script = await readableScript();
const modules = modulesByLine(script);
const browser = new Browser();
const server = await Server.start([{ ...ours, file: writeTemporary(script) }]);
try {
  const visits: Record<'activity' | 'module' | 'function', Times>[] = [];
  for (let visit = 0; visit < Number(options.visits); visit++) {
    const { events, profile, parts } = await browser.withFreshPage(traceVisit, PHONE);
    visits.push({
      activity: activitiesIn(parts, events),
      module: samplesIn(parts, profile, (stack) => stack.slice(0, 1).map(moduleOf)),
      function: samplesIn(parts, profile, functionsOf),
    });
  }
  for (const part of visits[0]?.activity.keys() ?? []) {
    console.log(`\n## ${part}`);
    for (const title of ['activity', 'module', 'function'] as const) {
      const times = visits.map((each) => each[title].get(part));
      console.log(`\n${write(title, times)}`);
    }
  }
} finally {
  browser.close();
  server.close();
}

/** Builds the script with the names of its functions. */
async function readableScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/script-tag.ts'],
    write: false,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['production'],
    define: { BUILT_API_BASE: '""' },
  });
  return `//# allFunctionsCalledOnLoad\n${outputFiles[0]?.text ?? ''}`;
}

function writeTemporary(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'client-leads-')), 'client-leads.js');
  writeFileSync(file, text);
  return file;
}

/** Returns the module of each line: esbuild writes its path above it. */
function modulesByLine(text: string): readonly string[] {
  let path = '';
  return text.split('\n').map((line) => {
    path = /^ {2}\/\/ (?:.*node_modules\/)?(\S+\.[jt]s)$/.exec(line)?.[1] ?? path;
    return path;
  });
}

function moduleOf({ functionName, url, lineNumber }: Protocol.Runtime.CallFrame): string {
  return (url && modules[lineNumber]) || functionName;
}

/** Returns the element's functions of a stack. */
function functionsOf(stack: readonly Protocol.Runtime.CallFrame[]): string[] {
  return stack
    .filter((frame) => frame.functionName && moduleOf(frame).startsWith('src/'))
    .map((frame) => `${frame.functionName} in ${moduleOf(frame)}`);
}

async function traceVisit(page: Page) {
  await page.evaluateOnNewDocument(server.bundles.get('visit')?.script ?? '');
  await page.emulateNetworkConditions(SLOW_4G);
  await page.emulateCPUThrottling(Number(options.slowdown));
  const client = await page.createCDPSession();
  await client.send('Profiler.enable');
  await client.send('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing', 'v8'] });
  await client.send('Profiler.start');
  const url = `${server.origin}/visits/${ours.id}`;
  await page.goto(url, { waitUntil: 'load' });
  const times = await page.evaluate((rows) => visit(rows), server.rows.slice(0, PAGE_SIZE));
  const { profile } = await client.send('Profiler.stop');
  const trace = Buffer.from((await page.tracing.stop()) ?? []).toString();
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const start = traceEvents.find(
    ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url,
  );
  if (!start) {
    throw new Error('The trace has no navigation.');
  }
  const ends = [...VISIT_PARTS, 'painted'] as const;
  const parts = ends.slice(1).map((end, index) => {
    const begin = ends[index] ?? 'script';
    const [from, to] = [start.ts + times[begin] * 1000, start.ts + times[end] * 1000];
    return { name: `${begin} to ${end}`, from, to };
  });
  const events = traceEvents.filter(({ pid, tid }) => pid === start.pid && tid === start.tid);
  return { events, profile, parts };
}

/** Returns the time of each activity without those inside it. */
function activitiesIn(parts: readonly Part[], events: readonly TraceEvent[]): Times {
  const tasks = events
    .filter(({ dur = 0 }) => dur > 0)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return collect(parts, (add) => {
    const open: { name: string; end: number }[] = [];
    let from = 0;
    /** Counts the time until then for the innermost activity. */
    const countUntil = (to: number) => {
      add(open.at(-1)?.name ?? 'anything else, or nothing', from, to);
      from = to;
    };
    for (const { name, ts, dur = 0 } of [...tasks, { name: 'end', ts: Infinity }]) {
      for (let last = open.at(-1); last && last.end <= ts; last = open.at(-1)) {
        countUntil(last.end);
        open.pop();
      }
      countUntil(ts);
      open.push({ name, end: ts + dur });
    }
  });
}

/** Adds up the times of samples by the names that `namesOf` gives to their stacks. */
function samplesIn(
  parts: readonly Part[],
  { nodes, samples = [], timeDeltas = [], startTime }: Protocol.Profiler.Profile,
  namesOf: (stack: readonly Protocol.Runtime.CallFrame[]) => readonly string[],
): Times {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const callers = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  return collect(parts, (add) => {
    let at = startTime;
    samples.forEach((sample, index) => {
      at += timeDeltas[index] ?? 0;
      const stack = [];
      for (let id: number | undefined = sample; id !== undefined; id = callers.get(id)) {
        const frame = frames.get(id);
        // A built-in function has no URL, and counts for its caller.
        if (frame && (frame.url.endsWith(`${ours.id}.js`) || frame.functionName.startsWith('('))) {
          stack.push(frame);
        }
      }
      const end = at + (timeDeltas[index + 1] ?? 0);
      new Set(namesOf(stack)).forEach((name) => add(name, at, end));
    });
  });
}

/** Adds up times by part. */
function collect(
  parts: readonly Part[],
  read: (add: (name: string, from: number, to: number) => void) => void,
): Times {
  const times: Times = new Map(parts.map(({ name }) => [name, new Map<string, number>()]));
  read((name, from, to) => {
    for (const part of parts) {
      const ms = (Math.min(to, part.to) - Math.max(from, part.from)) / 1000;
      const counts = times.get(part.name);
      if (ms > 0 && counts) {
        counts.set(name, (counts.get(name) ?? 0) + ms);
      }
    }
  });
  return times;
}

function write(
  title: string,
  visits: readonly (ReadonlyMap<string, number> | undefined)[],
): string {
  const names = new Set(visits.flatMap((times) => [...(times?.keys() ?? [])]));
  const rows = [...names]
    .map((name) => [name, medianOf(visits.map((times) => times?.get(name) ?? 0))] as const)
    .filter(([, ms]) => ms >= LEAST_MS)
    .sort(([, a], [, b]) => b - a)
    .map(([name, ms]) => [name, ms.toFixed(1)]);
  return table([title, 'ms'], rows);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
