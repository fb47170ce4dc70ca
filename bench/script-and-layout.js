/** @import { Page } from 'puppeteer-core' */

/** @typedef {{ name: string, ph: string, ts: number, dur?: number, pid: number, tid: number }} TraceEvent */
/** @typedef {readonly [start: number, end: number]} Interval microseconds */

const SCRIPT = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
]);
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree']);

/**
 * Traces what a page does between the marks that `runMarked` sets, and gives the milliseconds of
 * script, and of style and layout, which are not part of the script that forces them.
 *
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} action
 * @returns {Promise<{ script: number, layout: number, result: T }>}
 */
export async function scriptAndLayout(page, action) {
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing'] });
  const result = await action();
  const trace = await page.tracing.stop();
  /** @type {TraceEvent[]} */
  const events = JSON.parse(Buffer.from(trace).toString()).traceEvents;
  const [start, end] = ['bench-start', 'bench-end'].map((name) => find(events, name));
  const isInside = ({ pid, tid, ph, ts }) =>
    ph === 'X' && pid === start.pid && tid === start.tid && ts < end.ts;
  const busy = (names) =>
    union(
      events
        .filter((event) => names.has(event.name) && isInside(event))
        .map(({ ts, dur = 0 }) => [Math.max(ts, start.ts), Math.min(ts + dur, end.ts)]),
    );
  const layout = busy(LAYOUT);
  const both = busy(new Set([...SCRIPT, ...LAYOUT]));
  return { script: (both - layout) / 1000, layout: layout / 1000, result };
}

/**
 * @param {TraceEvent[]} events
 * @param {string} name
 */
function find(events, name) {
  const event = events.find((candidate) => candidate.name === name);
  if (!event) throw new Error(`The trace has no mark ${name}.`);
  return event;
}

/**
 * The length of all that is covered, what is covered twice counted once.
 *
 * @param {Interval[]} intervals
 */
function union(intervals) {
  let covered = 0;
  let reached = -Infinity;
  for (const [start, end] of intervals.toSorted((a, b) => a[0] - b[0])) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered;
}
