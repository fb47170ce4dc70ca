/**
 * Serves the demo with the package as it is now. With `--watch`, the pages run the sources and
 * reload after each save; those of the partner and of the frameworks show the last build.
 */
import { existsSync } from 'node:fs';
import { buildIfChanged } from '../tools/built.js';
import { startDemo } from './start-demo.js';

const watch = process.argv.includes('--watch');
if (!watch || !existsSync('dist')) {
  await buildIfChanged();
}
const { PORT } = process.env;
const { url } = await startDemo({ port: PORT ? Number(PORT) : undefined, watch });
console.log(`Demo: ${url} (stop with Ctrl+C)`);
