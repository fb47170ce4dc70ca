import { readdirSync } from 'node:fs';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { requireProgram } from './require-program.js';
import { startWebKitDriver } from './webkit-driver.js';

const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'xauth'];
const ADVICE =
  'Install WebKitGTK with its WebDriver and xvfb (on Debian: webkit2gtk-driver, xvfb, xauth) ' +
  'to run the tests in WebKit.';

/** @param {string[]} candidates */
const requireWebKit = (candidates) =>
  requireProgram({ candidates, packages: PACKAGES, advice: ADVICE });

/** The browser lies beside its library, in a folder named after machine and version. */
function miniBrowsers() {
  return readdirSync('/usr/lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .flatMap((machine) =>
      readdirSync(`/usr/lib/${machine.name}`)
        .filter((name) => name.startsWith('webkit2gtk-'))
        .map((name) => `/usr/lib/${machine.name}/${name}/MiniBrowser`),
    )
    .sort()
    .reverse();
}

/** Launches WebKitGTK, the nearest to Safari that runs on Linux. */
export async function launchWebKit() {
  const driver = requireWebKit(['WebKitWebDriver']);
  const xvfbRun = requireWebKit(['xvfb-run']);
  requireWebKit(['xauth']);
  const binary = requireWebKit(miniBrowsers());
  return webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: await startWebKitDriver({ xvfbRun, driver }),
    path: '/',
    // A page that hangs answers no command; the default is to ask for eight minutes.
    connectionRetryTimeout: 60_000,
    connectionRetryCount: 0,
    capabilities: {
      browserName: 'MiniBrowser',
      // Without it the session is refused.
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    },
  });
}
