/** Reads Orca's speech from its log. */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A text that Orca has sent to the voice, or its command to silence the voice. */
export type LogEntry =
  | { readonly kind: 'speech'; readonly timeMs: number; readonly text: string }
  | { readonly kind: 'interruption'; readonly timeMs: number };

const START_MS = 30_000;
const POLL_MS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;
const LINE = /^(\d\d):(\d\d):(\d\d\.\d+) - (.*)$/;
const SPEECH = /^SPEECH OUTPUT: '(.*)' (?:\{.*\}|None)$/s;
const INTERRUPTION = 'DEFAULT: Interrupting presentation';
/** Orca's indentation of the lines of a message after the first. */
const CONTINUATION = ' '.repeat(18);

export class OrcaLog {
  readonly path: string;
  readonly #entries: LogEntry[] = [];
  #offset = 0;
  /** The line that Orca has not finished. */
  #rest = Buffer.alloc(0);
  /** A speech message that may continue in the next line. */
  #open: { readonly timeMs: number; text: string } | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** The log so far. */
  entries(): readonly LogEntry[] {
    const bytes = Buffer.concat([this.#rest, this.#readNew()]);
    const end = bytes.lastIndexOf('\n') + 1;
    this.#rest = bytes.subarray(end);
    for (const line of bytes.toString('utf8', 0, end).split('\n')) {
      this.#addLine(line);
    }
    return this.#entries;
  }

  /** Waits until Orca has spoken for the first time. */
  async firstSpeech(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (!this.entries().some(({ kind }) => kind === 'speech')) {
      if (Date.now() > deadline) {
        throw new Error('Orca has said nothing since it was started.');
      }
      await wait(POLL_MS);
    }
  }

  #readNew(): Buffer {
    if (!existsSync(this.path)) {
      return Buffer.alloc(0);
    }
    const file = openSync(this.path, 'r');
    try {
      const bytes = Buffer.alloc(fstatSync(file).size - this.#offset);
      this.#offset += readSync(file, bytes, 0, bytes.length, this.#offset);
      return bytes;
    } finally {
      closeSync(file);
    }
  }

  #addLine(line: string): void {
    const [, hours, minutes, seconds, message] = LINE.exec(line) ?? [];
    if (message === undefined) {
      if (this.#open && line.startsWith(CONTINUATION)) {
        this.#addSpeech({ ...this.#open, text: `${this.#open.text} ${line.trim()}` });
      }
      return;
    }
    this.#open = undefined;
    const timeMs = timeOf(Number(hours), Number(minutes), Number(seconds));
    if (message === INTERRUPTION) {
      this.#entries.push({ kind: 'interruption', timeMs });
    } else if (message.startsWith('SPEECH OUTPUT:')) {
      this.#addSpeech({ timeMs, text: message });
    }
  }

  /** Adds speech, or keeps its first lines until the last one comes. */
  #addSpeech(message: { timeMs: number; text: string }): void {
    const [, spoken] = SPEECH.exec(message.text) ?? [];
    this.#open = spoken === undefined ? message : undefined;
    const text = spoken?.replaceAll(/\s+/g, ' ').trim();
    if (text) {
      this.#entries.push({ kind: 'speech', timeMs: message.timeMs, text });
    }
  }
}

/**
 * Returns the most recent moment with this time of day, in milliseconds since 1970: Orca logs only
 * the time, in UTC here.
 */
function timeOf(hours: number, minutes: number, seconds: number): number {
  const now = Date.now();
  const time = now - (now % DAY_MS) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return time > now + DAY_MS / 2 ? time - DAY_MS : time;
}
