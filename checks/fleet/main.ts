/**
 * Simulates many pages in trouble, 3,000 by default, and writes `checks/fleet/RESULTS.md`.
 *
 *   npm run fleet -- 10000
 */
import { writeFile } from 'node:fs/promises';
import { table } from '../../bench/table.js';
import { SCENARIOS } from './scenarios.js';
import { startSimulation } from './simulation.js';

const SIZE = Number(process.argv[2] ?? 3000);
const SEEDS = [1, 2, 3];

const TEXT = `# A fleet in trouble

Made by \`npm run fleet\`: a simulation of ${SIZE.toLocaleString('en')} pages with one API that can answer ${SIZE / 50} requests a second, in virtual time. Each page is a real element, which stays open for 500 seconds on average. A reader of a message presses its button after 6, 12 and 18 seconds, unless nobody presses.

Each row has its limit, and the figures with three seeds.`;

const simulation = await startSimulation();
const rows: string[][] = [];
for (const [index, { title, limits }] of SCENARIOS.entries()) {
  const columns: (readonly number[])[] = [];
  for (const seed of SEEDS) {
    columns.push(await simulation.run(index, { seed, size: SIZE }));
  }
  for (const [place, [name, limit]] of Object.entries(limits).entries()) {
    const figures = columns.map((column) => column[place]?.toFixed(2) ?? '–');
    rows.push([`${title}: ${name}`, `≤ ${limit}`, ...figures]);
  }
}
await simulation.close();
const header = ['', 'limit', ...SEEDS.map((seed) => `seed ${seed}`)];
await writeFile('checks/fleet/RESULTS.md', `${TEXT}\n\n${table(header, rows)}\n`);
