import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Contestant } from './contestants.js';

/** The versions of the contestants, and the machine. */
export function machine(contestants: readonly Contestant[]): [name: string, value: string][] {
  const packages = contestants.flatMap((contestant) => contestant.package ?? []);
  const cores = cpus();
  return [
    ['client-leads', versionIn('package.json')],
    ['lit', versionIn('node_modules/lit/package.json')],
    ...packages.map((name): [string, string] => [
      name,
      versionIn(`bench/node_modules/${name}/package.json`),
    ]),
    ['Processor', `${cores[0]?.model.trim() ?? 'unknown'}, ${cores.length} cores`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GB`],
    ['Load when it began', (loadavg()[0] ?? 0).toFixed(1)],
    ['Node', process.version],
    ['Date', new Date().toISOString().slice(0, 10)],
  ];
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
