/** The simulation with a small fleet; `npm run fleet` has a large one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SCENARIOS } from './scenarios.js';
import { startSimulation } from './simulation.js';

const OPTIONS = { seed: 1, size: 1000 };
const MOST_MS = 180_000;

describe('a fleet of 1,000 pages', () => {
  let simulation: Awaited<ReturnType<typeof startSimulation>>;

  before(async () => {
    simulation = await startSimulation();
  });

  after(() => simulation.close());

  for (const [index, { title, limits }] of SCENARIOS.entries()) {
    it(`stays within its limits: ${title}`, { timeout: MOST_MS }, async () => {
      const figures = await simulation.run(index, OPTIONS);
      for (const [place, [name, limit]] of Object.entries(limits).entries()) {
        const figure = figures[place] ?? Infinity;
        assert.ok(figure <= limit, `${name}: ${figure}`);
      }
    });
  }
});
