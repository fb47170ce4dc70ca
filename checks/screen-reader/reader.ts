/** A reader at the keyboard, who listens to all speech after a change before the next key. */
import { setTimeout as wait } from 'node:timers/promises';
import { en } from '../../src/i18n/en.js';
import { ru } from '../../src/i18n/ru.js';
import type { Browser, Desktop } from './desktop.js';
import { listen, type Utterance } from './voice.js';

/** The expected speech, or texts for each browser if it may vary or Orca gets others. */
export type Expected = string | Readonly<Record<Browser, readonly string[]>>;

/** An action of the reader, and its result. */
export interface Step {
  readonly action: string;
  readonly expected: readonly string[];
  readonly heard: string;
  /** The texts that the voice could not finish. */
  readonly cutOff: readonly string[];
}

const POLL_MS = 50;

/** A loaded machine may be slow, and a refresh follows 15 s after the previous one. */
const PATIENCE_MS = 30_000;

/** A slow list announces that it loads, as on a busy machine. */
const SLOW_MS = 1000;
const WAITING: readonly unknown[] = [ru.loading, en.loading];

/** Later speech is heard, and found wrong, after the next key. */
const SILENCE_MS = 500;

export class Reader {
  readonly steps: Step[] = [];
  readonly #onStep: (step: Step) => void;
  readonly #desktop: Desktop;
  readonly #browser: Browser;
  readonly #keys: { kind: 'key'; timeMs: number }[] = [];
  #utteranceCount = 0;

  constructor(desktop: Desktop, browser: Browser, onStep: (step: Step) => void) {
    this.#onStep = onStep;
    this.#desktop = desktop;
    this.#browser = browser;
  }

  /** Opens a page, and lets Orca announce the page. */
  async arrive(url: string, title: string): Promise<void> {
    await this.#desktop.open(url);
    const hasArrived = () => this.#newUtterances.some(({ text }) => text === `${title} heading 1`);
    await this.#hear(hasArrived, { toTheEnd: true });
    this.#utteranceCount = this.#utterances.length;
  }

  /** Presses a key that moves on in the page, and listens until the next key is due. */
  async press(key: string, action: string, expected: Expected): Promise<void> {
    await this.#take(action, expected, () => this.#press(key), { toTheEnd: false });
  }

  async nextButton(expected: Expected): Promise<void> {
    await this.press('b', 'B: the next button', expected);
  }

  /** Presses the button that has the focus, which changes the page, and listens to the end. */
  async enter(action: string, expected: Expected): Promise<void> {
    await this.#take(action, expected, () => this.#press('Return'), { toTheEnd: true });
  }

  /** Makes a change without the reader, and listens to the end. */
  async notice(action: string, expected: Expected, happen: () => void): Promise<void> {
    await this.#take(action, expected, happen, { toTheEnd: true });
  }

  async #press(key: string): Promise<void> {
    this.#keys.push({ kind: 'key', timeMs: Date.now() });
    await this.#desktop.press(key);
  }

  async #take(
    action: string,
    texts: Expected,
    act: () => Promise<void> | void,
    how: { toTheEnd: boolean },
  ): Promise<void> {
    const expected = typeof texts === 'string' ? [texts] : texts[this.#browser];
    const slowMs = Date.now() + SLOW_MS;
    const isHeard = ({ text, sentMs, outcome }: Utterance) =>
      outcome !== 'unheard' && (!WAITING.includes(text) || sentMs < slowMs);
    await act();
    await this.#hear(() => expected.includes(joined(this.#newUtterances.filter(isHeard))), how);
    const all = this.#newUtterances;
    this.#utteranceCount += all.length;
    const utterances = all.filter(isHeard);
    const step = {
      action,
      expected,
      heard: joined(utterances),
      cutOff: utterances.filter(({ outcome }) => outcome === 'cut off').map(({ text }) => text),
    };
    this.steps.push(step);
    this.#onStep(step);
  }

  /** Waits for all expected speech: until it is sent, or until the voice has ended. */
  async #hear(isAll: () => boolean, { toTheEnd }: { toTheEnd: boolean }): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const isDone = isAll() || Date.now() > deadline;
      const last = this.#utterances.at(-1);
      const endMs = (toTheEnd ? last?.endMs : last?.sentMs) ?? 0;
      if (isDone && Date.now() > endMs + SILENCE_MS) {
        return;
      }
      await wait(POLL_MS);
    }
  }

  /** The speech since the last step. */
  get #newUtterances(): Utterance[] {
    return this.#utterances.slice(this.#utteranceCount);
  }

  get #utterances(): Utterance[] {
    const entries = [...this.#desktop.log.entries(), ...this.#keys];
    return listen(entries.sort((one, other) => one.timeMs - other.timeMs));
  }
}

function joined(utterances: readonly Utterance[]): string {
  return utterances.map(({ text }) => text).join(' ');
}
