import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import type { Translator } from '../i18n/translator.js';
import { emptySentence, spokenFindings, spokenPage, type Findings } from '../i18n/sentences.js';
import type { Change, LeadList } from '../model/lead-list.js';
import type { Period } from '../model/period.js';
import type { Operation } from './leads-controller.js';

/** A shorter wait needs no announcement. */
const SLOW_MS = 1000;

/**
 * How long a sentence waits after the change that it tells of. By then the focus has moved, which
 * would cut the sentence off, and the text before is gone: a text that replaces another is spoken
 * only in part, where the two differ.
 */
const DELAY_MS = 150;

/** How long a sentence stays. Later, a reader who walks through the page would hear it again. */
const STAY_MS = 5000;

/** What is shown after a change, as far as a sentence needs it. */
export interface Shown {
  /** How many leads are shown. */
  readonly shown: number;
  /** How many there are by the host's count. */
  readonly total: number;
  /** The period that is asked for. */
  readonly period: Period;
}

export interface LiveRegionControllerOptions {
  readonly clock: Clock;
  readonly translator: () => Translator;
  /** Whether the reader waits for rows. */
  readonly isBusy: () => boolean;
  /** Whether the focus is inside the element. */
  readonly hasFocus: () => boolean;
}

/** Chooses what a screen reader says of each change: one sentence at a time. */
export class LiveRegionController implements ReactiveController {
  /** The sentence in the live region. */
  sentence = '';

  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #options: LiveRegionControllerOptions;
  /** Whether the reader has been told something about this list. */
  #hasSpoken = false;
  #cancelNext: (() => void) | undefined;
  #cancelSlow: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    options: LiveRegionControllerOptions,
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Announces a sentence in place of the one before; `''` for silence. */
  announce(sentence: string): void {
    this.#show('');
    if (sentence === '') {
      return;
    }
    this.#hasSpoken = true;
    this.#cancelNext = this.#options.clock.after(DELAY_MS, () => {
      this.#show(sentence);
      this.#cancelNext = this.#options.clock.after(STAY_MS, () => this.#show(''));
    });
  }

  /**
   * Announces what an operation has brought: the rows of a further page, the new inquiries of a
   * refresh, and the first page only if the reader seems to wait for it.
   */
  announceChange({ added, arrived }: Change, operation: Operation, after: Shown): void {
    const { shown, total, period } = after;
    const translator = this.#options.translator();
    switch (operation) {
      case 'more':
        this.announce(spokenPage(translator, { added, shown, total }));
        break;
      case 'refresh':
      case 'refreshHead':
        if (arrived > 0) {
          this.announce(translator.text('newLeads', { n: arrived }));
        }
        break;
      case 'readOn':
        // A reading is announced when it ends.
        break;
      case 'first':
      case 'probe':
        if (!this.#hasSpoken && !this.#options.hasFocus()) {
          break;
        }
        if (shown === 0) {
          this.announce(emptySentence(translator, period));
        } else if (shown <= total) {
          this.announce(translator.text('shown', { shown, total }));
        }
        break;
    }
  }

  /** Announces what a search has found by now; without a search, how many leads are shown. */
  announceFindings(findings: Findings | undefined, { leads, total }: LeadList): void {
    const translator = this.#options.translator();
    const { length: shown } = leads;
    if (shown > 0) {
      this.announce(
        findings
          ? spokenFindings(translator, findings)
          : translator.text('shown', { shown, total }),
      );
    }
  }

  /** Forgets what was said: it was about another list. */
  clear(): void {
    this.#hasSpoken = false;
    this.announce('');
  }

  hostDisconnected(): void {
    this.#show('');
  }

  hostUpdated(): void {
    if (this.#host.isConnected && this.#options.isBusy()) {
      this.#cancelSlow ??= this.#options.clock.after(SLOW_MS, () =>
        this.announce(this.#options.translator().text('loading')),
      );
    } else {
      this.#cancelSlow?.();
      this.#cancelSlow = undefined;
    }
  }

  #show(sentence: string): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
    this.sentence = sentence;
    this.#host.requestUpdate();
  }
}
