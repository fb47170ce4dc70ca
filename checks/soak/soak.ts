/** Uses the tabs of a browser at random, until the time is over or a law is broken. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { launch, PATIENCE_MS, REPORT_SHOWN } from '../driven/browser.js';
import { stretch, type Step } from './actions.js';
import { OpenTab, type Memory } from './open-tab.js';
import { startTabs, type Tab } from './tabs.js';

/** Of the steps before a failure, the error names the last ones. */
const REMEMBERED = 10;

/**
 * The number of stretches after which Chromium has compiled the scripts, and has filled its cache
 * for back and forward.
 */
const WARM_UP = 20;

/** The memory at the end may be this many times the most during the warm-up. */
const MOST_GROWTH = 1.1;

export interface Figures {
  readonly steps: number;
  /** Of each tab, if the browser counts it, and if there were more steps than those of the warm-up. */
  readonly memory: readonly { readonly mostInWarmUp: Memory; readonly last: Memory }[];
}

/** Throws if a law is broken, or if something is left behind. The same seed takes the same steps. */
export async function soakFor(ms: number, engine: string, firstSeed: number): Promise<Figures> {
  assert.ok(ms > 0, 'MINUTES must be a positive number.');
  const deadline = Date.now() + ms;
  const { tabs, close } = await startTabs();
  const browser = await launch(engine);
  try {
    const opened = await openAll(tabs, browser);
    const memory: Memory[][] = opened.map(() => []);
    let steps = 0;
    for (let seed = firstSeed; steps === 0 || Date.now() < deadline; seed++) {
      steps += await takeStretch(seed, opened);
      for (const [index, tab] of opened.entries()) {
        await tab.rest();
        if (engine === 'chromium') {
          memory[index]!.push(await tab.memory());
        }
      }
    }
    return { steps, memory: memory.flatMap(steadyMemory) };
  } finally {
    await browser.close();
    await close();
  }
}

async function openAll(tabs: readonly Tab[], browser: Browser): Promise<OpenTab[]> {
  const { outputFiles } = await build({
    entryPoints: ['checks/soak/in-page.ts'],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const opened: OpenTab[] = [];
  for (const tab of tabs) {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.evaluateOnNewDocument(outputFiles[0]!.text + REPORT_SHOWN);
    opened.push(await OpenTab.open(tab, page));
  }
  return opened;
}

/** Takes the steps of a seed. Returns their number. */
async function takeStretch(seed: number, opened: readonly OpenTab[]): Promise<number> {
  const steps = stretch(seed);
  for (const [index, step] of steps.entries()) {
    await take(step, opened).catch((cause: unknown) => {
      const last = JSON.stringify(steps.slice(Math.max(0, index - REMEMBERED), index + 1));
      throw new Error(`${String(cause)} Seed ${seed}, step ${index}: ${last}`, { cause });
    });
  }
  return steps.length;
}

async function take(
  { tab, element, action, value }: Step,
  opened: readonly OpenTab[],
): Promise<void> {
  const shown = opened[tab % opened.length]!;
  await shown.show();
  await shown.act(element, action, value);
  for (const each of opened) {
    assert.deepEqual(await each.brokenLaws(), []);
  }
}

/** Checks the memory of a tab after each stretch. Returns its figures, unless it is still warming up. */
function steadyMemory(memory: readonly Memory[]): Figures['memory'] {
  const last = memory.slice(WARM_UP).at(-1);
  if (!last) {
    return [];
  }
  const most = (name: keyof Memory) =>
    Math.max(...memory.slice(0, WARM_UP).map((each) => each[name]));
  const mostInWarmUp = {
    heapBytes: most('heapBytes'),
    nodes: most('nodes'),
    listeners: most('listeners'),
  };
  for (const name of ['heapBytes', 'nodes', 'listeners'] as const) {
    const limit = mostInWarmUp[name] * MOST_GROWTH;
    assert.ok(last[name] < limit, `${name}: ${last[name]}, and up to ${limit} would be steady.`);
  }
  return [{ mostInWarmUp, last }];
}
