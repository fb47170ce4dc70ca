/** Uses the tabs of a browser at random, until the time is over or a law is broken. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { launch, PATIENCE_MS } from '../driven/browser.js';
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
  /** The memory of each tab after each stretch of steps. Only Chromium counts it. */
  readonly memory: readonly (readonly Memory[])[];
}

/** Throws if a law is broken, or if something is left behind. The same seed takes the same steps. */
export async function soakFor(ms: number, engine: string, firstSeed: number): Promise<Figures> {
  const deadline = Date.now() + ms;
  const { tabs, close } = await startTabs();
  const browser = await launch(engine);
  try {
    const opened = await openAll(tabs, browser);
    const memory: Memory[][] = opened.map(() => []);
    let steps = 0;
    for (let seed = firstSeed; Date.now() < deadline; seed++) {
      steps += await takeStretch(seed, opened);
      for (const [index, tab] of opened.entries()) {
        await tab.rest();
        if (engine === 'chromium') {
          memory[index]!.push(await tab.memory());
        }
      }
    }
    memory.forEach(assertSteady);
    return { steps, memory };
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
    await page.evaluateOnNewDocument(outputFiles[0]!.text);
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

/** Checks the memory of a tab, if it has been used for long enough. */
function assertSteady(memory: readonly Memory[]): void {
  const warm = memory.slice(0, WARM_UP);
  const last = memory.slice(WARM_UP).at(-1);
  for (const name of ['heapBytes', 'nodes', 'listeners'] as const) {
    const most = Math.max(...warm.map((each) => each[name]));
    assert.ok(!last || last[name] < most * MOST_GROWTH, `${name}: ${most}, then ${last?.[name]}`);
  }
}
