/** @import { Page } from 'puppeteer-core' */

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {string} ph its phase: `X` has a duration
 * @property {number} pid
 * @property {number} tid
 * @property {number} tts microseconds that its thread has worked
 * @property {number} [tdur] microseconds of its thread
 */
/** @typedef {readonly [start: number, end: number]} Interval microseconds */

const SCRIPT = new Set([
  // What goes on after `await` of a body has no event but this one, of the category `toplevel`.
  'BlinkScheduler_PerformMicrotaskCheckpoint',
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
 * Traces what a page does between the marks that `runMarked` sets: milliseconds of script, of style
 * and layout, which are not part of the script that forces them, and of the spans that are marked,
 * which are not part of the script either. It is the time that the page's thread worked, so that
 * other programs on the machine hardly change it.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} action
 * @returns {Promise<{ script: number, layout: number, host: number, parsing: number }>}
 */
export async function scriptAndLayout(page, action) {
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing', 'toplevel'] });
  await action();
  const trace = await page.tracing.stop();
  /** @type {TraceEvent[]} */
  const events = JSON.parse(Buffer.from(trace).toString()).traceEvents;
  const start = events.find(({ name }) => name === 'bench-start');
  const end = events.find(({ name }) => name === 'bench-end');
  if (!start || !end) {
    throw new Error('The trace lacks its marks.');
  }
  const own = events.filter(
    ({ pid, tid, tts }) => pid === start.pid && tid === start.tid && tts < end.tts,
  );
  /** @type {(names: Set<string>) => Interval[]} */
  const tasks = (names) =>
    own
      .filter(({ name, ph }) => ph === 'X' && names.has(name))
      .map(({ tts, tdur = 0 }) => [Math.max(tts, start.tts), Math.min(tts + tdur, end.tts)]);

  const layout = union(tasks(LAYOUT));
  const host = union(spans(own, 'host'));
  const parsing = union(spans(own, 'parsing'));
  const all = union([...tasks(SCRIPT), ...tasks(LAYOUT)]);
  return {
    script: (all - layout - host - parsing) / 1000,
    layout: layout / 1000,
    host: host / 1000,
    parsing: parsing / 1000,
  };
}

/**
 * What `markSpan` has marked by a name.
 *
 * @param {TraceEvent[]} events
 * @param {string} name
 * @returns {Interval[]}
 */
function spans(events, name) {
  /** @type {(edge: string) => number[]} */
  const times = (edge) =>
    events
      .filter((event) => event.name === `bench-${name}-${edge}`)
      .map(({ tts }) => tts)
      .sort((a, b) => a - b);
  const ends = times('end');
  return times('start').map((start, index) => [start, ends[index]]);
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
