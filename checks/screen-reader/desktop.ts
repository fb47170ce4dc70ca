/** A desktop without a screen, on which Orca reads a browser aloud into a log. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
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

const FIREFOX_PREFERENCES = `
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.tabs.firefox-view", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.accept_languages", "ru, en");
`;

const CHROMIUM_OPTIONS = `--force-renderer-accessibility --disable-gpu --no-first-run
  --disable-background-networking --disable-component-update --disable-sync
  --password-store=basic --disable-features=Translate`.replaceAll(/\s+/g, ' ');

/** A shell that reads commands, on an X server and a session bus of its own. */
const SHELL = [
  ...['xvfb-run', '-a', '-s', '-screen 0 1280x1000x24 -nolisten tcp'],
  ...['dbus-run-session', '--', 'sh'],
] as const;

const SET_STATUS = `dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus
  org.freedesktop.DBus.Properties.Set string:org.a11y.Status`.replaceAll(/\s+/g, ' ');

const MAX_STARTS = 3;
const START_MS = 30_000;

export interface DesktopOptions {
  /** The language of Orca. */
  readonly language: 'ru' | 'en';
  readonly browser: Browser;
  /** The path of the browser. */
  readonly program: string;
}

export class Desktop {
  readonly log: OrcaLog;
  readonly #folder = mkdtempSync(join(tmpdir(), 'client-leads-orca-'));
  readonly #options: DesktopOptions;
  readonly #shell: ChildProcess;
  readonly #answers: Interface;

  private constructor(options: DesktopOptions) {
    this.#options = options;
    this.log = new OrcaLog(join(this.#folder, 'orca.log'));
    this.#write('bin/pgrep', FIND_NO_PROCESS, 0o755);
    this.#write('.config/speech-dispatcher/speechd.conf', SPEECH_DISPATCHER);
    this.#write('.local/share/orca/orca-customizations.py', CUSTOMIZATIONS);
    this.#write('firefox/user.js', FIREFOX_PREFERENCES);
    mkdirSync(join(this.#folder, 'run'), { mode: 0o700 });
    const [program, ...args] = SHELL;
    // In a process group of its own, with which all that it starts ends.
    this.#shell = spawn(program, args, {
      detached: true,
      cwd: this.#folder,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        PATH: [join(this.#folder, 'bin'), process.env.PATH].join(delimiter),
        HOME: this.#folder,
        TMPDIR: this.#folder,
        XDG_RUNTIME_DIR: join(this.#folder, 'run'),
        LANG: `${this.#locale}.UTF-8`,
        LANGUAGE: options.language,
        LOCPATH: this.#folder,
        TZ: 'UTC',
      },
    });
    this.#answers = createInterface(this.#shell.stdout!);
    process.on('exit', this.#clear);
  }

  /** Starts a desktop, and another one if a program hangs, as speech-dispatcher sometimes does. */
  static async start(options: DesktopOptions): Promise<Desktop> {
    for (let attempt = 1; ; attempt++) {
      const desktop = new Desktop(options);
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
    const locale = this.#locale;
    await this.#run(`localedef -i ${locale} -f UTF-8 ./${locale}.UTF-8`);
    await this.#run('openbox &');
    await this.#run('speech-dispatcher --run-single --timeout 0 &');
    await this.#run('until [ -e run/speech-dispatcher/speechd.sock ]; do sleep 0.1; done');
    for (const name of ['IsEnabled', 'ScreenReaderEnabled']) {
      await this.#run(`${SET_STATUS} string:${name} variant:boolean:true`);
    }
    await this.#run(`orca --debug-file=${this.log.path} &`);
    await this.log.firstSpeech();
    // The pointer begins in the middle. Orca would also speak the tooltip of the row below it.
    await this.#run('xdotool mousemove 0 0');
  }

  /** Opens a page in a window that fills the screen. */
  async open(url: string): Promise<void> {
    const { browser, program } = this.#options;
    const asRoot = process.getuid?.() === 0 ? '--no-sandbox' : '';
    const options =
      browser === 'firefox'
        ? `--no-remote --profile firefox`
        : `${CHROMIUM_OPTIONS} ${asRoot} --user-data-dir=chromium`;
    await this.#run(`"${program}" ${options} --kiosk "${url}" &`);
  }

  /** Presses a key, by its name in X. */
  async press(key: string): Promise<void> {
    await this.#run(`xdotool key --clearmodifiers ${key}`);
  }

  /** Ends everything that runs on this desktop. */
  async stop(): Promise<void> {
    const ended = once(this.#shell, 'exit');
    this.#kill();
    await ended;
    process.off('exit', this.#clear);
    this.#clear();
  }

  get #locale(): string {
    return { ru: 'ru_RU', en: 'en_US' }[this.#options.language];
  }

  #write(path: string, text: string, mode = 0o644): void {
    const file = join(this.#folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
  }

  /** Runs a command of the shell. One that ends in `&` goes on. */
  async #run(command: string): Promise<void> {
    const answered = once(this.#answers, 'line', { signal: AbortSignal.timeout(START_MS) });
    this.#shell.stdin!.write(`(${command}) >/dev/null 2>&1; echo $?\n`);
    const [code] = (await answered) as [string];
    if (code !== '0') {
      throw new Error(`${command} has failed.`);
    }
  }

  readonly #clear = (): void => {
    this.#kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  #kill(): void {
    if (this.#shell.exitCode === null && !this.#shell.signalCode) {
      process.kill(-this.#shell.pid!, 'SIGKILL');
    }
  }
}
