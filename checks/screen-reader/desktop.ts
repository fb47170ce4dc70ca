/** A desktop without a screen, on which Orca reads a browser aloud into a log. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { runCommand } from '../../tools/run-command.js';
import { OrcaLog } from './orca-log.js';

export type Browser = 'firefox' | 'chromium';

/** The settings of the reader in Orca; all others are the defaults. */
const CUSTOMIZATIONS = `
from orca import debug, settings

# The screen reader requests the page in parts, with the place in a list.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False
settings.enablePositionSpeaking = True
settings.enableBraille = False
settings.enableKeyEcho = False

# The log is read while it is written.
debug.debugFile.reconfigure(line_buffering=True)
`;

/** Speech goes to a silent voice, through an output that needs no device: the log has the words. */
const SPEECH_DISPATCHER = `
AudioOutputMethod "libao"
DefaultModule dummy
`;

/** Orca does not start while another one of the same user exists, on another desktop or dead. */
const FIND_NO_PROCESS = '#!/bin/sh\nexit 1\n';

const FIREFOX_PREFERENCES = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.tabs.firefox-view': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'ru, en',
};

const CHROMIUM_OPTIONS = [
  '--force-renderer-accessibility',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
  '--disable-features=Translate',
];

/** Sets a status of the accessibility bus. */
const SET_STATUS = [
  '--session --print-reply --dest=org.a11y.Bus /org/a11y/bus'.split(' '),
  'org.freedesktop.DBus.Properties.Set string:org.a11y.Status'.split(' '),
].flat();

const MAX_STARTS = 3;
const START_MS = 30_000;
const POLL_MS = 50;

export interface DesktopOptions {
  /** The language of Orca. */
  readonly language: 'ru' | 'en';
  readonly browser: Browser;
  /** The path of the browser. */
  readonly program: string;
}

export class Desktop {
  readonly log: OrcaLog;
  readonly #folder: string;
  readonly #options: DesktopOptions;
  readonly #children: ChildProcess[] = [];
  #environment: NodeJS.ProcessEnv;

  private constructor(options: DesktopOptions) {
    this.#options = options;
    this.#folder = mkdtempSync(join(tmpdir(), 'client-leads-orca-'));
    const locale = { ru: 'ru_RU.UTF-8', en: 'en_US.UTF-8' }[options.language];
    this.#environment = {
      PATH: [join(this.#folder, 'bin'), process.env.PATH].join(delimiter),
      HOME: this.#folder,
      XDG_RUNTIME_DIR: join(this.#folder, 'run'),
      LANG: locale,
      LANGUAGE: options.language,
      LOCPATH: join(this.#folder, 'locale'),
      TZ: 'UTC',
    };
    this.log = new OrcaLog(join(this.#folder, 'orca.log'));
  }

  /** Starts a desktop, and another one if a program hangs, as speech-dispatcher sometimes does. */
  static async start(options: DesktopOptions): Promise<Desktop> {
    for (let attempt = 1; ; attempt++) {
      const desktop = new Desktop(options);
      process.on('exit', desktop.#clear);
      try {
        await desktop.#start();
        return desktop;
      } catch (error) {
        await desktop.stop();
        if (attempt === MAX_STARTS) {
          throw error;
        }
      }
    }
  }

  async #start(): Promise<void> {
    await this.#writeFiles();
    this.#environment.DISPLAY = `:${await this.#startXvfb()}`;
    this.#environment.DBUS_SESSION_BUS_ADDRESS = await this.#startBus();
    this.#spawn('openbox', []);
    this.#spawn('speech-dispatcher', ['--run-single', '--timeout', '0']);
    await untilExists(join(this.#folder, 'run/speech-dispatcher/speechd.sock'));
    for (const name of ['IsEnabled', 'ScreenReaderEnabled']) {
      await this.#run('dbus-send', [...SET_STATUS, `string:${name}`, 'variant:boolean:true']);
    }
    this.#spawn('orca', [`--debug-file=${this.log.path}`]);
    await this.log.firstSpeech();
    // The pointer begins in the middle. Orca would also speak the tooltip of the row below it. Comes
    // last, since an X server that has lost its only client puts the pointer back.
    await this.#run('xdotool', ['mousemove', '0', '0']);
  }

  async #writeFiles(): Promise<void> {
    const write = (path: string, text: string, mode = 0o644) => {
      const file = join(this.#folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode });
    };
    mkdirSync(join(this.#folder, 'run'), { mode: 0o700 });
    mkdirSync(join(this.#folder, 'locale'));
    write('bin/pgrep', FIND_NO_PROCESS, 0o755);
    write('.config/speech-dispatcher/speechd.conf', SPEECH_DISPATCHER);
    write('.local/share/orca/orca-customizations.py', CUSTOMIZATIONS);
    const preferences = Object.entries(FIREFOX_PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    write('firefox/user.js', preferences.join(''));
    const [locale = ''] = (this.#environment.LANG ?? '').split('.');
    const compiled = join(this.#folder, 'locale', `${locale}.UTF-8`);
    await this.#run('localedef', ['-i', locale, '-f', 'UTF-8', compiled]);
  }

  /** Starts an X server on a free display, and returns its number. */
  async #startXvfb(): Promise<string> {
    const screen = ['-screen', '0', '1280x1000x24', '-nolisten', 'tcp'];
    const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'pipe'];
    const xvfb = this.#spawn('Xvfb', ['-displayfd', '3', ...screen], stdio);
    return firstLine(xvfb.stdio[3] as Readable, 'Xvfb');
  }

  /** Starts a D-Bus for this desktop, and returns its address. */
  async #startBus(): Promise<string> {
    const options = ['--session', '--nofork', '--nopidfile', '--print-address=1'];
    const bus = this.#spawn('dbus-daemon', options, ['ignore', 'pipe', 'ignore']);
    return firstLine(bus.stdout!, 'dbus-daemon');
  }

  /** Opens a page in a window that fills the screen. */
  open(url: string): void {
    const { browser, program } = this.#options;
    const profile = join(this.#folder, browser);
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args =
      browser === 'firefox'
        ? ['--no-remote', '--profile', profile, '--kiosk', url]
        : [...CHROMIUM_OPTIONS, ...asRoot, `--user-data-dir=${profile}`, '--kiosk', url];
    this.#spawn(program, args);
  }

  /** Presses a key, by its name in X. */
  async press(key: string): Promise<void> {
    if (this.#running.length < this.#children.length) {
      throw new Error(`${this.#ended.join(', ')} has ended before the walk.`);
    }
    await this.#run('xdotool', ['key', '--clearmodifiers', key]);
  }

  /** Ends everything that runs on this desktop. */
  async stop(): Promise<void> {
    const ended = this.#running.map((child) => once(child, 'exit'));
    this.#kill();
    await Promise.all(ended);
    process.off('exit', this.#clear);
    this.#clear();
  }

  get #running(): ChildProcess[] {
    return this.#children.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode);
  }

  get #ended(): string[] {
    return this.#children
      .filter((child) => !this.#running.includes(child))
      .map(({ spawnfile }) => spawnfile);
  }

  readonly #clear = (): void => {
    this.#kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  /** Kills each program with its child processes. */
  #kill(): void {
    for (const { pid } of this.#running) {
      if (pid !== undefined) {
        process.kill(-pid, 'SIGKILL');
      }
    }
  }

  /** Starts a program in its own process group, so that its child processes end with it. */
  #spawn(program: string, args: string[], stdio: StdioOptions = 'ignore'): ChildProcess {
    const child = spawn(program, args, { detached: true, stdio, env: this.#environment });
    this.#children.push(child);
    return child;
  }

  async #run(program: string, args: string[]): Promise<void> {
    await runCommand(program, args, { env: this.#environment });
  }
}

async function untilExists(path: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (!existsSync(path)) {
    if (Date.now() > deadline) {
      throw new Error(`${path} does not come.`);
    }
    await wait(POLL_MS);
  }
}

async function firstLine(stream: Readable, program: string): Promise<string> {
  for await (const line of createInterface(stream)) {
    return line;
  }
  throw new Error(`${program} has ended before it was ready.`);
}
