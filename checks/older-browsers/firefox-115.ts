/** Firefox 115, the last for Windows 7, as `get-firefox.sh` gets it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, listens } from '../../tools/ports.js';
import { callOf, type OlderBrowser, type OlderPage } from './older-browser.js';

const FOLDER = resolve('checks/older-browsers/node_modules/.firefox-115');
export const FIREFOX = join(FOLDER, 'usr/lib/firefox-esr/firefox-esr');
const LIBRARIES = join(FOLDER, 'usr/lib/x86_64-linux-gnu');

/** More than their height, in pixels. */
const TOOLBARS = 100;

const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'en-US, en',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.server': '',
};

export async function startFirefox(): Promise<OlderBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
  const port = await freePort();
  const preferences = Object.entries({ ...PREFERENCES, 'marionette.port': port });
  const lines = preferences.map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(join(folder, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--marionette', '--no-remote', '--profile', folder];
  const env = {
    ...process.env,
    HOME: folder,
    LD_LIBRARY_PATH: LIBRARIES,
    MOZ_HEADLESS_WIDTH: '1000',
    MOZ_HEADLESS_HEIGHT: '900',
  };
  const child = spawn(FIREFOX, args, { env, stdio: 'ignore' });
  await listens(port);
  const socket = connect(port, '127.0.0.1');
  const marionette = new Marionette(socket);
  await marionette.send('WebDriver:NewSession', {});
  return {
    newPage: () => openPage(marionette),
    async close() {
      const exit = once(child, 'exit');
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] });
      await exit;
      socket.destroy();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Answer {
  readonly error?: { readonly error: string; readonly message: string };
  readonly result: unknown;
}

/** The browser's own protocol: each message is its length in bytes, a colon, and JSON. */
class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const colon = rest.indexOf(':');
        const end = colon + 1 + Number(rest.toString('latin1', 0, Math.max(colon, 0)));
        if (colon < 0 || rest.length < end) {
          return;
        }
        this.#take(JSON.parse(rest.toString('utf8', colon + 1, end)));
        rest = rest.subarray(end);
      }
    });
  }

  async send<Result>(command: string, params: object): Promise<Result> {
    const id = ++this.#last;
    const text = JSON.stringify([0, id, command, params]);
    const answer = new Promise<Answer>((fulfil) => this.#waiting.set(id, fulfil));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const { error, result } = await answer;
    if (error) {
      throw new Error(`${command}: ${error.error}, ${error.message}`);
    }
    return result as Result;
  }

  /** The first message is a greeting. */
  #take(message: unknown): void {
    if (Array.isArray(message)) {
      const [, id, error, result] = message as [number, number, Answer['error'], unknown];
      this.#waiting.get(id)?.(error ? { error, result } : { result });
      this.#waiting.delete(id);
    }
  }
}

async function openPage(marionette: Marionette): Promise<OlderPage> {
  const { handle } = await marionette.send<{ handle: string }>('WebDriver:NewWindow', {
    type: 'tab',
    focus: true,
  });

  /** Sends a command to this tab. */
  async function send<Value>(command: string, params = {}): Promise<Value> {
    await marionette.send('WebDriver:SwitchToWindow', { handle });
    const { value } = await marionette.send<{ value: Value }>(command, params);
    return value;
  }

  return {
    evaluate: (run: unknown, ...args: unknown[]) =>
      send('WebDriver:ExecuteScript', {
        script: `return ${callOf(run, args)}`,
        args: [],
        sandbox: null,
      }),
    goto: (url) => send('WebDriver:Navigate', { url }),
    back: () => send('WebDriver:Back'),
    async pressTab() {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: '\uE004' }));
      await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    picture: () => send('WebDriver:TakeScreenshot', { full: false }),
    // With the scale of the screen, which is enough for this engine's letters.
    resize: (width, height) =>
      send('WebDriver:SetWindowRect', { width, height: height + TOOLBARS }),
  };
}
