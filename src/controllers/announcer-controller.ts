import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../api/clock.js';
import type { Rooted } from '../dom/row-elements.js';
import { emptySentence, errorSentence, spokenResult, spokenPage } from '../i18n/sentences.js';
import type { Translator } from '../i18n/translator.js';
import type { FilterResult } from '../model/filter.js';
import type { LeadList } from '../model/lead-list.js';
import type { Period } from '../model/period.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { ChangeNews, Failure, News } from '../session/news.js';
import { TRAITS } from '../session/operations.js';

/** A shorter wait needs no announcement. */
const SLOW_MS = 1000;

/**
 * The delay between a change and its announcement. By then, the focus has moved, which would
 * interrupt the sentence, and the previous text is gone: a screen reader speaks only the difference
 * between two texts.
 */
const DELAY_MS = 150;

/**
 * The time that a sentence stays. Later, a reader on a walk through the page would hear it again.
 */
const STAY_MS = 5000;

/** The element, as this controller sees it. */
export interface AnnouncerHost extends ReactiveControllerHost, Rooted {
  readonly isConnected: boolean;
}

/** Chooses which sentence a screen reader speaks after each change, and when: one at a time. */
export class AnnouncerController implements ReactiveController {
  /** The sentence in the live region. */
  sentence = '';

  readonly #host: AnnouncerHost;
  readonly #clock: Clock;
  /** Whether the reader has heard an announcement about this list. */
  #hasSpoken = false;
  /** The translator of the last update. */
  #translator: Translator | undefined;
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

  /** Announces a failure, unless the page hides it from the reader. */
  announceFailure({ error, operation }: Failure, isShown: boolean, translator: Translator): void {
    const { failureText } = TRAITS[operation];
    if (failureText) {
      this.announce(isShown ? errorSentence(error, translator, failureText) : '');
    }
  }

  /** Announces news that is about to be drawn. */
  announceNews(
    news: readonly News[],
    session: LeadsSession,
    period: Period,
    translator: Translator,
  ): void {
    for (const item of news) {
      this.#announceItem(item, session, period, translator);
    }
  }

  /** Forgets previous announcements, which were about another list. */
  clear(): void {
    this.#hasSpoken = false;
    this.announce('');
  }

  /** Announces that the list is loading, after a long wait. */
  announceWait(isWaiting: boolean, translator: Translator): void {
    this.#translator = translator;
    if (!isWaiting || !this.#host.isConnected) {
      this.#cancelSlow?.();
      this.#cancelSlow = undefined;
    } else {
      this.#cancelSlow ??= this.#clock.after(SLOW_MS, () =>
        this.announce(this.#translator?.text('loading') ?? ''),
      );
    }
  }

  hostDisconnected(): void {
    this.#show('');
  }

  /** Whether the reader seems to be waiting: has heard an announcement, or has the focus here. */
  get #hasListener(): boolean {
    return this.#hasSpoken || Boolean(this.#host.renderRoot?.activeElement);
  }

  #announceItem(
    item: News,
    { list, filterResult }: LeadsSession,
    period: Period,
    translator: Translator,
  ): void {
    switch (item.type) {
      case 'change':
        this.#announceChange(item, list, period, translator);
        break;
      case 'result':
        this.#announceResult(item.filterResult, list, translator);
        break;
      case 'pause':
        this.#announceResult(filterResult, list, translator);
        break;
      case 'refusal':
        this.announce(translator.text('periodError'));
        break;
      case 'filters':
        break;
    }
  }

  /**
   * Announces the result of an operation: the rows of a further page, the new inquiries of a
   * refresh, and the first page only if the reader seems to be waiting for it.
   */
  #announceChange(
    { operation, change: { added, arrived } }: ChangeNews,
    { leads: { length: shown }, total }: LeadList,
    period: Period,
    translator: Translator,
  ): void {
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
        // A search is announced when it ends.
        break;
      case 'first':
      case 'probe':
        if (!this.#hasListener) {
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

  /** Announces the result of a search so far. Without a search, announces the number of leads. */
  #announceResult(
    filterResult: FilterResult | undefined,
    { leads: { length: shown }, total }: LeadList,
    translator: Translator,
  ): void {
    if (shown > 0) {
      this.announce(
        filterResult
          ? spokenResult(translator, filterResult)
          : translator.text('shown', { shown, total }),
      );
    }
  }

  #show(sentence: string): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
    this.sentence = sentence;
    this.#host.requestUpdate();
  }
}
