/** The texts that a voice at normal rate can finish. */
import type { LogEntry } from './orca-log.js';

/** About 170 words a minute, the usual default. */
const CHARACTERS_PER_SECOND = 15;

/** A text that is silenced this soon does not start. */
const BEGIN_MS = 250;

/** A key press of the reader. */
interface KeyPress {
  readonly kind: 'key';
  readonly timeMs: number;
}

export interface Utterance {
  readonly text: string;
  /** When it was sent. */
  readonly sentMs: number;
  /** When the voice has finished it, or would have. */
  readonly endMs: number;
  /** Whether the voice finishes it, is silenced before the end, or before it has started. */
  readonly outcome: 'said' | 'cut off' | 'unheard';
}

/**
 * Goes through a log. A text that is sent while the voice speaks waits. A reader who presses a
 * key does not need the earlier speech any more.
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
