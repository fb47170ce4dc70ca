/** The simulation with a small fleet, whose seconds differ more; `npm run fleet` has a large one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SCENARIOS } from './scenarios.js';

const OPTIONS = { seed: 1, size: 1000 };
const ROOM = 1.5;
const LONG = / (for 600 s|of the next 10 minutes)/;

describe('a fleet of 1,000 pages', () => {
  for (const { title, limits, run } of SCENARIOS.filter((scenario) => !LONG.test(scenario.title))) {
    it(`stays within its limits: ${title}`, async () => {
      const figures = await run(OPTIONS);
      for (const [index, [name, limit]] of Object.entries(limits).entries()) {
        const room = /second|time/.test(name) ? ROOM : 1;
        const figure = figures[index] ?? Infinity;
        assert.ok(LONG.test(name) || figure <= limit * room, `${name}: ${figure}`);
      }
    });
  }
});
