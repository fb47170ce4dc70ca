import { parentPort, workerData } from 'node:worker_threads';
import { judge } from './explore.js';
import type { Start } from './world.js';

// A host that counts from 0 is told of once; here it is met thousands of times.
console.warn = () => undefined;

const { start, steps } = workerData as { readonly start: Start; readonly steps: number };
parentPort?.postMessage(await judge(start, steps));
