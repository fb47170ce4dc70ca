/**
 * Simulates 10,000 pages in trouble, and writes `bench/FLEET.md`.
 *
 *   npm run fleet
 */
import { writeFile } from 'node:fs/promises';
import { table } from '../../bench/table.js';
import { SCENARIOS } from './scenarios.js';

const SIZE = 10_000;
const SEEDS = [1, 2, 3];

const TEXT = `# A fleet in trouble

Made by \`npm run fleet\`: a simulation of ${SIZE.toLocaleString('en')} pages with one API that can answer ${SIZE / 50} requests a second, in virtual time. Its pages have the real code, from what wakes the element down to its requests. Each stays open for 500 seconds on average; readers return to it as often as makes up 37 % of the capacity. A reader of a message presses its button after 6, 12 and 18 seconds, unless nobody presses. “Normal” is the average second before the trouble.

Each row has its limit, and the figures with three seeds.`;

const rows: string[][] = [];
for (const { title, limits, run } of SCENARIOS) {
  const columns: (readonly number[])[] = [];
  for (const seed of SEEDS) {
    columns.push(await run({ seed, size: SIZE }));
  }
  for (const [index, [name, limit]] of Object.entries(limits).entries()) {
    const figures = columns.map((column) => column[index]?.toFixed(2) ?? '–');
    rows.push([`${title}: ${name}`, `≤ ${limit}`, ...figures]);
  }
}
const header = ['', 'limit', ...SEEDS.map((seed) => `seed ${seed}`)];
await writeFile('bench/FLEET.md', `${TEXT}\n\n${table(header, rows)}\n`);
