import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { serveRenderedPage } from './demo/frameworks/server-rendered/serve-page.ts';
import { launch } from './tools/browsers/launch.js';
import { countReporter } from './tools/count-reporter.js';
import { demoApi } from './tools/demo-api-plugin.ts';
import { failOnConsole } from './tools/fail-on-console.js';
import { plainPages } from './tools/plain-pages.js';
import { shippedFile } from './tools/shipped-file.js';
import { testPages } from './tools/test-pages.js';

// Dates are shown in local time; no developer's clock or language decides about a test.
process.env.TZ = 'Asia/Yekaterinburg';
process.env.LANGUAGE = 'en_US';
process.env.LANG = 'en_US.UTF-8';

// Nobody is left to hear the results: the browser goes too.
process.once('disconnect', () => process.exit(1));

const MINUTE_MS = 60_000;
const { middleware, plugin } = demoApi();

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  browsers: [await launch(process.env.TEST_BROWSER ?? 'chromium')],
  concurrency: 1,
  browserStartTimeout: MINUTE_MS,
  testsStartTimeout: MINUTE_MS,
  testsFinishTimeout: 5 * MINUTE_MS,
  testFramework: { config: { timeout: 10_000, forbidOnly: Boolean(process.env.CI) } },
  // Lit's development build writes to the console.
  nodeResolve: { browser: true, exportConditions: ['production'] },
  middleware: [...middleware, serveRenderedPage, ...testPages],
  plugins: [
    ...(process.env.TEST_SHIPPED ? [shippedFile()] : []),
    plugin,
    plainPages(),
    esbuildPlugin({
      ts: true,
      // A target at which pages and plain scripts are served as they are written.
      target: 'esnext',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  filterBrowserLogs: failOnConsole,
  reporters: [defaultReporter(), countReporter()],
};
