/** What the page of a simulation runs. */
import 'client-leads';
import type { FleetOptions } from './fleet.js';
import { SCENARIOS } from './scenarios.js';

declare global {
  interface Window {
    runScenario: (index: number, options: FleetOptions) => Promise<readonly number[] | undefined>;
  }
}

window.runScenario = async (index, options) => SCENARIOS[index]?.run(options);
