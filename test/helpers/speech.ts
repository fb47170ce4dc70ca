import type { ClientLeads } from '../../src/index.js';
import { text } from './element.js';
import { clockOf } from './timed-element.js';

/** How long a sentence waits for the focus to have moved. */
const DELAY_MS = 150;

/** How long it stays. */
const STAY_MS = 5000;

/**
 * What a screen reader is told of the last change to an element that `mountTimed` made; `''` for
 * nothing. The sentence is gone afterwards.
 */
export async function hear(element: ClientLeads): Promise<string> {
  await element.updateComplete;
  await pass(element, DELAY_MS);
  const sentence = text(element.shadowRoot!.querySelector('[aria-live]'));
  await pass(element, STAY_MS);
  return sentence;
}

async function pass(element: ClientLeads, ms: number): Promise<void> {
  clockOf(element).pass(ms);
  await element.updateComplete;
}
