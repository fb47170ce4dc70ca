import type { ClientLeads } from '../../src/index.js';
import { text } from './element.js';
import { clockOf } from './timed-element.js';

/** The delay of a sentence, during which the focus moves. */
const DELAY_MS = 150;

/** The time that it stays. */
const STAY_MS = 5000;

/**
 * The announcement of the last change to an element that `mountTimed` created; `''` if
 * there is none. The sentence is removed afterwards.
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
