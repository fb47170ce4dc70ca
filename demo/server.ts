/**
 * Serves the demo immediately, and builds the package meanwhile. Until then, the pages run the
 * sources. With `--watch`, they always do, and reload after every save.
 */
import { runCommand } from '../tools/run-command.js';
import { createBuilds } from './builds.js';
import { startDemo } from './start-demo.js';

const watch = process.argv.includes('--watch');
const builds = createBuilds(
  (script) => runCommand('npm', ['run', '--silent', script]),
  console.log,
);
const { url } = await startDemo({ port: Number(process.env.PORT) || undefined, watch, builds });
console.log(`Demo: ${url} (stop with Ctrl+C)`);
if (!watch) {
  // The error has already been printed.
  await builds.buildPackage().catch(() => undefined);
}
