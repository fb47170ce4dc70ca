import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../waiting/clock.js';
import {
  countSentence,
  emptySentence,
  resultSentence,
  type Translator,
} from '../i18n/sentences.js';
import type { ListState, Step } from '../client-list/list-state.js';

/** A shorter wait needs no announcement. */
const SLOW_MS = 1000;

/**
 * The delay between a change and its announcement. By then, the focus has moved, which would
 * interrupt the sentence, and the previous text is gone: a screen reader speaks only the difference
 * between two texts.
 */
const DELAY_MS = 150;

/** A sentence that stays would be heard again by a reader on a walk through the page. */
const STAY_MS = 5000;

type AnnouncerHost = ReactiveControllerHost & { readonly renderRoot: ShadowRoot };

/** Chooses which sentence a screen reader speaks after each change, and when: one at a time. */
export class AnnouncerController implements ReactiveController {
  sentence = '';

  readonly #host: AnnouncerHost;
  readonly #clock: Clock;
  /** Whether the reader has heard an announcement about this list. */
  #hasSpoken = false;
  #cancelNext: (() => void) | undefined;
  #cancelSlow: (() => void) | undefined;

  constructor(host: AnnouncerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Announces a sentence instead of the previous one; `''` for silence. */
  announce(sentence: string): void {
    this.#show('');
    if (sentence === '') {
      return;
    }
    this.#hasSpoken = true;
    this.#cancelNext = this.#clock.after(DELAY_MS, () => {
      this.#show(sentence);
      this.#cancelNext = this.#clock.after(STAY_MS, () => this.#show(''));
    });
  }

  announceSteps(steps: readonly Step[], list: ListState, translator: Translator): void {
    for (const step of steps) {
      const hasListener = this.#hasSpoken || this.#host.renderRoot.activeElement !== null;
      const sentence = sentenceFor(step, list, translator, hasListener);
      if (sentence !== '') {
        this.announce(sentence);
      }
    }
  }

  /** Forgets what it has announced of the previous list, and announces its end, if at all. */
  startOver(sentence: string): void {
    this.#hasSpoken = false;
    this.announce(sentence);
  }

  /** Announces that the list is loading, after a long wait. */
  announceWait(isWaiting: boolean, sentence: () => string): void {
    if (!isWaiting) {
      this.#cancelSlow?.();
      this.#cancelSlow = undefined;
    } else {
      this.#cancelSlow ??= this.#clock.after(SLOW_MS, () => this.announce(sentence()));
    }
  }

  hostDisconnected(): void {
    this.#show('');
  }

  #show(sentence: string): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
    this.sentence = sentence;
    this.#host.requestUpdate();
  }
}

/**
 * Returns the sentence for one step; `''` if it needs none. A failure is announced before it is
 * drawn, and a search when it ends.
 *
 * @param hasListener whether the reader seems to be waiting: has heard an announcement, or has the
 * focus here
 */
function sentenceFor(
  step: Step,
  { leads: { length: shown }, total, filterResult, hasPeriod }: ListState,
  translator: Translator,
  hasListener: boolean,
): string {
  const count = () => countSentence(translator, shown, total);
  if (step.type === 'result' || step.type === 'pause') {
    const sentence = filterResult ? resultSentence(translator, filterResult) : count();
    return shown === 0 ? '' : sentence;
  }
  if (step.type !== 'change') {
    return '';
  }
  const { added, arrived } = step.change;
  switch (step.operation) {
    case 'first':
      if (!hasListener || shown > total) {
        return '';
      }
      return shown === 0 ? emptySentence(translator, hasPeriod) : count();
    case 'more':
      return added > 0 ? translator.text('loaded', { n: added, shown, total }) : count();
    case 'refresh':
    case 'refreshHead':
      return arrived > 0 ? translator.text('newLeads', { n: arrived }) : '';
    case 'readOn':
      return '';
  }
}
