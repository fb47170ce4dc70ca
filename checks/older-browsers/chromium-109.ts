/** Chromium 109, the last for Windows 7, from a package of the npm registry. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { PATIENCE_MS } from '../driven/browser.js';
import { callOf, type OlderBrowser, type OlderPage } from './older-browser.js';

const FOLDER = 'checks/older-browsers/node_modules/@sparticuz/chromium/bin';
/** The compressed program, as the package has it. */
export const PACKED = resolve(FOLDER, 'chromium.br');
const PROGRAM = resolve(FOLDER, 'chromium');

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
  '--remote-debugging-pipe',
];

type Params = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export async function startChromium(): Promise<OlderBrowser> {
  await unpack();
  const folder = await mkdtemp(join(tmpdir(), 'client-leads-'));
  const child = spawn(PROGRAM, [...ARGS, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    newPage: () => openPage(connection),
    async close() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function unpack(): Promise<void> {
  if (!existsSync(PROGRAM)) {
    const part = `${PROGRAM}.${process.pid}`;
    await pipeline(createReadStream(PACKED), createBrotliDecompress(), createWriteStream(part));
    await chmod(part, 0o755);
    await rename(part, PROGRAM);
  }
}

/** The browser's own protocol, over a pipe: a zero byte ends a message. */
class Connection {
  readonly #input: Writable;
  readonly #listeners = new Set<(message: Message) => void>();
  #last = 0;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    let rest = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        this.#listeners.forEach((listener) => listener(JSON.parse(message) as Message));
      }
    });
  }

  async send<Result>(method: string, params: Params, sessionId?: string): Promise<Result> {
    const id = ++this.#last;
    const answer = this.wait((message) => message.id === id, method);
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answer;
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result as Result;
  }

  wait(isWanted: (message: Message) => boolean, name: string): Promise<Message> {
    return new Promise((fulfil, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(listen);
        act();
      };
      const listen = (message: Message) => {
        if (isWanted(message)) {
          finish(() => fulfil(message));
        }
      };
      const late = () => finish(() => reject(new Error(`${name} takes too long.`)));
      const timer = setTimeout(late, PATIENCE_MS);
      this.#listeners.add(listen);
    });
  }
}

interface Evaluated {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: { readonly exception: { readonly description: string } };
}

async function openPage(connection: Connection): Promise<OlderPage> {
  const target = await connection.send<Params>('Target.createTarget', { url: 'about:blank' });
  const attach = { ...target, flatten: true };
  const { sessionId } = await connection.send<{ sessionId: string }>(
    'Target.attachToTarget',
    attach,
  );
  const send = <Result>(method: string, params: Params = {}) =>
    connection.send<Result>(method, params, sessionId);
  await send('Page.enable');

  async function evaluate(run: unknown, ...args: unknown[]): Promise<unknown> {
    const options = { awaitPromise: true, returnByValue: true };
    const expression = callOf(run, args);
    const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
      expression,
      ...options,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception.description);
    }
    return result.value;
  }

  /** A page from the back/forward cache does not load again. */
  async function navigate(method: string, params: Params): Promise<void> {
    const shown = connection.wait(
      (message) =>
        message.sessionId === sessionId &&
        (message.method === 'Page.loadEventFired' ||
          (message.method === 'Page.frameNavigated' &&
            message.params?.type === 'BackForwardCacheRestore')),
      method,
    );
    await send(method, params);
    await shown;
  }

  return {
    evaluate: evaluate as Page['evaluate'],
    async picture() {
      const { data } = await send<{ data: string }>('Page.captureScreenshot');
      return data;
    },
    goto: (url) => navigate('Page.navigate', { url }),
    async back() {
      const { currentIndex, entries } = await send<{
        currentIndex: number;
        entries: readonly { readonly id: number }[];
      }>('Page.getNavigationHistory');
      await navigate('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]?.id });
    },
    async pressTab() {
      const facts = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
      await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...facts });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...facts });
    },
    async resize(width, height, deviceScaleFactor) {
      const size = { width, height, deviceScaleFactor, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', size);
    },
  };
}
