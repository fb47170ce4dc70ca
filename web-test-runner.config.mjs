import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { checkoutOnly } from './tools/checkout-only.ts';
import { ownPagesOnly, thisMachineOnly } from './tools/this-machine-only.ts';
import { createPagesApi } from './demo/pages-api.ts';
import { runApi } from './demo/serve-api.ts';
import {
  noForeignNavigation,
  plainPages,
  serverRendered,
  shippedFile,
  spelledOutPage,
} from './test/server.ts';
import { launcherOf } from './tools/browsers.ts';
import { freePort } from './tools/ports.ts';
import { failOnConsole, resultsReporter } from './test/browser-results.ts';
import { NOW, SET_CLOCK } from './test/fixtures/page-clock.ts';
import { accountSite } from './test/scripted-api/account-site.ts';
import { createControl } from './test/scripted-api/control.ts';
import { scriptAnswers } from './test/scripted-api/script-answers.ts';

// Dates are shown in local time, and tests must not depend on the developer's zone or language.
process.env.TZ = 'Asia/Yekaterinburg';
process.env.LANGUAGE = 'en_US';
process.env.LANG = 'en_US.UTF-8';

// Closes the browser, since nobody is left to receive the results.
process.once('disconnect', () => process.exit(1));

const MINUTE_MS = 60_000;
const { TEST_BROWSER: engine = 'chromium', TEST_SHIPPED, HISTORIES, SEED } = process.env;
const browser = await launcherOf(engine);
const pagesApi = createPagesApi({ now: () => NOW, extend: scriptAnswers });
pagesApi.app.route('/control', createControl(pagesApi.hosts));
pagesApi.app.route('/accounts', accountSite(pagesApi.hosts));
const api = await runApi(pagesApi);

/** Each engine checks the laws on different random histories, and so does the shipped file. */
const ownSeed = 1 + ['chromium', 'firefox', 'webkit'].indexOf(engine) + (TEST_SHIPPED ? 3 : 0);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  // Two runs at once would take the same port by default.
  port: await freePort(),
  browsers: [browser],
  concurrency: 1,
  browserStartTimeout: MINUTE_MS,
  testsStartTimeout: MINUTE_MS,
  testsFinishTimeout: (HISTORIES ? 60 : 5) * MINUTE_MS,
  testFramework: { config: { timeout: 30_000, forbidOnly: Boolean(process.env.CI) } },
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body><script>${SET_CLOCK}</script><script type="module" src="${framework}"></script></body></html>`,
  // If `node_modules` is a link, its files keep their paths below it. No others are served.
  preserveSymlinks: true,
  // Lit's development build writes to the console.
  nodeResolve: { browser: true, exportConditions: ['production'] },
  middleware: [
    thisMachineOnly,
    checkoutOnly,
    noForeignNavigation,
    ...api.middleware,
    spelledOutPage,
    serverRendered,
  ],
  plugins: [
    ownPagesOnly,
    ...(TEST_SHIPPED ? [shippedFile] : []),
    plainPages,
    { name: 'demo-api', serverStop: api.stop },
    esbuildPlugin({
      ts: true,
      // With this target, pages and plain scripts are served as they are written.
      target: 'esnext',
      define: {
        HISTORIES: HISTORIES ?? 'undefined',
        SEED: SEED ?? String(ownSeed),
      },
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  filterBrowserLogs: failOnConsole,
  // `test/run.ts` shows the progress, unless this process has the terminal for itself.
  reporters: [
    defaultReporter({ reportTestProgress: process.argv.includes('--watch') }),
    resultsReporter(),
  ],
};
