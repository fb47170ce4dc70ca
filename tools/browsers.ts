/** Finds or installs a browser for each engine, and returns how to launch it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromeLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import type { Browser, LaunchOptions } from 'puppeteer-core';
import { findProgram, giveUp, required } from './installed.js';
import { freePort, listens } from './ports.js';

type Launcher = ReturnType<typeof chromeLauncher> | ReturnType<typeof webdriverLauncher>;

const CHROMIUM = [
  process.env.CHROME_PATH ?? '',
  'chromium',
  'google-chrome',
  'chromium-browser',
  'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

const FIREFOX = [
  process.env.FIREFOX_PATH ?? '',
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];

// Without these, Chromium contacts Google's servers during the tests.
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The lists of the address bar are pages that each new window would load.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

const LAUNCHERS: Readonly<Record<string, () => Launcher | Promise<Launcher>>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
  webkit: launchWebKit,
};

/** Returns the launcher of one engine for the test runner. */
export async function launcherOf(engine: string): Promise<Launcher> {
  const launch = LAUNCHERS[engine];
  return launch
    ? launch()
    : giveUp(`Unknown browser ${engine}: choose from ${Object.keys(LAUNCHERS).join(', ')}.`);
}

/** Returns the puppeteer-core options for launching an engine. Not for WebKit. */
export function drivenOptions(engine: string): LaunchOptions {
  return engine === 'firefox' ? firefoxOptions() : chromiumOptions();
}

/** Returns the puppeteer-core options for launching an installed Chrome or Chromium. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  const advice = 'Install Chrome or Chromium, or set CHROME_PATH to such a browser.';
  const executablePath = required(() => findProgram(...CHROMIUM), ['chromium'], advice);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Tests of memory trigger garbage collection.
  const args = [...sandbox, ...QUIET, '--lang=en-US', '--js-flags=--expose-gc'];
  return { executablePath, args };
}

function launchChromium(): Launcher {
  // Each page gets a separate window. Of two tabs in one window, the browser hides one, which then
  // draws no frames and has no focus.
  async function createPage({ browser }: { browser: Browser }) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.emulateFocusedPage(true);
    return page;
  }
  return chromeLauncher({
    launchOptions: chromiumOptions(),
    concurrency: Math.max(2, availableParallelism()),
    createPage,
  });
}

/** Launches Firefox with puppeteer-core, like Chromium. */
function launchFirefox(): Launcher {
  const launcher = chromeLauncher({ launchOptions: firefoxOptions(), concurrency: 1 });
  launcher.name = 'Firefox';
  return launcher;
}

function firefoxOptions() {
  const advice = 'Install Firefox, or set FIREFOX_PATH to its path.';
  const executablePath = required(() => findProgram(...FIREFOX), ['firefox-esr'], advice);
  const extraPrefsFirefox = {
    'intl.locale.requested': 'en-US',
    'intl.accept_languages': 'en-US, en',
  };
  return { browser: 'firefox' as const, executablePath, headless: true, extraPrefsFirefox };
}

/** Launches WebKitGTK, the closest to Safari on Linux. */
async function launchWebKit(): Promise<Launcher> {
  const packages = ['webkit2gtk-driver', 'xvfb', 'xauth'];
  const advice = `Install WebKitGTK with its WebDriver and xvfb (Debian: ${packages.join(', ')}).`;
  const driver = required(() => findProgram('WebKitWebDriver'), packages, advice);
  const xvfbRun = required(() => findProgram('xvfb-run'), packages, advice);
  required(() => findProgram('xauth'), packages, advice);
  const binary = required(findMiniBrowser, packages, advice);
  const capabilities = {
    browserName: 'MiniBrowser',
    // The session is refused without it.
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  return webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: await startWebKitDriver(xvfbRun, driver),
    path: '/',
    // A page that hangs answers no command. By default, the launcher retries for eight minutes.
    connectionRetryTimeout: 60_000,
    connectionRetryCount: 0,
    capabilities,
  });
}

/**
 * Starts WebKitGTK's WebDriver on a virtual screen, and keeps it running until this process ends.
 * Returns its port.
 */
async function startWebKitDriver(xvfbRun: string, driver: string): Promise<number> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'client-leads-'));
  const screen = ['-a', '-f', join(folder, 'Xauthority')];
  const command = [driver, `--port=${port}`, '--host=127.0.0.1'];
  const child = spawn(xvfbRun, [...screen, ...command], { detached: true, stdio: 'ignore' });
  process.on('SIGTERM', () => process.exit(143));
  process.on('exit', () => {
    // The driver and the X server are children of xvfb-run.
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid);
    }
    rmSync(folder, { recursive: true, force: true });
  });
  await listens(port);
  return port;
}

/** WebKit's browser is next to its library, in a folder named after machine and version. */
function findMiniBrowser(): string | undefined {
  const folders = readdirSync('/usr/lib')
    .filter((machine) => machine.includes('-linux-'))
    .flatMap((machine) => readdirSync(`/usr/lib/${machine}`).map((name) => `${machine}/${name}`))
    .filter((name) => name.includes('/webkit2gtk-'));
  const paths = folders.map((folder) => `/usr/lib/${folder}/MiniBrowser`).sort();
  return paths.findLast((path) => existsSync(path));
}
