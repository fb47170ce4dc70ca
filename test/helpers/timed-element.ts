import { ClientLeads } from '../../src/index.js';
import type { Clock } from '../../src/api/clock.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import type { DemoHost } from './demo-host.js';
import { mountFor } from './element.js';

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
