import { ClientLeads } from '../../src/index.js';
import type { Clock } from '../../src/waiting/clock.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import type { DemoHost } from './demo-host.js';
import { mountFor, text } from './element.js';

const clocks = new WeakMap<ClientLeads, FakeClock>();

/** An element with a fake clock. */
class TimedLeads extends ClientLeads {
  protected override get clock(): Clock {
    return clockOf(this);
  }
}
customElements.define('element-in-test-time', TimedLeads);

/** The clock of an element that `mountTimed` created. */
export function clockOf(element: ClientLeads): FakeClock {
  const known = clocks.get(element) ?? new FakeClock();
  clocks.set(element, known);
  return known;
}

/** Like `mountFor`, with a fake clock. */
export function mountTimed(host: DemoHost, attributes: Record<string, string> = {}): ClientLeads {
  return mountFor(host, attributes, new TimedLeads());
}

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
