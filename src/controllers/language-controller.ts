import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LangObserver } from '../dom/lang-observer.js';
import { languageFor } from '../i18n/language-for.js';
import type { Language } from '../i18n/language.js';
import type { Messages } from '../i18n/messages.js';
import { memoizeLast } from '../model/memoize.js';

/**
 * Follows the `lang` of an element or its nearest ancestor, and requests an update if it changes.
 */
export class LanguageController implements ReactiveController {
  readonly #observer: LangObserver;
  readonly #languageFor = memoizeLast(
    (lang: string | undefined, pageLang: string | undefined, messages: Partial<Messages> | null) =>
      languageFor({ lang, pageLang, messages }),
  );

  constructor(host: ReactiveControllerHost & Element) {
    this.#observer = new LangObserver(host, () => host.requestUpdate());
    host.addController(this);
  }

  /**
   * Returns the texts and formats to use: the same object until an argument or the language
   * changes.
   */
  languageWith(messages: Partial<Messages> | null): Language {
    const { lang, pageLang } = this.#observer;
    return this.#languageFor(lang, pageLang, messages);
  }

  hostConnected(): void {
    this.#observer.start();
  }

  hostDisconnected(): void {
    this.#observer.stop();
  }
}
