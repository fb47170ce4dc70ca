import { join } from 'node:path';
import { chromeLauncher } from '@web/test-runner-chrome';
import { requireProgram } from './require-program.js';

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  '/snap/bin/chromium',
];

const MACOS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined)
  .flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Chromium/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ]);

// Without these the browser calls its maker's hosts while the tests run.
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A page in a window of its own: of two tabs in one window the browser hides one, which then draws
 * no frames and has no focus.
 *
 * @param {{ browser: import('puppeteer-core').Browser }} options
 */
async function openWindow({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateFocusedPage(true);
  return page;
}

/** How to launch an installed Chrome, Chromium or Edge. */
export function chromiumOptions() {
  const executablePath = requireProgram({
    candidates: [process.env.CHROME_PATH, ...LINUX, ...MACOS, ...WINDOWS],
    packages: ['chromium'],
    advice: 'Install Chrome, Chromium or Edge, or set CHROME_PATH to one, to run the tests.',
  });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // The soak test collects garbage when it wants to.
  const args = [...sandbox, ...QUIET, '--lang=en-US', '--js-flags=--expose-gc'];
  return { executablePath, args };
}

/** Launches it for the tests. */
export function launchChromium() {
  return chromeLauncher({
    launchOptions: chromiumOptions(),
    concurrency: 2,
    createPage: openWindow,
  });
}
