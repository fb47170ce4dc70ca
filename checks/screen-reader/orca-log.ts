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
/** A text may have several lines. */
const ENTRY =
  /^(\d\d):(\d\d):(\d\d\.\d+) - (?:SPEECH OUTPUT: '((?:(?!\n\d\d:).)*)' (?:\{[^\n]*\}|None)|DEFAULT: Interrupting presentation)\n/gms;
/** More than an entry has. */
const LENGTH = 10_000;

export class OrcaLog {
  readonly path: string;
  readonly #entries: LogEntry[] = [];
  readonly #decoder = new TextDecoder();
  #offset = 0;
  /** What may be the beginning of an entry. */
  #rest = '';

  constructor(path: string) {
    this.path = path;
  }

  /** The log so far. */
  entries(): readonly LogEntry[] {
    const text = this.#rest + this.#decoder.decode(this.#readNew(), { stream: true });
    let end = text.length - LENGTH;
    for (const match of text.matchAll(ENTRY)) {
      const [all, hours, minutes, seconds, spoken] = match;
      const timeMs = timeOf(Number(hours), Number(minutes), Number(seconds));
      const words = spoken?.replaceAll(/\s+/g, ' ').trim();
      if (words) {
        this.#entries.push({ kind: 'speech', timeMs, text: words });
      } else if (words === undefined) {
        this.#entries.push({ kind: 'interruption', timeMs });
      }
      end = Math.max(end, match.index + all.length);
    }
    this.#rest = text.slice(Math.max(0, end));
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
