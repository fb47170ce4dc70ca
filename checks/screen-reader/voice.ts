/** What a voice at normal rate gets to say of what is sent to it. */
import type { LogEntry } from './orca-log.js';

/** About 170 words a minute, as voices come. */
const CHARACTERS_PER_SECOND = 15;

/** What is silenced so soon is not even begun. */
const BEGIN_MS = 250;

/** A key of the reader's. */
interface KeyPress {
  readonly kind: 'key';
  readonly timeMs: number;
}

export interface Utterance {
  readonly text: string;
  /** When it was sent. */
  readonly sentMs: number;
  /** When the voice has said it, or would have. */
  readonly endMs: number;
  /** Whether the voice says it all, is silenced before the end, or before it has begun. */
  readonly outcome: 'said' | 'cut off' | 'unheard';
}

/**
 * Goes through a log: what is sent while the voice speaks waits for its turn. A reader who presses a
 * key has heard enough of what was said before.
 */
export function listen(entries: readonly (LogEntry | KeyPress)[]): Utterance[] {
  let utterances: Utterance[] = [];
  for (const entry of entries) {
    if (entry.kind === 'speech') {
      const start = Math.max(entry.timeMs, utterances.at(-1)?.endMs ?? 0);
      const endMs = start + (entry.text.length / CHARACTERS_PER_SECOND) * 1000;
      const { text, timeMs: sentMs } = entry;
      utterances = [...utterances, { text, sentMs, endMs, outcome: 'said' }];
    } else {
      utterances = utterances.map((utterance) =>
        utterance.endMs > entry.timeMs ? silenced(utterance, entry) : utterance,
      );
    }
  }
  return utterances;
}

function silenced(utterance: Utterance, { kind, timeMs }: LogEntry | KeyPress): Utterance {
  const { sentMs } = utterance;
  if (kind === 'key') {
    return { ...utterance, endMs: timeMs };
  }
  return {
    ...utterance,
    endMs: timeMs,
    outcome: timeMs - sentMs > BEGIN_MS ? 'cut off' : 'unheard',
  };
}
