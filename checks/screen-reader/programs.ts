/** Finds the programs of the desktop, installs Debian's, or lists those to install. */
import { drivenOptions } from '../../tools/browsers.js';
import { findProgram, required } from '../../tools/installed.js';
import { runCommand } from '../../tools/run-command.js';
import type { Browser } from './desktop.js';

/** Programs whose package has another name, by package. */
const PROGRAMS = {
  orca: 'orca',
  'speech-dispatcher': 'speech-dispatcher',
  openbox: 'openbox',
  xdotool: 'xdotool',
  xvfb: 'xvfb-run',
  'dbus-daemon': 'dbus-run-session',
  'dbus-bin': 'dbus-send',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  locales: '/usr/share/i18n/locales/ru_RU',
} as const;

const PACKAGES = Object.keys(PROGRAMS);

/** Makes sure that all programs except the browser are installed. */
export function requireDesktop(): void {
  const isThere = () =>
    Object.values(PROGRAMS).every((program) => findProgram(program) !== undefined);
  required(
    () => (isThere() ? 'all' : undefined),
    PACKAGES,
    `Install Orca and a desktop without a screen (Debian: ${PACKAGES.join(', ')}).`,
  );
}

/** Returns the path of a browser. */
export function browserProgram(browser: Browser): string {
  const { executablePath } = drivenOptions(browser);
  return executablePath ?? browser;
}

/** Returns the versions of the screen reader and the browser. */
export async function versionsOf(browser: Browser): Promise<string> {
  const versions = await Promise.all(
    ['orca', browserProgram(browser)].map(async (program) => {
      const { stdout } = await runCommand(program, ['--version']);
      return stdout.split(/,|\n/)[0]?.replace(' version', '').trim();
    }),
  );
  return versions.join(' and ');
}
