import { parentPort, workerData } from 'node:worker_threads';
import { judge } from './explore.js';
import type { Start } from './world.js';

// The warning about a host that counts from 0, and the failures of a badge, would appear thousands
// of times here.
console.warn = () => undefined;
console.error = () => undefined;

const { start, steps } = workerData as { readonly start: Start; readonly steps: number };
parentPort?.postMessage(await judge(start, steps));
