/** Finds an installed browser per engine, or installs Debian's, and says how to launch it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { chromeLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { Launcher as InstalledChrome } from 'chrome-launcher';
import type { Browser } from 'puppeteer-core';
import { startWebKitDriver } from './webkit-driver.js';

interface Wanted {
  /** Returns the path of the program, undefined if it is not installed. */
  readonly find: () => string | undefined;
  /** The Debian packages that contain it. */
  readonly packages: readonly string[];
  /** One sentence for a machine where nothing can be installed. */
  readonly advice: string;
}

const WEBKIT_PACKAGES = ['webkit2gtk-driver', 'xvfb', 'xauth'];
const WEBKIT_ADVICE =
  'Install WebKitGTK with its WebDriver and xvfb (on Debian: webkit2gtk-driver, xvfb, xauth) to ' +
  'run the tests in WebKit.';

// Without these, Chromium calls its maker's hosts while the tests run.
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isRoot = process.getuid?.() === 0;

/** What puppeteer-core needs to launch an installed Chrome or Chromium. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  const executablePath = requireProgram({
    find: findChromium,
    packages: ['chromium'],
    advice: 'Install Chrome or Chromium, or set CHROME_PATH to a browser of that kind.',
  });
  const sandbox = isRoot ? ['--no-sandbox'] : [];
  // The soak test collects garbage when it wants to.
  const args = [...sandbox, ...QUIET, '--lang=en-US', '--js-flags=--expose-gc'];
  return { executablePath, args };
}

type Launcher = ReturnType<typeof chromeLauncher> | ReturnType<typeof webdriverLauncher>;

const LAUNCHERS: Readonly<Record<string, () => Launcher | Promise<Launcher>>> = {
  chromium: () =>
    chromeLauncher({ launchOptions: chromiumOptions(), concurrency: 2, createPage: openWindow }),
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

/**
 * Opens a page in a window of its own: of two tabs in one window the browser hides one, which then
 * draws no frames and has no focus.
 */
async function openWindow({ browser }: { browser: Browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateFocusedPage(true);
  return page;
}

/** Launches an installed Firefox, which puppeteer-core drives as it does Chromium. */
function launchFirefox(): Launcher {
  const executablePath = requireProgram({
    find: () =>
      findProgram(
        process.env.FIREFOX_PATH ?? '',
        'firefox-esr',
        'firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        join(process.env.ProgramFiles ?? '', 'Mozilla Firefox/firefox.exe'),
      ),
    packages: ['firefox-esr'],
    advice: 'Install Firefox, or set FIREFOX_PATH to one, to run the tests in it.',
  });
  const launcher = chromeLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath,
      headless: true,
      extraPrefsFirefox: {
        'intl.locale.requested': 'en-US',
        'intl.accept_languages': 'en-US, en',
      },
    },
    concurrency: 1,
  });
  launcher.name = 'Firefox';
  return launcher;
}

/** Launches WebKitGTK, the nearest to Safari that runs on Linux. */
async function launchWebKit(): Promise<Launcher> {
  const required = (find: () => string | undefined) =>
    requireProgram({ find, packages: WEBKIT_PACKAGES, advice: WEBKIT_ADVICE });
  const driver = required(() => findProgram('WebKitWebDriver'));
  const xvfbRun = required(() => findProgram('xvfb-run'));
  required(() => findProgram('xauth'));
  const binary = required(findMiniBrowser);
  const capabilities = {
    browserName: 'MiniBrowser',
    // Without it the session is refused.
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  return webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: await startWebKitDriver(xvfbRun, driver),
    path: '/',
    // A page that hangs answers no command; by default the launcher asks for eight minutes.
    connectionRetryTimeout: 60_000,
    connectionRetryCount: 0,
    capabilities,
  });
}

/** Returns the path of a program, whose Debian packages are installed first if it is missing. */
function requireProgram({ find, packages, advice }: Wanted): string {
  return find() ?? (install(packages) ? find() : undefined) ?? giveUp(advice);
}

/** Installs Debian packages if that needs nobody's consent: as root, with apt-get. */
function install(packages: readonly string[]): boolean {
  if (!isRoot || !findProgram('apt-get')) {
    return false;
  }
  console.error(`Installing ${packages.join(', ')} with apt-get`);
  return [['update'], ['install', '--yes', '--no-install-recommends', ...packages]].every(
    (args) =>
      spawnSync('apt-get', ['-qq', ...args], {
        // The standard output is left to the results of the tests.
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0,
  );
}

function findChromium(): string | undefined {
  try {
    return InstalledChrome.getInstallations()[0];
  } catch {
    // On Linux it throws if it finds none.
    return undefined;
  }
}

/** Returns the first program that is installed, of paths and of names to look for in `PATH`. */
function findProgram(...candidates: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .filter((name) => name !== '')
    .flatMap((name) => (isAbsolute(name) ? name : folders.map((folder) => join(folder, name))))
    .find((path) => existsSync(path));
}

/** WebKit's browser is beside its library, in a folder named after machine and version. */
function findMiniBrowser(): string | undefined {
  return readdirSync('/usr/lib')
    .filter((machine) => machine.includes('-linux-'))
    .flatMap((machine) =>
      readdirSync(join('/usr/lib', machine))
        .filter((name) => name.startsWith('webkit2gtk-'))
        .map((name) => join('/usr/lib', machine, name, 'MiniBrowser')),
    )
    .sort()
    .findLast((path) => existsSync(path));
}

function giveUp(advice: string): never {
  console.error(advice);
  process.exit(1);
}
