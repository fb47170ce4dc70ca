import type { ApiError } from '../api/api-error.js';
import { LeadsErrorEvent } from '../events.js';
import { errorSentence } from '../i18n/sentences.js';
import type { Translator } from '../i18n/translator.js';
import type { Operation } from './leads-controller.js';

export interface FailureReporterOptions {
  readonly translator: () => Translator;
  /** The API base that is asked, if the settings are valid. */
  readonly apiBase: () => string | undefined;
  /** Announces a sentence to screen readers; `''` for silence. */
  readonly announce: (sentence: string) => void;
}

/** Reports what goes wrong: to the developer, then to the page, then to the reader's ear. */
export class FailureReporter {
  readonly #target: EventTarget;
  readonly #options: FailureReporterOptions;
  /** What the console has been told. */
  readonly #logged = new Set<string>();

  /** `target` dispatches `leads-error`. */
  constructor(target: EventTarget, options: FailureReporterOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** Tells the console each thing once, so that a host that fails all day does not fill it. */
  logOnce(text: string): void {
    if (!this.#logged.has(text)) {
      this.#logged.add(text);
      console.error(`<client-leads> ${text}`);
    }
  }

  /** Reports a failure. Returns whether the reader is to see it: the page may cancel the event. */
  report(error: ApiError, operation: Operation): boolean {
    const { translator, apiBase, announce } = this.#options;
    const fallback = operation === 'more' || operation === 'readOn' ? 'errorMore' : 'error';
    const message = errorSentence(error, translator(), fallback);
    if (!error.apiMessage && error.kind !== 'offline') {
      const base = apiBase();
      this.logOnce(base ? `${error.message} The API base is ${base}` : error.message);
    }
    const isShown = this.#target.dispatchEvent(new LeadsErrorEvent(error, message));
    const isQuiet = operation === 'refresh' || operation === 'refreshHead';
    if (!isQuiet) {
      announce(isShown ? message : '');
    }
    return isShown;
  }
}
