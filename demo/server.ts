/** Serves the demo; with `--watch`, from the sources, and reloads its pages after every save. */
import { startDemo } from './start-demo.js';

const { url } = await startDemo({
  port: Number(process.env.PORT) || undefined,
  watch: process.argv.includes('--watch'),
});
console.log(`Demo: ${url} (Ctrl+C ends it)`);
