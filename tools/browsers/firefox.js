import { join } from 'node:path';
import { chromeLauncher } from '@web/test-runner-chrome';
import { requireProgram } from './require-program.js';

const CANDIDATES = [
  process.env.FIREFOX_PATH,
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  join(process.env.ProgramFiles ?? '', 'Mozilla Firefox/firefox.exe'),
];

/** Launches an installed Firefox, which the same launcher as Chromium's drives. */
export function launchFirefox() {
  const executablePath = requireProgram({
    candidates: CANDIDATES,
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
