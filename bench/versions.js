import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { CONTESTANTS } from './contestants.js';

/** Processes that wanted a core meanwhile; figures are good where it is near 0. */
const loadAtStart = loadavg()[0].toFixed(1);

/**
 * What the figures are of, and on what.
 *
 * @param {string} browserVersion
 * @returns {[name: string, version: string][]}
 */
export function versions(browserVersion) {
  const packages = CONTESTANTS.map((contestant) => contestant.package).filter(
    (name) => name !== undefined,
  );
  const [{ model }] = cpus();
  return [
    ['client-leads', versionIn('../package.json')],
    ...packages.map((name) => [name, versionIn(`node_modules/${name}/package.json`)]),
    ['Browser', browserVersion],
    ['Processor', `${model.trim()}, ${cpus().length} cores`],
    ['Load when it began', loadAtStart],
    ['Date', new Date().toISOString().slice(0, 10)],
  ];
}

/** @param {string} path */
function versionIn(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version;
}
