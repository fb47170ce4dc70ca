import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Rooted } from '../dom/portable-element.js';
import type { Clock } from '../api/clock.js';
import { emptySentence, errorSentence, spokenFindings, spokenPage } from '../i18n/sentences.js';
import type { Translator } from '../i18n/translator.js';
import type { Findings } from '../model/findings.js';
import type { LeadList } from '../model/lead-list.js';
import type { Period } from '../model/period.js';
import type { LeadsSession } from '../session/leads-session.js';
import type { ChangeNews, Failure, News } from '../session/news.js';
import { TRAITS } from '../session/operations.js';

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

/** The element, as this controller sees it. */
export interface AnnouncerHost extends ReactiveControllerHost, Rooted {
  readonly isConnected: boolean;
}

/** Chooses what a screen reader says of each change, and when: one sentence at a time. */
export class AnnouncerController implements ReactiveController {
  /** The sentence in the live region. */
  sentence = '';

  readonly #host: AnnouncerHost;
  readonly #clock: Clock;
  /** Whether the reader has been told something about this list. */
  #hasSpoken = false;
  /** That of the last update. */
  #translator: Translator | undefined;
  #cancelNext: (() => void) | undefined;
  #cancelSlow: (() => void) | undefined;

  constructor(host: AnnouncerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Announces a sentence in place of the one before; `''` for silence. */
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

  /** Announces a failure that the reader is to see. */
  announceFailure({ error, operation, isShown }: Failure, translator: Translator): void {
    const { failureText } = TRAITS[operation];
    if (failureText) {
      this.announce(isShown ? errorSentence(error, translator, failureText) : '');
    }
  }

  /** Announces what is about to be drawn. */
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

  /** Forgets what was said: it was about another list. */
  clear(): void {
    this.#hasSpoken = false;
    this.announce('');
  }

  /** Announces that it loads, once the reader has waited for long. */
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

  /** Whether the reader seems to wait for what comes: has been told of it, or has the focus here. */
  get #hasListener(): boolean {
    return this.#hasSpoken || Boolean(this.#host.renderRoot?.activeElement);
  }

  #announceItem(
    item: News,
    { list, findings }: LeadsSession,
    period: Period,
    translator: Translator,
  ): void {
    switch (item.type) {
      case 'change':
        this.#announceChange(item, list, period, translator);
        break;
      case 'findings':
        this.#announceFindings(item.findings, list, translator);
        break;
      case 'pause':
        this.#announceFindings(findings, list, translator);
        break;
      case 'refusal':
        this.announce(translator.text('periodError'));
        break;
      case 'conditions':
        break;
    }
  }

  /**
   * Announces what an operation has brought: the rows of a further page, the new inquiries of a
   * refresh, and the first page only if the reader seems to wait for it.
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

  /** Announces what a search has found by now; without a search, how many leads are shown. */
  #announceFindings(
    findings: Findings | undefined,
    { leads: { length: shown }, total }: LeadList,
    translator: Translator,
  ): void {
    if (shown > 0) {
      this.announce(
        findings
          ? spokenFindings(translator, findings)
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
