/**
 * Simulates 10,000 pages in trouble, and writes `bench/FLEET.md`.
 *
 *   npm run fleet
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { table } from '../../bench/table.js';
import type { FleetOptions } from './fleet.js';
import { POLICIES } from './model-page.js';
import { SCENARIOS } from './scenarios.js';

const SIZE = 10_000;
const SEEDS = [1, 2, 3];
const OTHERS = ['1.0.0', 'React Query', 'SWR'] as const;
/** Other code does not ask the site. */
const isCompared = (title: string) => !/site|sign/.test(title);

const TEXT = `# A fleet in trouble

Made by \`npm run fleet\`: a simulation of ${SIZE.toLocaleString('en')} pages with one API that can answer ${SIZE / 50} requests a second, in virtual time. Its pages have the real code, from what wakes the element down to its requests. Each stays open for 500 seconds on average; it refreshes as often as makes up 37 % of the capacity, unless the row says another part. A reader of a message presses its button after 6, 12 and 18 seconds, unless nobody presses. “Normal” is the average second before the trouble.

Each row has its limit, and ours with three seeds. Beside it are models, with the first seed: our first release, React Query 3 to 5 by its pages “Important Defaults” and “Query Retries” (tanstack.com/query), and SWR 2 by its pages “Error Handling” and “API” (swr.vercel.app), with their defaults and the same interval. A stall is compared with pages that send each request once. “never”: more than 15 minutes.`;

type Figures = readonly (readonly number[])[];

async function measure(options: FleetOptions): Promise<Figures> {
  const figures: (readonly number[])[] = [];
  for (const { title, run } of SCENARIOS) {
    figures.push(options.policy && !isCompared(title) ? [] : await run(options));
  }
  return figures;
}

/** Measures in a process of its own, since a fleet replaces what is global. */
async function measureApart(...args: string[]): Promise<Figures> {
  const command = ['--import', 'tsx/esm', 'checks/fleet/main.ts', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return JSON.parse(stdout, (_, value: unknown) => value ?? Infinity) as Figures;
}

function write(value: number | undefined): string {
  if (value === undefined) {
    return '–';
  }
  return value === Infinity ? 'never' : value.toFixed(2);
}

const [seed, policy] = process.argv.slice(2);
if (seed === undefined) {
  const seeds = SEEDS.map((number) => measureApart(String(number)));
  const others = OTHERS.map((name) => measureApart('1', name));
  const columns = await Promise.all([...seeds, ...others]);
  const rows = SCENARIOS.flatMap(({ title, limits }, scenario) =>
    Object.entries(limits).map(([name, limit], figure) => [
      `${title}: ${name}`,
      `≤ ${limit}`,
      ...columns.map((figures) => write(figures[scenario]?.[figure])),
    ]),
  );
  const header = ['', 'limit', ...SEEDS.map((number) => `ours, ${number}`), ...OTHERS];
  await writeFile('bench/FLEET.md', `${TEXT}\n\n${table(header, rows)}\n`);
} else {
  const options = { seed: Number(seed), size: SIZE };
  const other = OTHERS.find((name) => name === policy);
  const figures = await measure(other ? { ...options, policy: POLICIES[other] } : options);
  process.stdout.write(JSON.stringify(figures));
}
